/** Digits typed faster than they can be played, into three calls of one page, of which only one is heard at a time. */

import { expect, type Page } from '@playwright/test'
import { passwordOf, sandboxDomain } from '../../src/sandbox/accounts.ts'
import type { Chance } from '../../test/soak/measure.ts'
import type { FixturePage } from '../fixture.ts'
import type { User } from '../phone.ts'

type Phone = ReturnType<FixturePage['createPhone']>
type WithPhone = FixturePage & { phone: Phone; sent: Record<string, number> }

interface TypedCall {
  readonly id: string
  typed: string
}

const callCount = 3
const inOneBurst = 10
/** As fast as anybody types: twenty a second. */
const keyInterval = 50
const burstsInOneRound = 6
const timing = { duration: 70, gap: 50 }

/** Types so many, and says what each robot heard beside what was typed to it. */
export async function typeDigits(
  page: Page,
  user: User,
  count: number,
  chance: Chance,
): Promise<{ typed: readonly string[]; heard: readonly string[] }> {
  await goOnline(page, user)
  const calls: TypedCall[] = []
  for (let made = 0; made < callCount; made++) calls.push(await callMenu(page))
  let left = count
  while (left > 0) {
    for (let burst = 0; burst < burstsInOneRound && left > 0; burst++) {
      const digits = someDigits(Math.min(inOneBurst, left), chance)
      const call = chance.pick(calls)
      call.typed += digits
      left -= digits.length
      // The swap comes in the middle of what is typed.
      await Promise.all([
        type(page, call.id, digits),
        chance.often(0.5) ? toFront(page, chance.pick(calls).id, chance.often(0.3)) : undefined,
      ])
    }
    for (const { id, typed } of calls) {
      await toFront(page, id, false)
      await expect
        .poll(() => page.evaluate((id) => (globalThis as unknown as WithPhone).sent[id] ?? 0, id), {
          intervals: [100],
          timeout: 60_000,
        })
        .toBe(typed.length)
    }
  }
  const heard = async () => {
    const answer = await page.request.get(new URL(`/sandbox/digits?user=${user}`, page.url()).href)
    const latestFirst = ((await answer.json()) as { calls: { digits: string }[] }).calls
    return latestFirst
      .slice(0, callCount)
      .map(({ digits }) => digits)
      .toReversed()
  }
  // The last one may still be on its way.
  await expect.poll(async () => (await heard()).join('').length).toBeGreaterThanOrEqual(count)
  return { typed: calls.map(({ typed }) => typed), heard: await heard() }
}

function someDigits(count: number, chance: Chance): string {
  return Array.from({ length: count }, () => chance.pick([...'0123456789*#'])).join('')
}

async function goOnline(page: Page, user: User): Promise<void> {
  const account = { user, domain: sandboxDomain, password: passwordOf(user) ?? '' }
  await page.evaluate(
    async ({ user, domain, password, dtmfTiming }) => {
      const server = `ws://${location.host}/sip`
      const { createPhone } = globalThis as unknown as WithPhone
      const phone = createPhone({ server, domain, user, credentials: { password }, dtmfTiming })
      const sent: Record<string, number> = {}
      phone.on('call-digits-sent', ({ callId, digits }) => {
        sent[callId] = (sent[callId] ?? 0) + digits.length
      })
      Object.assign(globalThis, { phone, sent })
      await phone.connect()
    },
    { ...account, dtmfTiming: timing },
  )
}

/** Calls the menu that says what it hears; whoever was on the line before is on hold then. */
async function callMenu(page: Page): Promise<TypedCall> {
  const id = await page.evaluate(() => (globalThis as unknown as WithPhone).phone.call('ivr'))
  const stands = () =>
    page.evaluate((id) => {
      const { phone } = globalThis as unknown as WithPhone
      const call = phone.store.getState().calls.find((one) => one.id === id)
      return `${call?.state.phase}, ${call?.media}`
    }, id)
  await expect.poll(stands).toBe('connected, flowing')
  return { id, typed: '' }
}

function type(page: Page, id: string, digits: string): Promise<void> {
  return page.evaluate(
    async ({ id, digits, keyInterval }) => {
      const { phone } = globalThis as unknown as WithPhone
      for (const digit of digits) {
        await phone.sendDigits(id, digit)
        await new Promise((resolve) => setTimeout(resolve, keyInterval))
      }
    },
    { id, digits, keyInterval },
  )
}

/** This call is the one that is heard, the others are on hold; and once more, where wanted, after a hold of its own. */
function toFront(page: Page, id: string, again: boolean): Promise<void> {
  return page.evaluate(
    async ({ id, again }) => {
      const { phone } = globalThis as unknown as WithPhone
      const call = () => phone.store.getState().calls.find((one) => one.id === id)
      const settled = () =>
        new Promise<void>((resolve) => {
          const look = () => {
            if (call()?.asking) return
            stop()
            resolve()
          }
          const stop = phone.store.subscribe(look)
          look()
        })
      const isHeld = () => {
        const state = call()?.state
        return state?.phase === 'connected' ? state.held.us : false
      }
      /** A machine that has much else to do may be too slow for an answer; then a person presses again. */
      const patiently = async (wanted: boolean, ask: () => Promise<void>) => {
        for (let left = 5; isHeld() !== wanted; left--) {
          await ask().catch((error: { code?: string }) => {
            if (error.code !== 'timeout' || !left) throw error
          })
          await settled()
        }
      }
      await settled()
      await patiently(false, () => phone.resume(id))
      if (!again) return
      await patiently(true, () => phone.hold(id))
      await patiently(false, () => phone.resume(id))
    },
    { id, again },
  )
}
