/** A phone for the components below, in English where nothing else is said. */

import { ProvidePhone, type ProvidePhoneProps } from './usePhone.tsx'
import { en } from './words/en/main.ts'
import type { Words } from './words/words.ts'

export type PhoneProviderProps = Omit<ProvidePhoneProps, 'words'> & { readonly words?: Words | undefined }

export function PhoneProvider({ words = en, ...rest }: PhoneProviderProps) {
  return <ProvidePhone words={words} {...rest} />
}
