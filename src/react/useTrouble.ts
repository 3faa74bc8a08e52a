/** An ask that was turned down: told for a moment, then forgotten. */

import { useCallback, useEffect, useState } from 'react'
import type { CallId } from '../phone/call.ts'
import type { PhoneErrorCode } from '../phone/errors.ts'
import { callOf } from '../phone/state.ts'
import { shortNameOf } from './party.ts'
import { usePhone, useWords } from './usePhone.tsx'

const shownMs = 6000

export interface Trouble {
  readonly code: PhoneErrorCode
  readonly clear: () => void
}

export function useTrouble() {
  const [code, setCode] = useState<PhoneErrorCode>()
  const tell = useCallback((told: PhoneErrorCode) => setCode(told), [])
  const clear = useCallback(() => setCode(undefined), [])
  return { code, tell, clear }
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
