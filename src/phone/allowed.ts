/** What may be asked of a call now. Buttons, keys and the API obey this one answer. */

import { type Call, isLive } from './call.ts'
import type { LineState } from './state.ts'

export type CallAction =
  | 'answer'
  | 'decline'
  | 'hang-up'
  | 'hold'
  | 'resume'
  | 'mute'
  | 'unmute'
  | 'send-digits'
  | 'merge'
  | 'split'
  | 'dismiss'
  | 'transfer'
  | 'cancel-transfer'
  | 'redirect'
  | 'answer-referral'

export function allowed(call: Call, action: CallAction): boolean {
  const { state } = call
  switch (action) {
    case 'answer':
    case 'decline':
      return call.direction === 'incoming' && state.phase === 'ringing'
    case 'hang-up':
      return isLive(call)
    case 'hold':
      return state.phase === 'connected' && !state.held.us && call.asking === undefined
    case 'resume':
      return state.phase === 'connected' && state.held.us && call.asking === undefined
    case 'mute':
      return isLive(call) && !call.muted
    case 'unmute':
      return isLive(call) && call.muted
    case 'send-digits':
      return state.phase === 'connected'
    case 'transfer':
      return state.phase === 'connected' && call.transfer === undefined && call.asking === undefined
    case 'cancel-transfer':
      return call.transfer !== undefined
    case 'redirect':
      return call.direction === 'incoming' && state.phase === 'ringing'
    case 'answer-referral':
      return call.referredTo !== undefined
    case 'merge':
      return state.phase === 'connected' && call.transfer === undefined && call.asking === undefined
    case 'split':
      return state.phase === 'connected' && call.conference !== undefined
    case 'dismiss':
      return state.phase === 'ended'
  }
}

/** It has the line, or is about to have it again: who takes the line puts it on hold. */
export const hasTheLine = (call: Call): boolean =>
  allowed(call, 'hold') || (call.state.phase === 'connected' && call.asking === 'resume')

/** May a new call be placed: the line is there, and one more call fits. */
export function mayCall(line: LineState, calls: readonly Call[], maxCalls: number): boolean {
  return line.phase === 'online' && calls.filter((call) => call.state.phase !== 'ended').length < maxCalls
}
