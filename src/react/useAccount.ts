/** Whether the platform tells anything at all, and how much that concerns this person has not been looked at. */

import { useCallback, useRef, useState } from 'react'
import type { PlatformEvent } from '../phone/events.ts'
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
  const offered = usePhoneState(
    (state) => state.feed !== 'off' || state.account.length + state.unmatched.length > 0,
  )
  const unseen = usePhoneState((state) => idsIn(state).filter((id) => !seen.current.has(id)).length)
  const look = useCallback(() => {
    seen.current = new Set(idsIn(phone.store.getState()))
    redraw((count) => count + 1)
  }, [phone])
  return { offered, unseen, look }
}

const idsIn = ({ account, unmatched }: PhoneState) =>
  [...account, ...unmatched.filter(isOfOurs)].map(({ id }) => id)

/** The feed tells of the calls of everybody in the account: those of others can be read, but are no news. */
const isOfOurs = ({ leg, flow }: PlatformEvent) => leg?.fromUs || leg?.toUs || flow?.toUs
