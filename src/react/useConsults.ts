/** Calls placed to ask somebody first, before another call is handed over to them. */

import { useCallback, useState } from 'react'
import { type Call, type CallId, isLive } from '../phone/call.ts'
import { useAsk } from './useAsk.tsx'
import { usePhoneState } from './usePhone.tsx'

export function useConsults() {
  const ask = useAsk()
  const calls = usePhoneState((state) => state.calls)
  const [about, setAbout] = useState<Readonly<Record<CallId, CallId>>>({})
  const callFirst = useCallback(
    (call: Call, target: string) =>
      ask(async (phone) => {
        const id = await phone.call(target)
        setAbout((known) => ({ ...known, [id]: call.id }))
      }, call.id),
    [ask],
  )
  /** The call that this one was placed for, as long as it waits. */
  const waitingFor = (call: Call) => calls.find((one) => one.id === about[call.id] && isLive(one))
  return { callFirst, waitingFor }
}
