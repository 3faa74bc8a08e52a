/** (call, fact) → call. Pure; late news changes nothing. */

import { type Call, type CallState, canMove } from './call.ts'
import type { PhoneEvent } from './events.ts'

export type FactOf<T extends PhoneEvent['type']> = Extract<PhoneEvent, { type: T }>
export type CallFact = Exclude<
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
      const over = without(without(move(call, ended), 'transfer'), 'conference')
      // Whom they asked us to call instead stays a question when they have left, not when we have.
      const isLeft = reason.kind === 'hung-up' && reason.by === 'us'
      return { ...(isLeft ? without(over, 'referredTo') : over), media: 'none' }
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
