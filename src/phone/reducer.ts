/** Makes (state, fact) → state. Pure; a fact that does not fit any more is late news and changes nothing. */

import type { Call, CallState } from './call.ts'
import { named } from './directory.ts'
import type { PhoneEvent } from './events.ts'
import type { PlatformPart } from './platformPart.ts'
import { type CallFact, type FactOf, reduceCall } from './reduceCall.ts'
import { callOf, type PhoneState, timelineOf } from './state.ts'
import { addEntry, emptyTimeline, type NewEntry } from './timeline.ts'

export type Reduce = (state: PhoneState, fact: PhoneEvent) => PhoneState

/** Where the platform's part is not there, nothing is told of it. */
export function reducerOf(platform: () => PlatformPart | undefined): Reduce {
  return (state, fact) => reduceWith(state, fact, platform())
}

function reduceWith(state: PhoneState, fact: PhoneEvent, platform: PlatformPart | undefined): PhoneState {
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
    case 'event-attached':
    case 'event-detached':
    case 'feed-gap':
    case 'feed-gap-filled':
      return platform?.tell(state, fact) ?? state
    case 'directory-changed':
      return renameCalls({ ...state, directory: fact.directory })
    case 'call-search-changed':
      return { ...state, callSearch: fact.offered }
    case 'frame-dropped':
    case 'rest-failed':
      return state
    case 'call-added':
      return addCall(state, fact, platform)
    case 'call-removed':
      return removeCall(state, fact, platform)
    case 'call-quality':
      return judgeCall(state, fact)
    case 'call-split':
      return splitCall(state, fact, platform)
    default:
      return changeCall(state, fact, platform)
  }
}

function addCall(
  state: PhoneState,
  fact: FactOf<'call-added'>,
  platform: PlatformPart | undefined,
): PhoneState {
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
  return platform?.retry(added) ?? added
}

function firstState({ direction, takenBack, refused, at }: FactOf<'call-added'>): CallState {
  if (refused) return { phase: 'ended', at, reason: { kind: refused } }
  // Neither rings: both sides think of it as answered.
  if (takenBack) return { phase: 'answering' }
  return direction === 'outgoing' ? { phase: 'dialing' } : { phase: 'ringing', earlyMedia: false }
}

function removeCall(
  state: PhoneState,
  fact: FactOf<'call-removed'>,
  platform: PlatformPart | undefined,
): PhoneState {
  if (callOf(state, fact.callId)?.state.phase !== 'ended') return state
  const { [fact.callId]: _gone, ...timelines } = state.timelines
  const calls = state.calls.filter((call) => call.id !== fact.callId)
  const removed = { ...state, timelines, calls }
  return platform?.forget(removed, fact.callId) ?? removed
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
function splitCall(
  state: PhoneState,
  fact: FactOf<'call-split'>,
  platform: PlatformPart | undefined,
): PhoneState {
  const conference = callOf(state, fact.callId)?.conference
  const isLast = state.calls.filter((call) => call.conference === conference).length < 2
  const after = changeCall(state, fact, platform)
  if (isLast || after === state) return after
  const calls = after.calls.map((call) =>
    call.id === fact.callId && call.state.phase === 'connected'
      ? { ...call, state: { ...call.state, activeAt: fact.at } }
      : call,
  )
  return { ...after, calls }
}

function changeCall(state: PhoneState, fact: CallFact, platform: PlatformPart | undefined): PhoneState {
  const before = callOf(state, fact.callId)
  if (!before) return state
  const after = reduceCall(before, fact)
  if (after === before) return state
  const calls = state.calls.map((call) => (call === before ? after : call))
  const noted = note({ ...state, calls }, fact.callId, { at: fact.at, source: 'phone', fact })
  // What failed on the way to us is often told when it is over, and fits by that time.
  return (fact.type === 'call-ended' && platform?.retry(noted)) || noted
}

function note(state: PhoneState, callId: string, entry: NewEntry): PhoneState {
  const timeline = addEntry(timelineOf(state, callId) ?? emptyTimeline, entry)
  return { ...state, timelines: { ...state.timelines, [callId]: timeline } }
}
