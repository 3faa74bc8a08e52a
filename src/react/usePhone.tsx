/** A phone for the components below, and the words they speak. The phone is made outside React and outlives it. */

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Phone } from '../phone/phone.ts'
import type { PhoneState } from '../phone/state.ts'
import type { Words } from './words/words.ts'

const PhoneContext = createContext<{ phone: Phone; words: Words } | undefined>(undefined)

/** For whoever brings its own words; `PhoneProvider` brings the English ones. */
export function ProvidePhone(props: { phone: Phone; words: Words; children?: ReactNode }) {
  const { phone, words } = props
  const value = useMemo(() => ({ phone, words }), [phone, words])
  return <PhoneContext.Provider value={value}>{props.children}</PhoneContext.Provider>
}

export function usePhone(): Phone {
  return useProvided().phone
}

/** Redraws only when what `selector` returns has changed. */
export function usePhoneState<T>(selector: (state: PhoneState) => T): T {
  return useStore(useProvided().phone.store, selector)
}

export function useWords(): Words {
  return useProvided().words
}

function useProvided() {
  const provided = useContext(PhoneContext)
  if (!provided) throw new Error('This part of the phone needs a PhoneProvider above it')
  return provided
}
