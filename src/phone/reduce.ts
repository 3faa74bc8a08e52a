/** (state, fact) → state. Pure; a fact that does not fit any more is late news and changes nothing. */

import { type Call, type CallState, canMove } from './call.ts'
import { named } from './directory.ts'
import type { PhoneEvent } from './events.ts'
import { fillGap, tellGap } from './gaps.ts'
import { attachEvent, detachEvent, retryUnmatched, tellPlatformEvent, withoutLinksTo } from './links.ts'
import { callOf, initialState, type PhoneState, timelineOf } from './state.ts'
import { addEntry, emptyTimeline, type NewEntry } from './timeline.ts'

export function reduce(state: PhoneState, fact: PhoneEvent): PhoneState {
  switch (fact.type) {
    case 'line-changed':
      return { ...state, line: fact.line }
    case 'feed-changed':
      return { ...state, feed: fact.feed }
    case 'devices-changed':
      return { ...state, devices: fact.devices }
    case 'headsets-changed':
      return { ...state, headsets: fact.headsets }
    case 'platform-event':
      return tellPlatformEvent(state, fact.event)
    case 'event-attached':
      return attachEvent(state, fact.eventId, fact.callId)
    case 'event-detached':
      return detachEvent(state, fact.eventId)
    case 'feed-gap':
      return tellGap(state, fact)
    case 'feed-gap-filled':
      return fillGap(state, fact)
    case 'directory-changed':
      return renameCalls({ ...state, directory: fact.directory })
    case 'call-search-changed':
      return { ...state, callSearch: fact.offered }
    case 'frame-dropped':
    case 'rest-failed':
      return state
    case 'call-added':
      return addCall(state, fact)
    case 'call-removed':
      return removeCall(state, fact)
    case 'call-quality':
      return judgeCall(state, fact)
    case 'call-split':
      return splitCall(state, fact)
    default:
      return changeCall(state, fact)
  }
}

/** Plays a journal again from the start. */
export function replay(facts: readonly PhoneEvent[], from: PhoneState = initialState): PhoneState {
  return facts.reduce(reduce, from)
}

type FactOf<T extends PhoneEvent['type']> = Extract<PhoneEvent, { type: T }>
type CallFact = Exclude<
  PhoneEvent,
  {
    type:
      | 'line-changed'
      | 'feed-changed'
      | 'devices-changed'
      | 'headsets-changed'
      | 'frame-dropped'
      | 'platform-event'
      | 'event-attached'
      | 'event-detached'
      | 'feed-gap'
      | 'feed-gap-filled'
      | 'directory-changed'
      | 'call-search-changed'
      | 'rest-failed'
      | 'call-added'
      | 'call-removed'
      | 'call-quality'
  }
>

function addCall(state: PhoneState, fact: FactOf<'call-added'>): PhoneState {
  if (timelineOf(state, fact.callId)) return state
  const { callId, direction, party, to, headers, at } = fact
  const call: Call = {
    id: callId,
    direction,
    party,
    to,
    headers,
    createdAt: at,
    state: firstState(fact),
    ...(fact.answersAt !== undefined && { answersAt: fact.answersAt }),
    ...(fact.takenBack && { takenBack: fact.takenBack }),
    media: 'none',
    muted: false,
  }
  const added = note({ ...state, calls: [...state.calls, call] }, callId, { at, source: 'phone', fact })
  return state.unmatched.length ? retryUnmatched(added) : added
}

function firstState({ direction, takenBack, undisturbed, at }: FactOf<'call-added'>): CallState {
  if (undisturbed) return { phase: 'ended', at, reason: { kind: 'not-disturbed' } }
  // Neither rings: both sides think of it as answered.
  if (takenBack) return { phase: 'answering' }
  return direction === 'outgoing' ? { phase: 'dialing' } : { phase: 'ringing', earlyMedia: false }
}

function removeCall(state: PhoneState, fact: FactOf<'call-removed'>): PhoneState {
  if (callOf(state, fact.callId)?.state.phase !== 'ended') return state
  const { [fact.callId]: _gone, ...timelines } = state.timelines
  const calls = state.calls.filter((call) => call.id !== fact.callId)
  return withoutLinksTo({ ...state, timelines, calls }, fact.callId)
}

/** Names often come after the first call does. */
function renameCalls(state: PhoneState): PhoneState {
  const calls = state.calls.map((call) => {
    const party = named(state.directory, call.party)
    return party === call.party ? call : { ...call, party }
  })
  return { ...state, calls }
}

/** No entry in the timeline: one a second would bury the story. */
function judgeCall(state: PhoneState, fact: FactOf<'call-quality'>): PhoneState {
  const call = callOf(state, fact.callId)
  if (call?.state.phase !== 'connected') return state
  const { quality } = fact
  return { ...state, calls: state.calls.map((one) => (one === call ? { ...call, quality } : one)) }
}

/** Who leaves the others takes the microphone along; the last one left has only lost its company. */
function splitCall(state: PhoneState, fact: FactOf<'call-split'>): PhoneState {
  const conference = callOf(state, fact.callId)?.conference
  const isLast = state.calls.filter((call) => call.conference === conference).length < 2
  const after = changeCall(state, fact)
  if (isLast || after === state) return after
  const calls = after.calls.map((call) =>
    call.id === fact.callId && call.state.phase === 'connected'
      ? { ...call, state: { ...call.state, activeAt: fact.at } }
      : call,
  )
  return { ...after, calls }
}

function changeCall(state: PhoneState, fact: CallFact): PhoneState {
  const before = callOf(state, fact.callId)
  if (!before) return state
  const after = reduceCall(before, fact)
  if (after === before) return state
  const calls = state.calls.map((call) => (call === before ? after : call))
  const noted = note({ ...state, calls }, fact.callId, { at: fact.at, source: 'phone', fact })
  // What failed on the way to us is often told when it is over, and fits by that time.
  return fact.type === 'call-ended' && noted.unmatched.length ? retryUnmatched(noted) : noted
}

function note(state: PhoneState, callId: string, entry: NewEntry): PhoneState {
  const timeline = addEntry(timelineOf(state, callId) ?? emptyTimeline, entry)
  return { ...state, timelines: { ...state.timelines, [callId]: timeline } }
}

/** One call's next state; the same object where the fact changes nothing. */
export function reduceCall(call: Call, fact: CallFact): Call {
  const { phase } = call.state
  if (fact.type === 'call-referral-answered') return call.referredTo ? without(call, 'referredTo') : call
  if (phase === 'ended') return call
  switch (fact.type) {
    case 'call-ringing':
      if (phase !== 'dialing' && phase !== 'ringing') return call
      if (phase === 'ringing' && call.state.earlyMedia === fact.earlyMedia) return call
      // Early media once heard stays: a fork's bare 180 after another's 183 takes no sound away.
      if (phase === 'ringing' && !fact.earlyMedia) return call
      return move(call, { phase: 'ringing', earlyMedia: fact.earlyMedia })
    case 'call-connected':
      return move(call, {
        phase: 'connected',
        since: fact.since ?? fact.at,
        activeAt: fact.at,
        held: { us: false, them: false },
      })
    case 'call-ended': {
      const since = 'since' in call.state ? call.state.since : undefined
      const reason = fact.reason
      const ended: CallState = { phase: 'ended', at: fact.at, reason, ...(since !== undefined && { since }) }
      return { ...without(without(move(call, ended), 'transfer'), 'conference'), media: 'none' }
    }
    case 'call-asked':
      return ask(call, fact.asking)
    case 'call-refused':
      return call.asking === fact.asking && fact.asking !== 'hang-up' ? without(call, 'asking') : call
    case 'call-held':
    case 'call-resumed':
      return hold(call, fact)
    case 'call-muted':
      return call.muted ? call : { ...call, muted: true }
    case 'call-unmuted':
      return call.muted ? { ...call, muted: false } : call
    case 'call-merged':
      if (call.state.phase !== 'connected' || call.conference === fact.conference) return call
      return { ...call, conference: fact.conference, state: { ...call.state, activeAt: fact.at } }
    case 'call-split':
      return call.conference === undefined ? call : without(call, 'conference')
    case 'call-media':
      return call.media === fact.media ? call : { ...call, media: fact.media }
    case 'call-digits-sent':
      return phase === 'connected' ? { ...call } : call
    case 'call-party-changed':
      return { ...call, party: fact.party }
    case 'call-transferring':
      return phase === 'connected' ? { ...call, transfer: fact.transfer } : call
    case 'call-transferred':
      return call.transfer ? without(call, 'transfer') : call
    case 'call-referred':
      return phase === 'connected' ? { ...call, referredTo: fact.to } : call
  }
}

function move(call: Call, state: CallState): Call {
  return canMove(call.state.phase, state.phase)
    ? { ...without(without(call, 'asking'), 'answersAt'), state }
    : call
}

function ask(call: Call, asking: NonNullable<Call['asking']>): Call {
  const { phase } = call.state
  if (asking === 'answer') {
    if (phase !== 'ringing' || call.direction !== 'incoming') return call
    return { ...move(call, { phase: 'answering' }), asking }
  }
  if (asking === 'hang-up') {
    if (phase === 'ending') return call
    const since = call.state.phase === 'connected' ? { since: call.state.since } : {}
    return { ...move(call, { phase: 'ending', ...since }), asking }
  }
  return phase === 'connected' ? { ...call, asking } : call
}

function hold(call: Call, fact: FactOf<'call-held' | 'call-resumed'>): Call {
  if (call.state.phase !== 'connected') return call
  const held = fact.type === 'call-held'
  const asked = held ? 'hold' : 'resume'
  const settled = fact.by === 'us' && call.asking === asked ? without(call, 'asking') : call
  if (call.state.held[fact.by] === held) return settled
  const activeAt = !held && fact.by === 'us' ? fact.at : call.state.activeAt
  return { ...settled, state: { ...call.state, activeAt, held: { ...call.state.held, [fact.by]: held } } }
}

function without<K extends keyof Call>(call: Call, key: K): Omit<Call, K> & Call {
  const { [key]: _gone, ...rest } = call
  return rest as Omit<Call, K> & Call
}
