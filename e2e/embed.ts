// The test of the elements in other people's pages: hands out a site, and visitors of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { buildWidget } from '../.build/widget.ts'
import type { PhoneElement } from '../src/widget/elements.ts'
import { openSite, type Site } from './site.ts'
import { expectToHear, rememberConnections } from './sound.ts'

export { expect } from '@playwright/test'

export interface Visitor {
  readonly page: Page
  readonly phone: Locator
  /** The names of the element's events, oldest first. */
  readonly events: () => Promise<readonly string[]>
  readonly button: (name: string) => Locator
  /** What scripts threw, and what the console has as an error. */
  readonly errors: readonly string[]
}

interface Fixtures {
  readonly site: Site
  /** Puts a page on the site and goes there. */
  readonly visit: (body: string, more?: { readonly csp?: string; readonly head?: string }) => Promise<Visitor>
  /** Goes to a page that the site has. */
  readonly arriveAt: (path: string) => Promise<Visitor>
}

type Watched = typeof globalThis & { events: string[]; violations: string[] }

/** Runs before the page's own scripts: what the elements tell, and what the page's policy was broken by. */
function watchPage() {
  const events: string[] = []
  const violations: string[] = []
  Object.assign(globalThis, { events, violations })
  for (const name of [
    'ready',
    'before-call',
    'line-changed',
    'call-added',
    'call-ringing',
    'call-connected',
    'call-ended',
  ])
    document.addEventListener(name, (event) => {
      if (event instanceof CustomEvent) events.push(`${name} ${JSON.stringify(event.detail)}`)
    })
  document.addEventListener('securitypolicyviolation', (event) =>
    violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`),
  )
}

export const violationsOf = (page: Page) => page.evaluate(() => (globalThis as Watched).violations)

export const test = base.extend<Fixtures, { widget: string }>({
  widget: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'softphone-widget-'))
      await use((await buildWidget(folder)).folder)
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  site: async ({ widget }, use) => {
    const site = await openSite(widget)
    await use(site)
    await site.close()
  },
  arriveAt: async ({ browser, site }, use) => {
    const context = await browser.newContext({ permissions: ['microphone'] })
    await context.addInitScript(rememberConnections)
    await context.addInitScript(watchPage)
    await use(async (path) => {
      const page = await context.newPage()
      const errors: string[] = []
      page.on('pageerror', ({ message }) => errors.push(message))
      page.on(
        'console',
        (told) => told.type() === 'error' && errors.push(`${told.text()} ${told.location().url}`),
      )
      await page.goto(site.origin + path)
      return {
        page,
        phone: page.locator('opentact-phone, opentact-call').first(),
        events: () => page.evaluate(() => (globalThis as Watched).events),
        button: (name) => page.getByRole('button', { name, exact: true }),
        errors,
      }
    })
    await context.close()
  },
  visit: async ({ site, arriveAt }, use) => {
    await use((body, { csp, head = script } = {}) => {
      const html = `<!doctype html><html lang="en"><title>Somebody’s site</title>${head}<body>${body}`
      site.pages.set('/', { html, ...(csp && { csp }) })
      return arriveAt('/')
    })
  },
})

/** Calls echo by the element's own method, and hears it. */
export async function talk({ page, phone }: Visitor) {
  await expect(phone).toHaveAttribute('data-line', 'online')
  const id = await phone.evaluate((element: PhoneElement) => element.call('echo'))
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  return id
}

/** Of all its calls. */
export const phasesOf = (phone: Locator) =>
  phone.evaluate((element: PhoneElement) =>
    element.phone?.store.getState().calls.map((call) => `${call.id} ${call.state.phase}`),
  )

export const script = '<script type="module" src="/widget/widget.js"></script>'

/** The element as the sandbox's alice, by the site's own backend. */
export const alice = '<opentact-phone user="alice" credentials-url="/credentials"></opentact-phone>'
export const callEcho =
  '<opentact-call user="bob" credentials-url="/credentials" target="echo">Call <b>us</b></opentact-call>'

const guide = readFileSync(new URL('../docs/embedding.md', import.meta.url), 'utf8')

/** What docs/embedding.md prints. */
export const strictCsp = /^```csp\n(.*)$/m.exec(guide)?.[1] ?? ''

/** What it prints to keep the place of a button. */
export const roomInDocs = /^```css\n(opentact-call [^`]*)/m.exec(guide)?.[1] ?? ''
