/** What should be heard, given the calls. Nobody starts or stops a ring by hand, so none can be left ringing. */

import { type Call, type CallId, type EndReason, isLive } from '../phone/call.ts'

export type SoundName =
  | 'ringtone'
  | 'call-waiting'
  | 'auto-answer'
  | 'ringback'
  | 'busy'
  | 'congestion'
  | 'special-information'
  | 'ended'
  | 'hold-reminder'

export interface Sound {
  readonly name: SoundName
  /** When it is over by itself, ms since 1970; absent: as long as the calls stay as they are. */
  readonly until?: number
  /** Whose ringback it is: what was dialled. */
  readonly dialled?: string
}

/** How long the tone of a call that failed is heard. */
export const endToneMs = 4000
/** Two beeps: a call that was over when they wanted it to be. */
export const endBeepMs = 480

export interface Hearing {
  /** Whether incoming calls may be heard. */
  readonly ring: boolean
  /** Of a line that rings: whether sound comes from it. */
  readonly speaks: (id: CallId) => boolean
}

export function soundFor(calls: readonly Call[], now: number, { ring, speaks }: Hearing): Sound | undefined {
  // Also where it rings silently: the microphone is about to open.
  const soon = calls.find(({ answersAt = 0 }) => now < answersAt)
  if (soon && !calls.some(isEngaged)) return { name: 'auto-answer', until: soon.answersAt ?? 0 }
  if (ring && calls.some(ringsIn)) return { name: calls.some(isEngaged) ? 'call-waiting' : 'ringtone' }
  const away = calls.find((call) => ringsOut(call, speaks))
  if (away) return { name: 'ringback', dialled: away.to }
  return endTone(calls, now) ?? holdReminder(calls)
}

export function ringsIn(call: Call): boolean {
  return call.direction === 'incoming' && call.state.phase === 'ringing'
}

/** The far side's own ringback or announcement takes the place of ours, once it can be heard. */
function ringsOut({ id, direction, state }: Call, speaks: Hearing['speaks']): boolean {
  return direction === 'outgoing' && state.phase === 'ringing' && !(state.earlyMedia && speaks(id))
}

/** The ear is at the phone: a ringtone would hurt, and the tone in the ear is enough. */
export function isEngaged(call: Call): boolean {
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
    const until = state.at + (name === 'ended' ? endBeepMs : endToneMs)
    // A clock set back must not prolong the tone.
    due = name && now >= state.at && now < until ? { name, until } : undefined
  }
  return due
}

/** Somebody waits, and nobody is spoken to: a soft beep now and then, so that they are not forgotten. */
function holdReminder(calls: readonly Call[]): Sound | undefined {
  const live = calls.filter(isLive)
  return live.length && live.every(isHeldByUs) ? { name: 'hold-reminder' } : undefined
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
    case 'hung-up':
      return reason.by === 'them' ? 'ended' : undefined
    case 'not-found':
      return 'special-information'
    case 'no-answer':
    case 'unavailable':
      return 'congestion'
    case 'failed':
      // 487: somebody on the way took the call back, and nothing is wrong with the line.
      if (reason.error.sipStatus === 487) return 'ended'
      return reason.error.code === 'invalid-number' ? 'special-information' : 'congestion'
    case 'cancelled':
    case 'answered-elsewhere':
    case 'not-disturbed':
    case 'no-room':
    case 'transferred':
      return undefined
  }
}
