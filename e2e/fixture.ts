// A page with nothing on it but `createPhone`, from the sources as `npm start` serves them. A file, not a route of
// Playwright's: Chromium lets no page that came from nowhere open sockets on this machine.
import type { Page } from '@playwright/test'
import type { createPhone } from '../src/index.ts'

/** What the page offers to those who evaluate in it. */
export type FixturePage = typeof globalThis & { createPhone: typeof createPhone }

export async function openFixture(page: Page): Promise<void> {
  await page.goto(`http://127.0.0.1:${process.env['STARTED_PORT']}/e2e/fixture.html`)
  await page.waitForFunction(() => 'createPhone' in globalThis)
}
