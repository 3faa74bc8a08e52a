/** A language for tests: every English word in brackets, so that text that was not translated stands out. */

import { contacts } from './en/contacts.ts'
import { history } from './en/history.ts'
import { launcher } from './en/launcher.ts'
import { en } from './en/main.ts'
import { settings } from './en/settings.ts'
import type { Language } from './words.ts'

export const xx = bracketed({ words: en, history, contacts, settings, launcher }) as Language

function bracketed(said: unknown): unknown {
  if (typeof said === 'string') return `⟦${said}⟧`
  if (typeof said === 'function') return (...given: unknown[]) => bracketed(said(...given))
  if (typeof said !== 'object' || said === null) return said
  return Object.fromEntries(
    Object.entries(said).map(([key, value]) => [key, value === 'en' ? value : bracketed(value)]),
  )
}
