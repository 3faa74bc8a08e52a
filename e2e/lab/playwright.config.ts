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
  use: {
    launchOptions: chromiumOptions,
    // drawn by the processor here, pictures would take from the calls what is measured
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  reporter: [['list'], ['json', { outputFile: '../../.lab/report.json' }]],
})
