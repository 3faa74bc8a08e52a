/** A history over a pretend store, with a phone whose calls are over as soon as they are told, and pages beside it. */

import { createCallLog } from '../../../src/app/history/callLog.ts'
import type { CallLog, Kept, LogStore, Told } from '../../../src/app/history/log.ts'
import type { PastCall } from '../../../src/app/history/past.ts'
import type { OtherTabs } from '../../../src/app/otherTabs.ts'
import type { Call, EndReason } from '../../../src/phone/call.ts'
import { createPhoneStore } from '../../../src/phone/store.ts'
import type { Timeline } from '../../../src/phone/timeline.ts'
import { movableClock } from '../../fakes/clock.ts'

export const bob = { name: 'Bob Ross', user: 'bob', address: 'sip:bob@acme.example' }

/** A store as a browser's: what is put in comes out, unless it refuses. */
export function pretendStore(kept = new Map<string, { past: PastCall; story?: Timeline }>()) {
  let refuses = false
  const guard = async <T>(then: () => T): Promise<T> => {
    if (refuses) throw new Error('QuotaExceededError')
    return then()
  }
  const puts: (readonly Kept[])[] = []
  const store: LogStore = {
    load: () => guard(() => [...kept.values()].map(({ past }) => past)),
    story: (id) => guard(() => kept.get(id)?.story),
    put: (calls) =>
      guard(() => {
        puts.push(calls)
        for (const one of calls)
          kept.set(one.past.call.id, structuredClone({ ...kept.get(one.past.call.id), ...one }))
      }),
    remove: (ids) => guard(() => void ids.map((id) => kept.delete(id))),
    clear: () => guard(() => kept.clear()),
  }
  return { store, kept, puts, refuse: () => (refuses = true) }
}

/** Pages of one browser: what one tells, all others hear. */
export function pretendTabs() {
  const listeners = new Map<object, (told: Told) => void>()
  return (): OtherTabs<Told> => {
    const own = {}
    return {
      tell: (told) => {
        for (const [other, listener] of listeners) if (other !== own) listener(structuredClone(told))
      },
      listen: (listener) => listeners.set(own, listener),
      close: () => listeners.delete(own),
    }
  }
}

export function world(pretend = pretendStore(), most?: number, tab = pretendTabs()) {
  const { clock, move } = movableClock()
  const { store: phone, report } = createPhoneStore(clock.now)
  const open = (): CallLog =>
    createCallLog({
      ...{ phone, store: pretend.store, later: clock.after, now: clock.now, others: tab() },
      ...(most !== undefined && { most }),
    })
  let log = open()
  let count = 0
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    ...pretend,
    get log() {
      return log
    },
    report,
    phone,
    move,
    settled,
    call: (reason: EndReason, direction: Call['direction'] = 'incoming', headers = {}) => {
      const callId = `c${++count}`
      move(1000)
      report({ type: 'call-added', callId, direction, party: bob, to: 'x', headers })
      report({ type: 'call-ended', callId, reason })
      return callId
    },
    ids: () => log.getState().calls.map(({ id }) => id),
    /** A call that is up. */
    talk: (callId: string, more: { takenBack?: true; since?: number } = {}) => {
      const { takenBack, since } = more
      move(1000)
      report({
        ...{ type: 'call-added', callId, direction: 'incoming', party: bob, to: 'x', headers: {} },
        ...(takenBack && { takenBack }),
      })
      report({ type: 'call-connected', callId, ...(since && { since }) })
    },
    /** Another page of the same account. */
    beside: async () => {
      const other = world(pretend, most, tab)
      await other.settled()
      return other
    },
    /** The page is loaded anew, and its phone knows nothing yet. */
    reload: async () => {
      await log.close()
      const again = world(pretend, most, tab)
      await again.settled()
      return again
    },
    again: () => {
      log = open()
    },
  }
}

export const missedBy: EndReason = { kind: 'cancelled', by: 'them' }

export const pastOf = (part: Partial<Call>): Call => ({
  ...{ id: 'a', direction: 'outgoing', party: bob, to: 'x', createdAt: 1e12, headers: {}, media: 'none' },
  ...{
    muted: false,
    state: { phase: 'ended', at: 1e12 + 9000, since: 1e12, reason: { kind: 'hung-up', by: 'us' } },
  },
  ...part,
})
