import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './browsers.ts'

// One worker: the phones on the desks are few, and every test may use them.
export default defineConfig({
  testDir: '.',
  outputDir: '../../.lab/results',
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: { launchOptions: chromiumOptions, trace: 'retain-on-failure' },
  reporter: [['list'], ['json', { outputFile: '../../.lab/report.json' }]],
})
