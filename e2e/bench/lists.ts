/** How long somebody with 10,000 calls and 5,000 contacts waits for their lists. */

import type { Page } from '@playwright/test'
import { heapMegabytes } from '../alive.ts'
import { rounds } from './contestants.ts'
import type { Bench } from './pages.ts'
import { atMost, type Row } from './rows.ts'

const calls = 10_000
const contacts = 5000

/** What is sought, and how one of its list says that it has come: names, a number, words with accents left out. */
const sought = ['zoe mia 4', '+49 301 0012', 'kai 5']

export async function* listRows({ visitor }: Bench): AsyncGenerator<Row> {
  const page = await visitor.open('/lists', { width: 400, height: 800 })
  const cdp = await page.context().newCDPSession(page)
  const heap: number[] = []
  const found: Record<string, number[]> = {}
  const note = (name: string, value: number) => {
    found[name] ??= []
    found[name].push(value)
  }
  try {
    await ready(page, '0')
    const empty = await heapMegabytes(cdp)
    await page.evaluate(([a, b]) => window.lists.fill(a, b), [calls, contacts] as const)
    for (let round = 0; round < rounds; round++) {
      await page.reload()
      await ready(page, calls.toString())
      heap.push((await heapMegabytes(cdp)) - empty)
      for (const [tab, field] of [
        ['History', 'Search history'],
        ['People', 'Search people'],
      ] as const) {
        note(`press on ${tab} → its first rows`, await page.evaluate((name) => window.lists.open(name), tab))
        for (const text of sought) {
          await page.getByRole('textbox', { name: field, exact: true }).fill('')
          await page.getByRole('textbox', { name: field, exact: true }).pressSequentially(text, { delay: 60 })
        }
        note(`key → found in ${tab}, p95`, p95(await page.evaluate(() => window.lists.keys())))
      }
    }
  } finally {
    await page.context().close()
  }
  for (const [name, ours] of Object.entries(found))
    yield { name, unit: 'ms', samples: { ours }, gate: atMost(name.startsWith('key') ? 33 : 100, 'ms') }
  yield {
    name: '10,000 calls, 5,000 contacts: heap',
    unit: 'MB',
    samples: { ours: heap },
    gate: atMost(40, 'MB'),
  }
}

/** The history has come from the disk. */
async function ready(page: Page, count: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      wanted === '0'
        ? document.querySelector('.tab-bar')
        : document.querySelector('.chip .num')?.textContent === wanted,
    count,
  )
}

function p95(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? Number.NaN
}
