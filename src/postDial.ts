/** Digits that were dialled behind a number (`+4930123,,45`): kept until somebody answers, then sent, and forgotten. */

import type { CallId } from './phone/call.ts'
import type { Signalling } from './phone/ports.ts'
import type { PhoneStoreParts } from './phone/store.ts'

interface PostDialParts extends Pick<PhoneStoreParts, 'onFact'> {
  readonly signalling: Pick<Signalling, 'sendDigits'>
}

/** The way to say which digits follow in this call. They are in no state and no history: they may be a PIN. */
export function createPostDial({ onFact, signalling }: PostDialParts): (id: CallId, digits: string) => void {
  const waiting = new Map<CallId, string>()
  onFact((fact) => {
    if (fact.type !== 'call-connected' && fact.type !== 'call-ended') return
    const digits = waiting.get(fact.callId)
    waiting.delete(fact.callId)
    if (digits && fact.type === 'call-connected') signalling.sendDigits(fact.callId, digits)
  })
  return (id, digits) => {
    if (digits) waiting.set(id, digits)
  }
}
