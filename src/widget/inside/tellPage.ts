/** What the host page gets to know: DOM events, attributes for its CSS, and a word in what is called. */

import { isLive } from '../../phone/call.ts'
import { PhoneError } from '../../phone/errors.ts'
import type { Phone } from '../../phone/phone.ts'
import { callOf, type PhoneState } from '../../phone/state.ts'

/** The facts that a page hears of as events of the same name; the rest is heard by `phone.on`. */
export const told = [
  'line-changed',
  'call-added',
  'call-ringing',
  'call-connected',
  'call-held',
  'call-resumed',
  'call-muted',
  'call-unmuted',
  'call-transferred',
  'call-ended',
  'call-removed',
] as const

/** Plain data, and a copy: what the page does with it changes nothing here. */
export function dispatch(element: HTMLElement, type: string, detail: unknown, cancelable = false): boolean {
  const event = new CustomEvent(type, {
    bubbles: true,
    composed: true,
    cancelable,
    detail: structuredClone(detail),
  })
  return element.dispatchEvent(event)
}

/** Returns the way to stop. */
export function tellPage(element: HTMLElement, phone: Phone): () => void {
  const reflect = (state: PhoneState) => {
    element.dataset['line'] = state.line.phase
    element.dataset['phase'] = phaseOf(state)
  }
  reflect(phone.store.getState())
  const stops = [
    phone.store.subscribe(reflect),
    ...told.map((type) => phone.on(type, (fact) => dispatch(element, type, fact))),
  ]
  return () => {
    for (const stop of stops) stop()
    delete element.dataset['line']
    delete element.dataset['phase']
  }
}

/** Where the call stands that matters most: one that talks, else the newest. */
function phaseOf({ calls }: PhoneState): string {
  const live = calls.filter(isLive)
  const call = live.find(({ state }) => state.phase === 'connected' && !state.held.us) ?? live.at(-1)
  return call?.state.phase ?? 'idle'
}

/** The same phone, but that the page is asked before each call that leaves, whoever places it. */
export function asksFirst(element: HTMLElement, phone: Phone): Phone {
  const ask = (target: string) => {
    if (dispatch(element, 'before-call', { target }, true)) return
    throw new PhoneError('bad-target', 'The page did not allow this call.')
  }
  return {
    ...phone,
    call: async (target, more) => {
      // The phone turns down what is no text; some of it cannot be copied into an event.
      if (typeof target === 'string') ask(target)
      return phone.call(target, more)
    },
    acceptTransfer: async (id) => {
      ask(callOf(phone.store.getState(), id)?.referredTo?.address ?? '')
      return phone.acceptTransfer(id)
    },
  }
}
