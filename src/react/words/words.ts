/** What a language must say. English gives the types; every other language satisfies them. */

import type { button } from './en/button.ts'
import type { contacts } from './en/contacts.ts'
import type { entry } from './en/entry.ts'
import type { history } from './en/history.ts'
import type { launcher } from './en/launcher.ts'
import type { en } from './en/main.ts'
import type { settings } from './en/settings.ts'

type Said<T> = T extends string
  ? string
  : T extends (...given: infer G) => string
    ? (...given: G) => string
    : { readonly [K in keyof T]: Said<T[K]> }

export type Words = Said<typeof en>
export type HistoryWords = Said<typeof history>
export type ContactsWords = Said<typeof contacts>
export type SettingsWords = Said<typeof settings>
export type LauncherWords = Said<typeof launcher>

/** All of a language. English's parts come with what shows them, every other language in one file. */
export interface Language {
  readonly words: Words
  readonly history: HistoryWords
  readonly contacts: ContactsWords
  readonly settings: SettingsWords
  readonly launcher: LauncherWords
}

/** What is spoken: what it lacks is English, and comes with what shows it. */
export type Spoken = Partial<Language>

/** All that is said before anybody is signed in. */
export type EntryWords = Said<typeof entry>

/** What `<opentact-call>` can say. */
export type ButtonWords = Said<typeof button>

/** What a person can do about a call that came to nothing. */
export type Remedy = 'again' | 'edit' | 'retry'
