/** How a call ended, for people: one sentence, one reason, one way out. */

import type { Call } from '../phone/call.ts'
import { type EndingKey, endingOf } from './ending.ts'
import { shortNameOf } from './party.ts'
import type { Remedy, Words } from './words/words.ts'

export interface Outcome {
  readonly tone: 'quiet' | 'failed'
  readonly sentence: string
  readonly hint: string
  readonly remedy: Remedy
  /** A missed call: rang here or would have, nobody took it. */
  readonly missed: boolean
}

const quiet: readonly EndingKey[] = [
  'hung-up-us',
  'hung-up-them',
  'cancelled-us',
  'declined-us',
  'answered-elsewhere',
  'transferred',
  'redirected',
]

const missed: readonly EndingKey[] = ['missed', 'not-disturbed', 'no-room']

/** Undefined while the call has not ended. */
export function outcomeOf(call: Call, words: Pick<Words, 'failures' | 'endings'>): Outcome | undefined {
  if (call.state.phase !== 'ended') return undefined
  const { reason, since } = call.state
  if (reason.kind === 'failed') {
    const { code } = reason.error
    const said = words.failures[code] ?? words.failures.refused
    return { tone: 'failed', ...said, remedy: remedies[code] ?? 'again', missed: false }
  }
  const key = endingOf(call.direction, reason, since !== undefined)
  const { sentence, hint } = words.endings[key]
  return {
    tone: quiet.includes(key) ? 'quiet' : 'failed',
    sentence,
    hint: hint(shortNameOf(reason.kind === 'transferred' ? reason.to : call.party)),
    remedy: key === 'not-found' ? 'edit' : 'again',
    missed: missed.includes(key),
  }
}

const remedies: Readonly<Record<string, Remedy>> = {
  'microphone-denied': 'retry',
  'microphone-missing': 'retry',
  'microphone-busy': 'retry',
  'invalid-number': 'edit',
  moved: 'edit',
}

/** Rang here, or would have, and nobody took it: here or on another device. */
export function isMissed({ direction, state }: Call): boolean {
  if (state.phase !== 'ended' || state.reason.kind === 'failed') return false
  return missed.includes(endingOf(direction, state.reason, state.since !== undefined))
}

/** How long the two talked, ms; undefined where they never did. */
export function talkedFor(call: Call): number | undefined {
  const { state } = call
  if (state.phase !== 'ended' || state.since === undefined) return undefined
  return state.at - state.since
}
