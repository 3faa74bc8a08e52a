/** Everything a person can ask of a call: one row each, obeyed by buttons and keys alike. */

import { Mic, MicOff, Pause, Phone as PhoneIcon, Play } from 'lucide-react'
import { allowed, type CallAction } from '../phone/allowed.ts'
import type { Call } from '../phone/call.ts'
import type { Phone } from '../phone/phone.ts'
import type { Words } from './words/words.ts'

export interface Action {
  readonly asks: CallAction
  readonly label: (words: Words) => string
  readonly icon: typeof Mic
  /** `KeyboardEvent.key`, lower case; `shift+…` where it must not happen by accident. */
  readonly shortcut: string
  readonly run: (phone: Phone, call: Call) => Promise<void>
}

export const actions = {
  answer: {
    asks: 'answer',
    label: (words) => words.incoming.answer,
    icon: PhoneIcon,
    shortcut: 'enter',
    run: (phone, call) => phone.answer(call.id),
  },
  decline: {
    asks: 'decline',
    label: (words) => words.incoming.decline,
    icon: PhoneIcon,
    shortcut: 'd',
    // Not `decline()`: that is 603, which ends the ringing of everyone else who could take the call.
    run: (phone, call) => phone.hangUp(call.id),
  },
  mute: {
    asks: 'mute',
    label: (words) => words.call.mute,
    icon: Mic,
    shortcut: 'm',
    run: (phone, call) => phone.mute(call.id),
  },
  unmute: {
    asks: 'unmute',
    label: (words) => words.call.unmute,
    icon: MicOff,
    shortcut: 'm',
    run: (phone, call) => phone.unmute(call.id),
  },
  hold: {
    asks: 'hold',
    label: (words) => words.call.hold,
    icon: Pause,
    shortcut: 'h',
    run: (phone, call) => phone.hold(call.id),
  },
  resume: {
    asks: 'resume',
    label: (words) => words.call.resume,
    icon: Play,
    shortcut: 'h',
    run: (phone, call) => phone.resume(call.id),
  },
  'hang-up': {
    asks: 'hang-up',
    label: (words) => words.call.hangUp,
    icon: PhoneIcon,
    shortcut: 'shift+backspace',
    run: (phone, call) => phone.hangUp(call.id),
  },
} as const satisfies Record<string, Action>

export type ActionName = keyof typeof actions

/** Which action a key means for this call, of those that may be asked now. */
export function actionFor(key: string, call: Call): ActionName | undefined {
  const names = Object.keys(actions) as ActionName[]
  return names.find((name) => actions[name].shortcut === key && allowed(call, actions[name].asks))
}
