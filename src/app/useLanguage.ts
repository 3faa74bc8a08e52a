/** The words of the page's language. English ones come with what shows them; another language brings all of its own. */

import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import { entry } from '../react/words/en/entry.ts'
import type { EntryWords, Language, Spoken } from '../react/words/words.ts'
import type { SiteConfig } from './config.ts'
import { createSpeech } from './speech.ts'

type SaidBySite = Pick<SiteConfig, 'name' | 'emergency'>

export const speech = createSpeech()
export const SpeechContext = createContext(speech)

export function useSaid() {
  const { subscribe, now } = useContext(SpeechContext)
  return useSyncExternalStore(subscribe, now)
}

export const entryWordsOf = ({ words }: Spoken): EntryWords => words ?? entry

export function useWordsOf<Part extends keyof Language>(part: Part, english: Language[Part]): Language[Part] {
  const spoken: Partial<Language> = useSaid().spoken
  return spoken[part] ?? english
}

/** The site's name stands where the phone's own would, and what it says of emergency calls where the phone speaks of them. */
export function useSiteWords<W extends EntryWords>(words: W, site: SaidBySite = {}): W {
  const { name, emergency } = site
  return useMemo(
    () => ({
      ...words,
      ...(name && { page: { ...words.page, title: name } }),
      ...(emergency && { signIn: { ...words.signIn, emergency } }),
    }),
    [words, name, emergency],
  )
}
