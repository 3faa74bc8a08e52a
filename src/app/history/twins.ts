/** One call that rang in two pages of one account is two calls to them: which of the two says more of it. */

import type { Call } from '../../phone/call.ts'

/** It reaches the pages within this of each other, ms. */
const near = 1000

export function isTwin(one: Call, other: Call): boolean {
  return (
    one.direction === 'incoming' &&
    other.direction === 'incoming' &&
    one.party.address === other.party.address &&
    Math.abs(one.createdAt - other.createdAt) <= near
  )
}

/** Both pages must come to the same answer. */
export function saysLess(one: Call, other: Call): Call {
  const more = weight(one) - weight(other)
  return more < 0 || (more === 0 && one.id > other.id) ? one : other
}

function weight({ state }: Call): number {
  if (state.phase !== 'ended') return 0
  if (state.since !== undefined) return 3
  if ('by' in state.reason && state.reason.by === 'us') return 2
  return state.reason.kind === 'answered-elsewhere' ? 1 : 0
}
