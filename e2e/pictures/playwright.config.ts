// `npm run pictures`: every screen of the page in `pictures/`, light and dark, on a telephone, a laptop and a big screen.
import { defineConfig } from '@playwright/test'
import tests from '../playwright.config.ts'

const sizes = { 360: 720, 1024: 768, 1920: 1080 }
const at = (width: number) => ({ width, height: sizes[width as keyof typeof sizes] })

const looks = Object.keys(sizes).flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({
    name: `${width}-${colorScheme}`,
    testIgnore: ['languages.spec.ts', 'docs/**'],
    use: { viewport: at(Number(width)), colorScheme },
  })),
)

/** For those who ask their system for it. */
const moreToSee = (
  [
    ['360-contrast-light', 360, { contrast: 'more', colorScheme: 'light' }],
    ['360-contrast-dark', 360, { contrast: 'more', colorScheme: 'dark' }],
    ['1024-forced-colours', 1024, { forcedColors: 'active' }],
  ] as const
).map(([name, width, contextOptions]) => ({
  ...{ name, testIgnore: ['languages.spec.ts', 'site.spec.ts', 'docs/**'] },
  use: { viewport: at(width), contextOptions },
}))

const languages = [360, 1024].map((width) => ({
  ...{ name: `${width}-languages`, testMatch: 'languages.spec.ts' },
  use: { viewport: at(width) },
}))

export default defineConfig({
  ...tests,
  testIgnore: [],
  outputDir: '../../test-results',
  workers: 1,
  use: { ...tests.use, ...tests.projects?.[0]?.use },
  projects: [...looks, ...moreToSee, ...languages],
})
