/** What is dialled for what was typed: a number of the own country gets its country, where that is certain. */

import { useCallback } from 'react'
import { useNumbers } from '../usePhone.tsx'
import { fetchNumbers } from './fetchNumbers.ts'

/** Longer than this nobody waits for the tables: the platform can read a number of its own country too. */
const patienceMs = 1500

/** Digits, without a country: for all else no tables are needed. */
const mayLackCountry = /^[\s(]*\p{Nd}[^+*#@\p{L}]{6,}$/u

/** At once, where no tables are needed. */
export type Dial = <T>(text: string, how: (target: string) => Promise<T>) => Promise<T>

export function useDialled(): Dial {
  const { home } = useNumbers()
  return useCallback(
    (text, how) => {
      if (!mayLackCountry.test(text)) return how(text)
      const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patienceMs))
      return Promise.race([fetchNumbers(), late]).then((numbers) => how(numbers?.dialled(text, home) ?? text))
    },
    [home],
  )
}
