// `npm run pictures:docs`: the few pictures that the README shows, drawn anew into `docs/`.
import { defineConfig } from '@playwright/test'
import pictures from '../playwright.config.ts'

export default defineConfig({
  ...pictures,
  testDir: '.',
  outputDir: '../../../test-results',
  projects: [{ name: 'docs' }],
})
