/** How long a press or a key waits for the screen while the platform tells 1,000 things a second. */

import type { Page } from '@playwright/test'
import { passwordOf, sandboxDomain } from '../../src/sandbox/accounts.ts'
import { legOf } from '../flood.ts'
import { personAt } from '../phone.ts'
import { rounds } from './contestants.ts'
import type { Bench } from './pages.ts'
import { atMost, type Row } from './rows.ts'

const perSecond = 1000
const seconds = 10
/** Chromium tells of no event that took less, ms. */
const untold = 16

type WatchedPage = typeof globalThis & { interactions: Map<number, number> }

export async function* interactionRows({ visitor }: Bench): AsyncGenerator<Row> {
  const user = 'alice'
  const query = new URLSearchParams({ user, password: passwordOf(user) ?? '', domain: sandboxDomain })
  const page = await visitor.open(`/panel?${query}`, { width: 1280, height: 800 })
  const p75: number[] = []
  const p98: number[] = []
  try {
    const person = personAt(page, user)
    await person.line.getByText(/^Online/).waitFor()
    // One that is over, so that there is something to be searched for.
    await person.call('echo')
    await person.expectTalking('echo')
    await person.hangUp('echo')
    await person.button('Call again').click()
    await person.expectTalking('echo')
    await person.story().filter({ hasText: 'echo took the call' }).waitFor()
    const leg = await legOf(person)
    if (!leg) throw new Error('The call has no leg to flood.')
    await page.evaluate(watch)
    for (let round = 0; round < rounds; round++) {
      const waits = await floodAndPress(page, leg)
      p75.push(quantile(waits, 0.75))
      p98.push(quantile(waits, 0.98))
    }
  } finally {
    await page.context().close()
  }
  const name = '1,000 events/s: press → next paint'
  yield { name: `${name}, p75`, unit: 'ms', samples: { ours: p75 }, gate: atMost(50, 'ms') }
  yield { name: `${name}, p98`, unit: 'ms', samples: { ours: p98 }, gate: atMost(100, 'ms') }
}

/** ms that each of the presses and keys waited. */
async function floodAndPress(page: Page, leg: string): Promise<readonly number[]> {
  const call = { uuid: leg, direction: 'in', from: 'alice', to: 'echo', state: 'live' }
  const event = { type: 'odd', message: 'Number #', payload: { noise: 'x'.repeat(1000) }, call }
  await page.evaluate(() => (globalThis as WatchedPage).interactions.clear())
  await page.request.post(new URL('/sandbox/flood', page.url()).href, {
    data: { event, perSecond, for: seconds * 1000 },
  })
  const ends = Date.now() + seconds * 1000
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
  let count = 0
  while (Date.now() < ends) {
    for (const name of ['Mute', 'Unmute', 'Hold', 'Resume', 'History']) await press(name)
    const field = page.getByRole('textbox', { name: 'Search history', exact: true })
    await field.click()
    await field.pressSequentially('echo', { delay: 30 })
    await field.press('Backspace')
    await press('This call')
    count += 12
  }
  const told = await page.evaluate(
    () =>
      // An entry comes a frame after its event.
      new Promise<number[]>((resolve) =>
        setTimeout(() => resolve([...(globalThis as WatchedPage).interactions.values()]), 500),
      ),
  )
  return [...told, ...Array.from({ length: Math.max(0, count - told.length) }, () => untold)]
}

/** Of an interaction the longest of its events counts, as web.dev defines INP. */
function watch() {
  const interactions = new Map<number, number>()
  Object.assign(globalThis, { interactions })
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries() as PerformanceEventTiming[])
      if (interactionId)
        interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0))
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

function quantile(all: readonly number[], part: number): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length * part)] ?? Number.NaN
}
