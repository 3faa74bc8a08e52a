/** A flood of events into a call, and what the page's own scripts made of it. */

import { countLiving, heapMegabytes } from './alive.ts'
import { watchTasks } from './longestTask.ts'
import type { Person } from './phone.ts'
import { expect } from './test.ts'

export interface FloodResult {
  /** ms of the processor that the page's longest task took: on a busy machine its end is no measure. */
  readonly worstTask: number
  /** ms by the clock, of our scripts in the long animation frame in which they took longest. */
  readonly worstFrame: number
  /** ms, each: from the press on Mute to the call being muted. */
  readonly answers: readonly number[]
  readonly heapGrown: number
  readonly told: number
}

interface Watching {
  frames: { readonly duration: number; readonly scripts: number }[]
}

type FloodPage = typeof globalThis & { flood: Watching }

/** What scripts did, not how long a busy machine took to paint it. */
function watchFrames() {
  const watching: Watching = { frames: [] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { scripts: { duration: number }[] })[])
      watching.frames.push({
        duration: entry.duration,
        scripts: entry.scripts.reduce((sum, { duration }) => sum + duration, 0),
      })
  }).observe({ type: 'long-animation-frame' })
  Object.assign(globalThis, { flood: watching })
}

/** Talks to echo meanwhile, with the timeline in sight, and mutes and unmutes every second. */
export async function flood(person: Person, perSecond: number, seconds: number): Promise<FloodResult> {
  const { page } = person
  const cdp = await page.context().newCDPSession(page)
  await person.call('echo')
  await person.expectOpen('echo')
  await expect(person.story().filter({ hasText: 'echo took the call' })).toHaveCount(1)
  const leg = (await legOf(person)) ?? ''
  const heapBefore = await heapMegabytes(cdp)
  await page.evaluate(watchFrames)
  const longestTask = await watchTasks(page)
  const call = { uuid: leg, direction: 'in', from: 'alice', to: 'echo', state: 'live' }
  const payload = { noise: 'x'.repeat(1000) }
  const event = { type: 'odd', message: 'Number #', payload, call }
  await page.request.post('/sandbox/flood', { data: { event, perSecond, for: seconds * 1000 } })
  const answers: number[] = []
  for (let second = 0; second < seconds; second++) {
    for (const name of ['Mute', 'Unmute']) answers.push(await page.evaluate(pressAndWait, name))
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 800)))
  }
  const last = `The last, ${Date.now()}`
  // Of more than can be read some are left out; what comes after them is told again.
  await expect(async () => {
    await page.request.post('/sandbox/event', { data: { type: 'odd', message: last, call } })
    await expect(person.story().filter({ hasText: last }).first()).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  const worstTask = await longestTask()
  const frames = await page.evaluate(() => (globalThis as FloodPage).flood.frames)
  const shown = await page.getByRole('button', { name: /^All \d/ }).textContent()
  const heapGrown = (await heapMegabytes(cdp)) - heapBefore
  expect(await countLiving(cdp, 'RTCPeerConnection')).toBe(1)
  const worstFrame = frames.reduce((most, { scripts }) => Math.max(most, scripts), 0)
  const told = Number(/\d+/.exec(shown ?? '')?.[0])
  return { worstTask, worstFrame, answers, heapGrown, told }
}

/** Of the platform's leg that is this call: what it tells is then of this call for sure. */
export async function legOf({ page }: Person): Promise<string | undefined> {
  const raw = page.getByRole('log').getByText('Raw event').last()
  await raw.click()
  const shown = await page.getByRole('log').locator('pre').textContent()
  await raw.click()
  return /"ref_id": "([^"]+)"/.exec(shown ?? '')?.[1]
}

/** In the page: presses the button as a person would, and waits until its name has changed. ms. */
function pressAndWait(name: string): Promise<number> {
  const named = (wanted: string) =>
    [...document.querySelectorAll<HTMLElement>('.controls button')].find(
      (one) => one.textContent?.trim() === wanted,
    )
  const other = name === 'Mute' ? 'Unmute' : 'Mute'
  const began = performance.now()
  return new Promise((resolve) => {
    // As a press does: in a task of its own, behind whatever the page is busy with.
    setTimeout(() => {
      named(name)?.click()
      const look = () => (named(other) ? resolve(performance.now() - began) : setTimeout(look, 1))
      look()
    })
  })
}
