/** An ask that was turned down: told for a moment, then forgotten. */

import { useCallback, useEffect, useState } from 'react'
import type { CallId } from '../phone/call.ts'
import type { PhoneErrorCode } from '../phone/errors.ts'
import { usePhoneState } from './usePhone.tsx'

const shownMs = 6000

/** What was refused without a call, an address say, is told where nothing else goes on: time to read its hint. */
const shownAtHomeMs = 20_000

export interface Trouble {
  readonly code: PhoneErrorCode
  /** The call it was asked of. */
  readonly callId?: CallId | undefined
  readonly tell: (code: PhoneErrorCode, callId?: CallId) => void
  readonly clear: () => void
}

export function useTrouble() {
  const [told, setTold] = useState<Omit<Trouble, 'tell' | 'clear'>>()
  const tell = useCallback((code: PhoneErrorCode, callId?: CallId) => setTold({ code, callId }), [])
  const clear = useCallback(() => setTold(undefined), [])
  useEffect(() => {
    if (!told) return
    const timer = setTimeout(clear, told.callId ? shownMs : shownAtHomeMs)
    return () => clearTimeout(timer)
  }, [told, clear])
  // What had to wait for the line can be asked again: it would say otherwise beside its own `Online`.
  const isOnline = usePhoneState(({ line }) => line.phase === 'online')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is refused while it is online stays
  useEffect(() => {
    if (isOnline && !told?.callId && told?.code === 'wrong-moment') clear()
  }, [isOnline])
  return { code: told?.code, callId: told?.callId, tell, clear }
}
