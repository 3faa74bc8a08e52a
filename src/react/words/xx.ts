/** A language for tests: every English word in brackets, so that text that was not translated stands out. */

import { en } from './en/main.ts'
import type { Words } from './words.ts'

export const xx = bracketed(en) as Words

function bracketed(said: unknown): unknown {
  if (typeof said === 'string') return `⟦${said}⟧`
  if (typeof said === 'function') return (...given: unknown[]) => bracketed(said(...given))
  if (typeof said !== 'object' || said === null) return said
  return Object.fromEntries(
    Object.entries(said).map(([key, value]) => [key, key === 'language' ? value : bracketed(value)]),
  )
}
