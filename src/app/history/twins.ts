/** One call that rang in two pages of one account is two calls to them: which of the two says more of it. */

import type { Call, CallId } from '../../phone/call.ts'
import type { PastCall } from './past.ts'

/** It reaches the pages within this of each other, ms. */
const near = 1000

interface Entry {
  readonly past: PastCall
  /** Absent: another page's. */
  readonly from: Call | undefined
}

/** Of this call and its twin the one that says less, if it has a twin. */
export function lesserTwin(call: Call, entries: ReadonlyMap<CallId, Entry>): CallId | undefined {
  const isOurs = entries.get(call.id)?.from !== undefined
  for (const { past, from } of entries.values())
    if ((from !== undefined) !== isOurs && isTwin(past.call, call)) return saysLess(past.call, call).id
  return undefined
}

function isTwin(one: Call, other: Call): boolean {
  return (
    one.direction === 'incoming' &&
    other.direction === 'incoming' &&
    one.party.address === other.party.address &&
    Math.abs(one.createdAt - other.createdAt) <= near
  )
}

/** Both pages must come to the same answer. */
function saysLess(one: Call, other: Call): Call {
  const more = weight(one) - weight(other)
  return more < 0 || (more === 0 && one.id > other.id) ? one : other
}

function weight({ state }: Call): number {
  if (state.phase !== 'ended') return 0
  if (state.since !== undefined) return 3
  if ('by' in state.reason && state.reason.by === 'us') return 2
  return state.reason.kind === 'answered-elsewhere' ? 1 : 0
}
