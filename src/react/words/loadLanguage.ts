/** Fetches a language: each is a file of its own, but for English, which is with everything that shows it. */

import { type LanguageTag, pickLanguage } from './languages.ts'
import type { Language, Spoken } from './words.ts'

const files: Readonly<Partial<Record<LanguageTag, () => Promise<Language>>>> = {}

/** The nearest that is spoken, as `pickLanguage` finds it. Rejects where its file cannot be had. */
export async function loadLanguage(tag: string): Promise<Spoken> {
  return (await files[pickLanguage([tag])]?.()) ?? {}
}
