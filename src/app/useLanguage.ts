/** The words of the page's language. English ones come with what shows them; another language brings all of its own. */

import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import { entry } from '../react/words/en/entry.ts'
import type { EntryWords, Language, Spoken } from '../react/words/words.ts'
import { createSpeech } from './speech.ts'

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

/** The site's name stands where the phone's own would. */
export function useTitled<W extends EntryWords>(words: W, name: string | undefined): W {
  return useMemo(() => (name ? { ...words, page: { ...words.page, title: name } } : words), [words, name])
}
