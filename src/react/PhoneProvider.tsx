/** A phone for the components below, in English where nothing else is said. */

import type { ReactNode } from 'react'
import type { Phone } from '../phone/phone.ts'
import { ProvidePhone } from './usePhone.tsx'
import { en } from './words/en/main.ts'
import type { Words } from './words/words.ts'

export function PhoneProvider(props: { phone: Phone; words?: Words | undefined; children?: ReactNode }) {
  const { phone, words = en, children } = props
  return (
    <ProvidePhone phone={phone} words={words}>
      {children}
    </ProvidePhone>
  )
}
