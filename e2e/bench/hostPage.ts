/** What our tag costs somebody's page, on a machine four times as slow: the same page without it is beside it. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { buildWidget } from '../../.build/widget.ts'
import { openSite, type Site } from '../site.ts'
import { rounds } from './contestants.ts'
import type { Bench } from './pages.ts'
import { atMost, type Gate, type Row } from './rows.ts'

const slower = 4
/** Lighthouse calls a page good that is blocked for less. */
const goodBlocking = 200

interface Cost {
  readonly shift: number
  /** Of the parts of the tasks beyond 50 ms each. */
  readonly blocked: number
  /** For files of ours. */
  readonly requests: number
}

type WatchedPage = typeof globalThis & { cost: { shift: number; blocked: number; lastAt: number } }

/** How a site keeps the place of the button, by the guide. */
const guide = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8')
const placeKept = /```css\n(opentact-call \{[^`]+)```/.exec(guide)?.[1]
const tag = `<script type="module" src="/widget/widget.js"></script><style>${placeKept}</style>`
const elements = {
  plain: '',
  call: '<opentact-call user="bob" credentials-url="/credentials" target="echo">Call us</opentact-call>',
  phone: '<opentact-phone user="alice" credentials-url="/credentials"></opentact-phone>',
} as const
type Kind = keyof typeof elements

export async function* hostRows({ visitor }: Bench): AsyncGenerator<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-widget-'))
  const site = await openSite((await buildWidget(folder)).folder)
  const costs: Record<Kind, Cost[]> = { plain: [], call: [], phone: [] }
  try {
    for (const [kind, element] of Object.entries(elements))
      site.pages.set(`/${kind}`, { html: pageWith(kind === 'plain' ? '' : tag, element) })
    for (let round = 0; round < rounds; round++)
      for (const kind of ['plain', 'call', 'phone'] as const)
        costs[kind].push(await visit(await visitor.blank(), site, kind))
  } finally {
    await site.close()
    rmSync(folder, { recursive: true })
  }
  const row = (name: string, unit: Row['unit'], kind: Kind, what: keyof Cost, gate: Gate): Row => ({
    ...{ name, unit, gate },
    samples: {
      ours: costs[kind].map((cost) => cost[what]),
      plain: costs.plain.map((cost) => cost[what]),
    },
    rivals: [{ name: 'plain', title: 'without us' }],
  })
  yield row('<opentact-call>: layout shift', '', 'call', 'shift', atMost(0, ''))
  yield row('<opentact-call>: requests before intent', '', 'call', 'requests', atMost(1, ''))
  yield row('<opentact-call>: blocks, CPU 4× slower', 'ms', 'call', 'blocked', moreThanPlain(50))
  yield row('<opentact-phone>: layout shift', '', 'phone', 'shift', atMost(0, ''))
  yield row('<opentact-phone>: blocks, CPU 4× slower', 'ms', 'phone', 'blocked', moreThanPlain(goodBlocking))
}

const moreThanPlain = (most: number): Gate => ({
  text: `≤ ${most} ms more`,
  holds: ({ ours, plain = Number.NaN }) => ours - plain <= most,
})

function pageWith(head: string, element: string): string {
  const words =
    '<p>Somebody’s page has a story to tell, and would rather not be kept from it by a telephone.</p>'
  const body = `<h1>Somebody’s site</h1>${words}<p>Ask us: ${element}</p>${words.repeat(20)}`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Somebody’s site</title>${head}<body>${body}`
}

async function visit(page: Page, site: Site, kind: Kind): Promise<Cost> {
  try {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.addInitScript(watch)
    let requests = 0
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/widget/')) requests++
    })
    await page.goto(`${site.origin}/${kind}`)
    if (kind === 'phone')
      await page.waitForFunction(
        () => document.querySelector('opentact-phone')?.phone?.store.getState().line.phase === 'online',
      )
    if (kind === 'call') await page.waitForFunction(() => customElements.get('opentact-call'))
    await page.waitForFunction(isQuiet)
    const { shift, blocked } = await page.evaluate(() => (globalThis as WatchedPage).cost)
    return { shift, blocked, requests }
  } finally {
    await page.context().close()
  }
}

function watch() {
  const cost = { shift: 0, blocked: 0, lastAt: 0 }
  Object.assign(globalThis, { cost })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      cost.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      cost.blocked += duration - 50
      cost.lastAt = startTime + duration
    }
  }).observe({ type: 'longtask', buffered: true })
}

/** Nothing has kept the page busy for a second, nor is anything on its way. */
const isQuiet = () => {
  const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const last = Math.max((globalThis as WatchedPage).cost.lastAt, ...all.map(({ responseEnd }) => responseEnd))
  return document.readyState === 'complete' && performance.now() - last > 1000
}
