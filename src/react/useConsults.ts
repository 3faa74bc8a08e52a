/** Calls placed to ask somebody first, before another call is handed over to them. */

import { useCallback, useState } from 'react'
import { type Call, type CallId, isLive } from '../phone/call.ts'
import { useDialled } from './numbers/useDialled.ts'
import { useAsk } from './useAsk.tsx'
import { usePhoneState } from './usePhone.tsx'

export function useConsults() {
  const ask = useAsk()
  const dial = useDialled()
  const calls = usePhoneState((state) => state.calls)
  const [about, setAbout] = useState<Readonly<Record<CallId, CallId>>>({})
  const callFirst = useCallback(
    (call: Call, target: string) =>
      ask(async (phone) => {
        const id = await dial(target, (to) => phone.call(to))
        setAbout((known) => ({ ...known, [id]: call.id }))
      }, call.id),
    [ask, dial],
  )
  /** The call that this one was placed for, as long as it waits. */
  const waitingFor = (call: Call) => calls.find((one) => one.id === about[call.id] && isLive(one))
  return { callFirst, waitingFor }
}
