/** A phone for the components below, and the words they speak. The phone is made outside React and outlives it. */

import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Phone } from '../phone/phone.ts'
import { type Home, homeOf } from '../phone/region.ts'
import type { PhoneState } from '../phone/state.ts'
import { type Numbers, numbersNow, onNumbers } from './numbers/numbers.ts'
import type { Words } from './words/words.ts'

interface Provided {
  readonly phone: Phone
  readonly words: Words
  readonly home: Home
  readonly numbers: Numbers | undefined
}

const PhoneContext = createContext<Provided | undefined>(undefined)

export interface ProvidePhoneProps {
  readonly phone: Phone
  readonly words: Words
  /** As the phone was created with: in which country a number without one is; default from the browser. */
  readonly region?: string | undefined
  readonly children?: ReactNode
}

/** For whoever brings its own words; `PhoneProvider` brings the English ones. */
export function ProvidePhone(props: ProvidePhoneProps) {
  const { phone, words, region } = props
  const numbers = useSyncExternalStore(onNumbers, numbersNow, () => undefined)
  const home = useMemo(() => (region ? { region, sure: true } : homeOfBrowser()), [region])
  const value = useMemo(() => ({ phone, words, home, numbers }), [phone, words, home, numbers])
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

/** How numbers are written, once that is known, and from which country they are seen. */
export function useNumbers(): Pick<Provided, 'home' | 'numbers'> {
  return useProvided()
}

/** Found out when a number is first looked at: the zones of a country take a slow machine a tenth of a second. */
function homeOfBrowser(): Home {
  let found: Home | undefined
  const home = () => {
    found ??= homeOf(globalThis.navigator?.language, Intl.DateTimeFormat().resolvedOptions().timeZone)
    return found
  }
  return {
    get region() {
      return home().region
    },
    get sure() {
      return home().sure
    },
  }
}

function useProvided() {
  const provided = useContext(PhoneContext)
  if (!provided) throw new Error('This part of the phone needs a PhoneProvider above it')
  return provided
}
