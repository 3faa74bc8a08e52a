/** Whether the platform tells anything at all, and how much of what belongs to no call has not been looked at. */

import { useCallback, useRef, useState } from 'react'
import type { PhoneState } from '../phone/state.ts'
import { usePhone, usePhoneState } from './usePhone.tsx'

export interface AccountNews {
  /** Without a feed there is nothing to look at. */
  readonly offered: boolean
  readonly unseen: number
  readonly look: () => void
}

export function useAccount(): AccountNews {
  const phone = usePhone()
  const seen = useRef<ReadonlySet<string>>(new Set())
  const [, redraw] = useState(0)
  const offered = usePhoneState((state) => state.feed !== 'off' || idsIn(state).length > 0)
  const unseen = usePhoneState((state) => idsIn(state).filter((id) => !seen.current.has(id)).length)
  const look = useCallback(() => {
    seen.current = new Set(idsIn(phone.store.getState()))
    redraw((count) => count + 1)
  }, [phone])
  return { offered, unseen, look }
}

const idsIn = ({ account, unmatched }: PhoneState) => [...account, ...unmatched].map(({ id }) => id)
