/** What should be heard, given the calls. Nobody starts or stops a ring by hand, so none can be left ringing. */

import { type Call, type EndReason, isLive } from '../phone/call.ts'

export type SoundName =
  | 'ringtone'
  | 'call-waiting'
  | 'ringback'
  | 'busy'
  | 'congestion'
  | 'special-information'

export interface Sound {
  readonly name: SoundName
  /** When it is over by itself, ms since 1970; absent: as long as the calls stay as they are. */
  readonly until?: number
}

/** How long the tone of a call that failed is heard. */
export const endToneMs = 4000

export function soundFor(calls: readonly Call[], now: number, ring = true): Sound | undefined {
  if (ring && calls.some(ringsIn)) return { name: calls.some(isEngaged) ? 'call-waiting' : 'ringtone' }
  if (calls.some(ringsOut)) return { name: 'ringback' }
  return endTone(calls, now)
}

function ringsIn(call: Call): boolean {
  return call.direction === 'incoming' && call.state.phase === 'ringing'
}

/** Early media is the far side's own ringback or announcement (RFC 3960 §3.2): ours would lie over it. */
function ringsOut(call: Call): boolean {
  return call.direction === 'outgoing' && call.state.phase === 'ringing' && !call.state.earlyMedia
}

/** The ear is at the phone: a ringtone would hurt, and the tone in the ear is enough. */
function isEngaged(call: Call): boolean {
  return isLive(call) && !ringsIn(call)
}

/** The newest call that came to nothing, unless the person is already busy with another one. */
function endTone(calls: readonly Call[], now: number): Sound | undefined {
  if (calls.some((call) => isLive(call) && !isHeldByUs(call))) return undefined
  let due: Sound | undefined
  let newest = -Infinity
  for (const { direction, state } of calls) {
    if (state.phase !== 'ended' || state.at < newest) continue
    newest = state.at
    const expected = direction === 'outgoing' || state.since !== undefined
    const name = expected ? toneOf(state.reason) : undefined
    const until = state.at + endToneMs
    // A clock set back must not prolong the tone.
    due = name && now >= state.at && now < until ? { name, until } : undefined
  }
  return due
}

function isHeldByUs(call: Call): boolean {
  return call.state.phase === 'connected' && call.state.held.us
}

/** Which tone tells what became of the call, after ITU-T E.182. What a person did on purpose needs none. */
function toneOf(reason: EndReason): SoundName | undefined {
  switch (reason.kind) {
    case 'busy':
      return 'busy'
    case 'declined':
      return reason.by === 'them' ? 'busy' : undefined
    case 'not-found':
      return 'special-information'
    case 'no-answer':
    case 'unavailable':
      return 'congestion'
    case 'failed':
      return reason.error.code === 'invalid-number' ? 'special-information' : 'congestion'
    case 'hung-up':
    case 'cancelled':
    case 'answered-elsewhere':
    case 'transferred':
      return undefined
  }
}
