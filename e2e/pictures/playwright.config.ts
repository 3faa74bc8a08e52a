// `npm run pictures`: every screen of the page in `pictures/`, light and dark, on a telephone, a laptop and a big screen.
import { defineConfig } from '@playwright/test'
import tests from '../playwright.config.ts'

const sizes = { 360: 720, 1024: 768, 1920: 1080 }

const looks = Object.entries(sizes).flatMap(([width, height]) =>
  (['light', 'dark'] as const).map((colorScheme) => ({
    name: `${width}-${colorScheme}`,
    use: { viewport: { width: Number(width), height }, colorScheme },
  })),
)

export default defineConfig({
  ...tests,
  testIgnore: [],
  outputDir: '../../test-results',
  workers: 1,
  use: { ...tests.use, ...tests.projects?.[0]?.use },
  projects: looks,
})
