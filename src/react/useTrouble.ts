/** An ask that was turned down: told for a moment, then forgotten. */

import { useCallback, useEffect, useState } from 'react'
import type { CallId } from '../phone/call.ts'
import type { PhoneErrorCode } from '../phone/errors.ts'
import { callOf } from '../phone/state.ts'
import { shortNameOf } from './party.ts'
import { usePhone, useWords } from './usePhone.tsx'

const shownMs = 6000

/** What was refused without a call, an address say, is told where nothing else goes on: time to read its hint. */
const shownAtHomeMs = 20_000

export interface Trouble {
  readonly code: PhoneErrorCode
  /** The call it was asked of. */
  readonly callId?: CallId | undefined
  readonly clear: () => void
}

export function useTrouble() {
  const [told, setTold] = useState<Omit<Trouble, 'clear'>>()
  const tell = useCallback((code: PhoneErrorCode, callId?: CallId) => setTold({ code, callId }), [])
  const clear = useCallback(() => setTold(undefined), [])
  useEffect(() => {
    if (!told) return
    const timer = setTimeout(clear, told.callId ? shownMs : shownAtHomeMs)
    return () => clearTimeout(timer)
  }, [told, clear])
  return { code: told?.code, callId: told?.callId, tell, clear }
}

/** The far side's "no" to a hold or resume, in words, while it is news. */
export function useRefusal(): { readonly callId: CallId; readonly text: string } | undefined {
  const phone = usePhone()
  const words = useWords()
  const [refusal, setRefusal] = useState<{ callId: CallId; text: string }>()
  useEffect(
    () =>
      phone.on('call-refused', ({ callId }) => {
        const call = callOf(phone.store.getState(), callId)
        if (call) setRefusal({ callId, text: words.call.notAgreed(shortNameOf(call.party)) })
      }),
    [phone, words],
  )
  useEffect(() => {
    if (!refusal) return
    const timer = setTimeout(() => setRefusal(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [refusal])
  return refusal
}
