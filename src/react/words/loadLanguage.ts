/** Fetches a language: each is a file of its own, but for English, which is with everything that shows it. */

import { type LanguageTag, pickLanguage } from './languages.ts'
import type { Spoken } from './words.ts'

const files: Readonly<Record<LanguageTag, () => Promise<Spoken>>> = {
  en: async () => ({}),
  es: async () => (await import('./es/index.ts')).es,
  pt: async () => (await import('./pt/index.ts')).pt,
  fr: async () => (await import('./fr/index.ts')).fr,
  de: async () => (await import('./de/index.ts')).de,
  ar: async () => (await import('./ar/index.ts')).ar,
  zh: async () => (await import('./zh/index.ts')).zh,
}

/** The nearest that is spoken, as `pickLanguage` finds it. Rejects where its file cannot be had. */
export const loadLanguage = (tag: string): Promise<Spoken> => files[pickLanguage([tag])]()
