/** Everybody who can be called by name: the person's own contacts, and after them the platform's directory. */

import { createContext, useContext, useMemo } from 'react'
import type { Directory } from '../phone/directory.ts'
import { usePhoneState } from './usePhone.tsx'

const nobody: Directory = []

/** The person's own, one entry for each of their numbers. */
export const ContactsContext = createContext(nobody)

export function useDirectory(): Directory {
  const own = useContext(ContactsContext)
  const platform = usePhoneState((state) => state.directory)
  return useMemo(() => {
    if (!own.length) return platform
    const known = new Set(own.map(({ address }) => address))
    return [...own, ...platform.filter(({ address }) => !known.has(address))]
  }, [own, platform])
}
