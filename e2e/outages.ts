// What goes wrong at the sandbox on purpose, and how a phone comes through it.

import type { Person } from './phone.ts'
import { expectToHear } from './sound.ts'
import { test as base, expect } from './test.ts'

export type Outage = 'drop' | 'freeze' | 'refuse' | 'restart'

export const outages: readonly Outage[] = ['drop', 'freeze', 'refuse', 'restart']
export const robot = '+15550100011'
export const keepTalking = 'Reconnecting; you can keep talking'

/** Whatever goes wrong in a test is mended for the next. */
export const test = base.extend<{ mended: undefined }>({
  mended: [
    async ({ request }, use) => {
      await use(undefined)
      await request.delete('/sandbox/faults')
      await request.post('/sandbox/profile', { data: { like: 'plain' } })
    },
    { auto: true },
  ],
})

export const begin = (person: Person, faults: Readonly<Record<string, unknown>>) =>
  person.page.request.post('/sandbox/faults', { data: faults })

export const end = (person: Person) => person.page.request.delete('/sandbox/faults')

/** All that the line says from now on, however short it says it. */
export async function noteLine({ page, line }: Person) {
  await line.evaluate((element) => {
    const noted = [element.textContent ?? '']
    Object.assign(globalThis, { noted })
    new MutationObserver(() => noted.push(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  return () => page.evaluate(() => (globalThis as typeof globalThis & { noted: string[] }).noted)
}

/** The server goes and comes back; the line must be back three seconds later, and say `meanwhile` until then. */
export async function endure(person: Person, outage: Outage, meanwhile: string): Promise<void> {
  const noted = await noteLine(person)
  await begin(person, { sip: outage })
  await expect.poll(noted, { timeout: 25_000 }).toContainEqual(expect.stringContaining(meanwhile))
  await end(person)
  await expect(person.line).toHaveText(/^Online/, { timeout: 3000 })
}

export async function talkTo(person: Person, who: string): Promise<void> {
  await person.call(who)
  await person.expectTalking(who)
  await expectToHear(person.page)
}

/** The echo hears what it sends back: sound both ways. And the other end still knows the call. */
export async function endWell(person: Person, who: string): Promise<void> {
  await person.expectOpen(who)
  await expectToHear(person.page)
  const before = person.received().length
  await person.hangUp(who)
  await person.expectSaid(who, 'Call ended', 'You hung up')
  await expect.poll(() => person.received().slice(before)).toContain('SIP/2.0 200 OK')
}

export async function haveRobotCall({ page }: Person): Promise<void> {
  const answer = await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice' } })
  expect(answer.status()).toBe(202)
}
