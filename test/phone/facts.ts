/** Short ways to write facts, with a clock that counts 1, 2, 3 … */

import type { Asking, Call, CallPhase, EndReason, Side } from '../../src/phone/call.ts'
import type { PhoneEvent, PhoneFact, PlatformEvent, PlatformLeg } from '../../src/phone/events.ts'
import { replay } from '../../src/phone/reduce.ts'
import { callOf, initialState, type PhoneState } from '../../src/phone/state.ts'

export const bob = { user: 'bob', address: 'sip:bob@acme.test' }
export const hungUp: EndReason = { kind: 'hung-up', by: 'them' }

export function added(callId = 'a', direction: Call['direction'] = 'outgoing'): PhoneFact {
  // So that a leg of the platform can be said to be this call's.
  const headers = { 'X-Leg': legOf(callId).id }
  return { type: 'call-added', callId, direction, party: bob, to: 'bob', headers }
}
export const incoming = (callId = 'a') => added(callId, 'incoming')
export const ringing = (earlyMedia = false, callId = 'a'): PhoneFact => ({
  type: 'call-ringing',
  callId,
  earlyMedia,
})
export const connected = (callId = 'a'): PhoneFact => ({ type: 'call-connected', callId })
export const ended = (callId = 'a', reason: EndReason = hungUp): PhoneFact => ({
  type: 'call-ended',
  callId,
  reason,
})
export const removed = (callId = 'a'): PhoneFact => ({ type: 'call-removed', callId })
export const asked = (asking: Asking, callId = 'a'): PhoneFact => ({ type: 'call-asked', callId, asking })
export const refused = (asking: Asking, callId = 'a'): PhoneFact => ({ type: 'call-refused', callId, asking })
export const held = (by: Side, callId = 'a'): PhoneFact => ({ type: 'call-held', callId, by })
export const resumed = (by: Side, callId = 'a'): PhoneFact => ({ type: 'call-resumed', callId, by })
export const muted = (callId = 'a'): PhoneFact => ({ type: 'call-muted', callId })
export const unmuted = (callId = 'a'): PhoneFact => ({ type: 'call-unmuted', callId })

export const merged = (callId = 'a', conference = 'x'): PhoneFact => ({
  type: 'call-merged',
  callId,
  conference,
})
export const split = (callId = 'a'): PhoneFact => ({ type: 'call-split', callId })

export function legOf(callId: string | undefined): PlatformLeg {
  const id = callId === undefined ? 'of nobody' : `leg of ${callId}`
  return { id, direction: 'in', from: 'x', to: 'y', fromUs: false, toUs: false, related: [] }
}

export function platformEvent(id: string, at: number, callId?: string): PlatformEvent {
  return { id, at, kind: 'call_state', message: `said ${id}`, leg: legOf(callId), raw: { id } }
}

export function platform(callId: string | undefined, id: string, at: number): PhoneFact {
  return { type: 'platform-event', event: platformEvent(id, at, callId) }
}

export function stamped(facts: readonly PhoneFact[], from = 1): readonly PhoneEvent[] {
  return facts.map((fact, index) => ({ ...fact, at: from + index }))
}

export function stateAfter(...facts: readonly PhoneFact[]): PhoneState {
  return replay(stamped(facts))
}

export function further(state: PhoneState, ...facts: readonly PhoneFact[]): PhoneState {
  return replay(stamped(facts, 100), state)
}

export function theCall(state: PhoneState, id = 'a'): Call {
  const call = callOf(state, id)
  if (!call) throw new Error(`no call ${id}`)
  return call
}

/** The facts that bring a call into each phase. */
export const intoPhase: Readonly<Record<CallPhase, readonly PhoneFact[]>> = {
  dialing: [added()],
  ringing: [incoming()],
  answering: [incoming(), asked('answer')],
  connected: [added(), connected()],
  ending: [added(), asked('hang-up')],
  ended: [added(), ended()],
}

export function callIn(phase: CallPhase, changes: Partial<Call> = {}): Call {
  return { ...theCall(stateAfter(...intoPhase[phase])), ...changes }
}

export { initialState }
