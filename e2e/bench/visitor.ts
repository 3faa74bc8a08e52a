/** Opens phones in Chromium, and counts through the DevTools protocol what a page itself cannot see. */

import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { passwordOf, sandboxDomain } from '../../src/sandbox/accounts.ts'
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
}

export interface Visitor {
  /** A page of its own with a phone that is registered and a microphone that is warm. */
  visit(who: Contestant, options?: VisitOptions): Promise<Visit>
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
    close: () => browser.close(),
  }
}

async function open(browser: Browser): Promise<Visit> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`))
  return { page, cdp: await context.newCDPSession(page), close: () => context.close() }
}

export function addressOf(origin: string, { name, user }: Contestant, { stun, timers }: VisitOptions = {}) {
  const query = new URLSearchParams({
    user,
    password: passwordOf(user) ?? '',
    domain: sandboxDomain,
    ...(stun && { stun }),
    ...(timers && { timers: 'counted' }),
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

/** MB of the JavaScript heap that are still needed. */
export async function heapMegabytes({ cdp }: Visit): Promise<number> {
  await cdp.send('Performance.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6
}

/** What is alive of things that cost something even when nobody holds them. */
const living = {
  RTCPeerConnection: 'one.signalingState !== "closed"',
  MediaStreamTrack: 'one.readyState === "live"',
  AudioContext: 'one.state !== "closed"',
  WebSocket: 'one.readyState <= WebSocket.OPEN',
  Worker: 'true',
} as const

export async function countLiving({ cdp }: Visit, what: keyof typeof living): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { result } = await cdp.send('Runtime.evaluate', { expression: `${what}.prototype` })
  if (!result.objectId) return 0
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: result.objectId })
  const counted = await cdp.send('Runtime.callFunctionOn', {
    ...(objects.objectId && { objectId: objects.objectId }),
    functionDeclaration: `function () { return this.filter((one) => ${living[what]}).length }`,
    returnByValue: true,
  })
  return Number(counted.result.value)
}

const listenedTo = ['window', 'document', 'navigator', 'navigator.mediaDevices', 'navigator.connection']

export async function countListeners({ cdp }: Visit): Promise<number> {
  let count = 0
  for (const expression of listenedTo) {
    const { result } = await cdp.send('Runtime.evaluate', { expression })
    if (!result.objectId) continue
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId })
    count += listeners.length
  }
  return count
}

export async function countLeftOver(visit: Visit, timers: number): Promise<number> {
  let count = timers + (await countListeners(visit))
  for (const what of Object.keys(living) as (keyof typeof living)[]) count += await countLiving(visit, what)
  return count
}
