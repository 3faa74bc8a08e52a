/** Opens phones in Chromium, has them measure themselves, and counts what they leave behind. */

import { type Browser, type CDPSession, chromium, type Page, type ViewportSize } from '@playwright/test'
import { passwordOf, sandboxDomain } from '../../src/sandbox/accounts.ts'
import { countAllLiving, countListeners } from '../alive.ts'
import { chromiumOptions } from '../lab/browsers.ts'
import type { Contestant } from './contestants.ts'
import type { Driver } from './page/driver.ts'

export interface Visit {
  readonly page: Page
  readonly cdp: CDPSession
  close(): Promise<void>
}

export interface VisitOptions {
  readonly stun?: string
  /** The page counts its timers. */
  readonly timers?: boolean
  /** The page hears what it plays and what comes in. */
  readonly ears?: boolean
}

export interface Visitor {
  /** A page of its own with a phone that is registered and a microphone that is warm. */
  visit(who: Contestant, options?: VisitOptions): Promise<Visit>
  /** A page without a phone of its own. */
  open(path: string, viewport?: ViewportSize): Promise<Page>
  /** A page that has not been anywhere. */
  blank(): Promise<Page>
  close(): Promise<void>
}

export async function startVisitor(origin: string): Promise<Visitor> {
  const chromiumPath = process.env['CHROMIUM_PATH']
  const browser = await chromium.launch({
    ...chromiumOptions,
    ...(chromiumPath && { executablePath: chromiumPath }),
  })
  return {
    visit: async (who, options = {}) => {
      const visit = await open(browser)
      await visit.page.goto(addressOf(origin, who, options))
      await visit.page.evaluate(() => window.bench.pageToRegistered)
      await visit.page.evaluate(() => window.bench.warmUp())
      return visit
    },
    open: async (path, viewport) => {
      const { page } = await open(browser)
      if (viewport) await page.setViewportSize(viewport)
      await page.goto(`${origin}${path}`)
      return page
    },
    blank: async () => (await open(browser)).page,
    close: () => browser.close(),
  }
}

async function open(browser: Browser): Promise<Visit> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`))
  return { page, cdp: await context.newCDPSession(page), close: () => context.close() }
}

export function addressOf(
  origin: string,
  { name, user }: Contestant,
  { stun, timers, ears }: VisitOptions = {},
) {
  const query = new URLSearchParams({
    user,
    password: passwordOf(user) ?? '',
    domain: sandboxDomain,
    ...(stun && { stun }),
    ...(timers && { timers: 'counted' }),
    ...(ears && { ears: 'open' }),
  })
  return `${origin}/${name}?${query}`
}

/** Has the page measure itself: one number, of something it did or had done. */
export const measured = (
  { page }: Visit,
  what: Exclude<keyof Driver, 'warmUp'>,
  given = 0,
): Promise<number> =>
  page.evaluate(
    ([name, value]) => {
      const measure = window.bench[name]
      return typeof measure === 'function' ? measure(value) : measure
    },
    [what, given] as const,
  )

export async function countLeftOver({ cdp }: Visit, timers: number): Promise<number> {
  let count = timers + (await countListeners(cdp))
  for (const living of Object.values(await countAllLiving(cdp))) count += living
  return count
}
