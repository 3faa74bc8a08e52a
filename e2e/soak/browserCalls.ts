/** Call after call in one page of an ordinary Chromium; none may fail, and nothing of them may stay alive. */

import type { Page } from '@playwright/test'
import { passwordOf, sandboxDomain } from '../../src/sandbox/accounts.ts'
import type { Chance } from '../../test/soak/measure.ts'
import type { FixturePage } from '../fixture.ts'

/** `heard`: we wait for the sound before we hang up. */
export type CallKind = 'out' | 'out, heard' | 'in' | 'in, they hang up' | 'cancelled' | 'busy'

export function someCalls(count: number, chance: Chance): readonly CallKind[] {
  const kinds: readonly CallKind[] = ['out', 'in', 'in, they hang up', 'cancelled', 'busy', 'out, heard']
  return Array.from({ length: count }, () => (chance.often(0.7) ? 'out' : chance.pick(kinds)))
}

export async function goOnline(page: Page): Promise<void> {
  const account = { user: 'alice', domain: sandboxDomain, password: passwordOf('alice') ?? '' }
  await page.evaluate(async ({ user, domain, password }) => {
    const server = `ws://${location.host}/sip`
    const phone = (globalThis as FixturePage).createPhone({ server, domain, user, credentials: { password } })
    Object.assign(globalThis, { phone })
    await phone.connect()
  }, account)
}

/** Makes these calls, one after another; gives what went wrong with which. */
export function makeCalls(page: Page, kinds: readonly CallKind[]): Promise<readonly string[]> {
  return page.evaluate(async (list) => {
    const { phone } = globalThis as FixturePage & { phone: ReturnType<FixturePage['createPhone']> }
    const { store } = phone
    type Call = ReturnType<typeof store.getState>['calls'][number]

    /** The call for which it holds, once it does. */
    const when = (what: string, holds: (call: Call) => boolean) =>
      new Promise<Call>((resolve, reject) => {
        const stop = store.subscribe(() => look())
        const timer = setTimeout(() => {
          stop()
          const [last] = store.getState().calls.slice(-1)
          reject(new Error(`not ${what}, but ${JSON.stringify(last?.state)}, sound ${last?.media}`))
        }, 20_000)
        const look = () => {
          const call = store.getState().calls.find(holds)
          if (!call) return
          clearTimeout(timer)
          stop()
          resolve(call)
        }
        look()
      })
    const live = (call: Call) => call.state.phase !== 'ended'

    async function ring(hangUpAfter?: number): Promise<string> {
      const body = JSON.stringify({ from: '+15550100011', to: 'alice', ...(hangUpAfter && { hangUpAfter }) })
      const headers = { 'Content-Type': 'application/json' }
      const answer = await fetch('/sandbox/call', { method: 'POST', headers, body })
      if (!answer.ok) throw new Error(`the robot did not call: ${answer.status}`)
      const call = await when('ringing', (one) => live(one) && one.state.phase === 'ringing')
      await phone.answer(call.id)
      return call.id
    }

    async function oneCall(kind: (typeof list)[number]) {
      const to = kind === 'busy' ? 'busy' : kind === 'cancelled' ? 'nobody' : 'echo'
      const id = kind.startsWith('in') ? await ring(kind === 'in' ? undefined : 100) : await phone.call(to)
      const mine = (holds: (call: Call) => boolean) => (call: Call) => call.id === id && holds(call)
      if (to === 'nobody')
        await when(
          'ringing',
          mine(({ state }) => state.phase === 'ringing'),
        )
      if (to === 'echo') {
        // A robot that hangs up at once may have done so by now.
        const phases = kind === 'in, they hang up' ? ['connected', 'ended'] : ['connected']
        await when(
          'connected',
          mine(({ state }) => phases.includes(state.phase)),
        )
      }
      if (kind === 'out, heard')
        await when(
          'heard',
          mine(({ media }) => media === 'flowing'),
        )
      if (to !== 'busy' && kind !== 'in, they hang up') await phone.hangUp(id)
      const { state } = await when(
        'ended',
        mine((call) => !live(call)),
      )
      const reason = state.phase === 'ended' ? state.reason.kind : ''
      const wanted = to === 'busy' ? 'busy' : to === 'nobody' ? 'cancelled' : 'hung-up'
      if (reason !== wanted) throw new Error(`ended by ${JSON.stringify(state)}`)
    }

    const failures: string[] = []
    for (const [at, kind] of list.entries())
      await oneCall(kind).catch((error: unknown) => {
        failures.push(`call ${at + 1} (${kind}): ${String(error)}`)
        // What it left must not spoil the next.
        for (const call of store.getState().calls.filter(live)) phone.hangUp(call.id).catch(() => {})
      })
    return failures
  }, kinds)
}
