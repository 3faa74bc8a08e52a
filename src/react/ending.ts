/** How a call ended, in one sentence. */

import type { Call, EndReason } from '../phone/call.ts'
import type { ButtonWords } from './words/words.ts'

export type EndingKey = keyof ButtonWords['endings']

/** Nothing while the call has not ended. */
export function endSentence({ direction, state }: Call, words: ButtonWords): string {
  if (state.phase !== 'ended') return ''
  const { reason, since } = state
  if (reason.kind === 'failed') return (words.failures[reason.error.code] ?? words.failures.refused).sentence
  return words.endings[endingOf(direction, reason, since !== undefined)].sentence
}

export function endingOf(
  direction: Call['direction'],
  reason: Exclude<EndReason, { kind: 'failed' }>,
  talked: boolean,
): EndingKey {
  const incoming = direction === 'incoming'
  switch (reason.kind) {
    case 'hung-up':
      if (incoming && !talked) return reason.by === 'us' ? 'declined-us' : 'missed'
      return reason.by === 'us' ? 'hung-up-us' : 'hung-up-them'
    case 'cancelled':
      if (incoming) return reason.by === 'us' ? 'declined-us' : 'missed'
      return reason.by === 'us' ? 'cancelled-us' : 'hung-up-them'
    case 'declined':
      return reason.by === 'us' ? 'declined-us' : 'declined-them'
    case 'busy':
      return incoming ? 'declined-us' : 'busy'
    case 'no-answer':
      return incoming ? 'missed' : 'no-answer'
    case 'transferred':
      return talked || !incoming ? 'transferred' : 'redirected'
    default:
      return reason.kind
  }
}
