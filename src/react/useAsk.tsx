/** Asking things of the phone, and what becomes of an ask that was turned down at once. */

import { createContext, useCallback, useContext } from 'react'
import type { Call, CallId } from '../phone/call.ts'
import { PhoneError, type PhoneErrorCode } from '../phone/errors.ts'
import type { Phone } from '../phone/phone.ts'
import { type ActionName, actions } from './actions.ts'
import { usePhone } from './usePhone.tsx'

/** Where refusals go; the panel shows them in its own place. */
export const TroubleContext = createContext<(code: PhoneErrorCode, callId?: CallId) => void>(() => {})

/** Asks anything; a rejection becomes words on the screen, beside the call it was asked of. */
export function useAsk() {
  const phone = usePhone()
  const tell = useContext(TroubleContext)
  return useCallback(
    (ask: (phone: Phone) => Promise<unknown>, callId?: CallId) => {
      ask(phone).catch((error: unknown) => tell(codeOf(error), callId))
    },
    [phone, tell],
  )
}

export function useAct() {
  const ask = useAsk()
  return useCallback(
    (name: ActionName, call: Call) => ask((phone) => actions[name].run(phone, call), call.id),
    [ask],
  )
}

export function codeOf(error: unknown): PhoneErrorCode {
  // Across a frame an error keeps its code, not its class.
  if (error instanceof PhoneError) return error.code
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? (code as PhoneErrorCode) : 'refused'
}
