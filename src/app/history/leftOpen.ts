/**
 * Calls that were up when they were last written: over since then, unless another page is still in them, or this one
 * takes them back after a reload.
 */

import type { Call, CallId } from '../../phone/call.ts'
import type { OtherTabs } from '../otherTabs.ts'
import type { Told } from './log.ts'
import type { PastCall } from './past.ts'

/** Another page that is still in a call says so within this. */
const answerMs = 500

export function createLeftOpen(
  others: OtherTabs<Told>,
  later: (ms: number, then: () => void) => () => void,
  over: (left: readonly PastCall[]) => void,
) {
  const left = new Map<CallId, PastCall>()
  let stop = () => {}
  return {
    found: (calls: readonly PastCall[]) => {
      for (const past of calls) left.set(past.call.id, past)
      if (!left.size) return
      others.tell({ type: 'over?', ids: [...left.keys()] })
      stop = later(answerMs, () => over([...left.values()].map(({ call, seen }) => ({ call, seen }))))
    },
    /** Its own page will write how it ended. */
    stillUp: (ids: readonly CallId[]) => {
      for (const id of ids) left.delete(id)
    },
    /** Which of them this call goes on with. */
    takenBack: ({ direction, party }: Call): readonly CallId[] =>
      [...left.values()]
        .filter(({ call }) => call.direction === direction && call.party.address === party.address)
        .map(({ call }) => call.id),
    forget: (id: CallId) => left.delete(id),
    stop: () => stop(),
  }
}
