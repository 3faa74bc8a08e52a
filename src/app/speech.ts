/** Which language the page speaks: the person's choice, else the operator's, else the browser's. Changed at any moment. */

import { isLanguageTag, type LanguageTag, pickLanguage, tongueOf } from '../react/words/languages.ts'
import { loadLanguage } from '../react/words/loadLanguage.ts'
import type { Spoken } from '../react/words/words.ts'
import type { SiteConfig } from './config.ts'
import { loadSettings } from './storage.ts'

export interface Said {
  /** What was asked for last: it may still be under way. */
  readonly tag: LanguageTag
  readonly spoken: Spoken
}

export interface Speech {
  readonly now: () => Said
  readonly subscribe: (listener: () => void) => () => void
  /** Resolves when it is spoken, or cannot be had: all stays as it is, and the console says why. Or late: it follows. */
  readonly speak: (tag: LanguageTag) => Promise<void>
}

/** Longer, and a form in English is better than none. */
const patienceMs = 1500

export function createSpeech(load: (tag: LanguageTag) => Promise<Spoken> = loadLanguage): Speech {
  let said: Said = { tag: 'en', spoken: {} }
  const listeners = new Set<() => void>()
  const say = (next: Said) => {
    said = next
    Object.assign(document.documentElement, tongueOf({ language: spokenTag(said.spoken) }))
    for (const listener of listeners) listener()
  }
  return {
    now: () => said,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    speak: (tag) => {
      say({ ...said, tag })
      const done = load(tag)
        .catch((error: unknown) => {
          console.warn(`“${tag}” is not spoken: ${error}`)
          return said.spoken
        })
        .then((spoken) => {
          // Something else may have been asked for meanwhile.
          if (said.tag === tag) say({ tag: spokenTag(spoken), spoken })
        })
      return Promise.race([done, new Promise<void>((late) => setTimeout(late, patienceMs))])
    },
  }
}

const spokenTag = ({ words }: Spoken) => pickLanguage(words ? [words.language] : [])

/** What to speak, as far as it is known what the site says. */
export function languageFor({ language }: Pick<SiteConfig, 'language'>): LanguageTag {
  const chosen = loadSettings()['language']
  return isLanguageTag(chosen) ? chosen : (language ?? pickLanguage(navigator.languages))
}
