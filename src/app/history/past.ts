/** What is kept of a call that is over, and of its story: no headers, no digits, nothing of the platform's own JSON. */

import type { Call, EndReason } from '../../phone/call.ts'
import type { PhoneEvent, PlatformFlow } from '../../phone/events.ts'
import { emptyTimeline, type Timeline, type TimelineEntry } from '../../phone/timeline.ts'

/** An ended call. */
export interface PastCall {
  readonly call: Call
  /** The person has looked at the history since. */
  readonly seen: boolean
  /** It was up when this was written: so it ended, if its page never wrote again. */
  readonly open?: true
}

/** Of the oldest and the newest of a long story: how it began, and how it came to its end. */
const [mostFirst, mostLast] = [50, 150]

export function pastCall(call: Call, seen: boolean): PastCall {
  const { id, direction, party, to, createdAt, state } = call
  return {
    call: { id, direction, party, to, createdAt, state, headers: {}, media: 'none', muted: false },
    seen,
  }
}

/** As if its page were closed at this moment, which may be. */
export function openCall(call: Call, at: number): PastCall | undefined {
  if (call.state.phase !== 'connected') return undefined
  const { since } = call.state
  const state: Call['state'] = { phase: 'ended', at, since, reason: { kind: 'hung-up', by: 'us' } }
  return { ...pastCall({ ...call, state }, true), open: true }
}

/** Without a story: as it was. */
export const withStory = (past: PastCall, timeline?: Timeline) => ({
  past,
  ...(timeline && { story: keptStory(timeline) }),
})

const endOf = ({ call }: PastCall) => (call.state.phase === 'ended' ? call.state.at : call.createdAt)
/** Newest first. */
export const byEnd = (one: PastCall, other: PastCall) => endOf(other) - endOf(one)

export function keptStory({ chunks, dropped }: Timeline): Timeline {
  const all = chunks.flat()
  const some = all.length > mostFirst + mostLast ? [...all.slice(0, mostFirst), ...all.slice(-mostLast)] : all
  const left = all.length - some.length
  return { length: some.length, dropped: dropped + left, chunks: [some.map(bareEntry)] }
}

/** Of an event only what kind it is: what was said, texted or pressed stands in its words. */
function bareEntry(entry: TimelineEntry): TimelineEntry {
  if (entry.source === 'gap') return entry
  if (entry.source === 'phone') return { ...entry, fact: bareFact(entry.fact) }
  const { id, at, kind, source, leg, flow } = entry.event
  const told = { ...(source && { source }), ...(leg && { leg }), ...(flow && { flow: bareFlow(flow) }) }
  return { ...entry, event: { id, at, kind, message: '', ...told, raw: undefined } }
}

function bareFlow({ reason: _reason, ...flow }: PlatformFlow): PlatformFlow {
  return flow
}

/** Digits may be a PIN, headers of a host page anything. */
function bareFact(fact: PhoneEvent): PhoneEvent {
  if (fact.type === 'call-added') return { ...fact, headers: {} }
  if (fact.type === 'call-digits-sent') return { ...fact, digits: '•'.repeat(fact.digits.length) }
  return fact
}

const kinds: Readonly<Record<EndReason['kind'], true>> = {
  'hung-up': true,
  cancelled: true,
  declined: true,
  transferred: true,
  busy: true,
  'no-answer': true,
  'not-found': true,
  unavailable: true,
  'answered-elsewhere': true,
  'not-disturbed': true,
  'no-room': true,
  failed: true,
}

/** A store may hold what another release wrote: what cannot be shown counts as nothing. */
export function readPast(value: unknown): PastCall | undefined {
  if (!isRecord(value) || !isRecord(value['call'])) return undefined
  const { id, direction, party, to, createdAt, state } = value['call']
  const fits =
    typeof id === 'string' &&
    (direction === 'incoming' || direction === 'outgoing') &&
    isParty(party) &&
    typeof to === 'string' &&
    isTime(createdAt) &&
    isRecord(state) &&
    state['phase'] === 'ended' &&
    isTime(state['at']) &&
    (state['since'] === undefined || isTime(state['since'])) &&
    isReason(state['reason'])
  if (!fits) return undefined
  const past = pastCall(value['call'] as unknown as Call, value['seen'] === true)
  return value['open'] === true ? { ...past, open: true } : past
}

export function readStory(value: unknown): Timeline {
  const isStory = isRecord(value) && Array.isArray(value['chunks']) && typeof value['length'] === 'number'
  return isStory ? (value as unknown as Timeline) : emptyTimeline
}

function isReason(value: unknown): boolean {
  if (!isRecord(value) || !Object.hasOwn(kinds, String(value['kind']))) return false
  if (value['kind'] === 'transferred') return isParty(value['to'])
  return (
    value['kind'] !== 'failed' || (isRecord(value['error']) && typeof value['error']['code'] === 'string')
  )
}

function isParty(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { name, user, address } = value
  return (
    typeof user === 'string' &&
    typeof address === 'string' &&
    (name === undefined || typeof name === 'string')
  )
}

/** What a `Date` can hold (ECMA-262 §21.4.1.1). */
const isTime = (value: unknown) => typeof value === 'number' && Math.abs(value) <= 8.64e15

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
