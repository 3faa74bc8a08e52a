/** What stands for a party beside its name: initials, a tint, the number it called, and what to dial for it. */

import type { Call, Party } from '../phone/call.ts'
import { nameOf } from './party.ts'
import { safeText } from './safeText.ts'

/** Two letters at most; none for a number, which gets a figure instead. */
export function initialsOf(party: Party): string {
  const words = nameOf(party).match(/\p{L}[\p{L}\p{M}\p{N}]*/gu) ?? []
  if (!words.length || /^[+*#\d]/.test(nameOf(party))) return ''
  const [first = '', ...rest] = words
  const last = rest.at(-1) ?? ''
  return [first, last]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}

/** The same person has the same tint everywhere, 1…5; 0 where there are no initials. */
export function tintOf(party: Party): number {
  if (!initialsOf(party)) return 0
  const user = party.user.replace(/^sips?:/, '').replace(/@.*$/, '')
  // FNV-1a: spreads logins that differ in one letter.
  let hash = 2166136261
  for (const letter of user) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  return 1 + ((hash >>> 8) % 5)
}

/** The number of ours that an incoming call was for, where it was a number: why it rang here. */
export function numberCalled(to: string): string | undefined {
  const user = safeText(to.replace(/^(sips?|tel):/i, '').replace(/@.*$/, ''))
  return /^\+?\d{3,}$/.test(user) ? user : undefined
}

/** What to dial to reach the far side of this call again. */
export function targetOf(call: Call): string {
  return call.direction === 'outgoing' && call.to ? call.to : call.party.address || call.party.user
}

/** The same, as a person would type it: no scheme, and no domain where it is the own one. */
export function typed(target: string, domain?: string): string {
  const text = safeText(target.replace(/^(sips?|tel):/i, ''))
  const own = `@${domain?.toLowerCase() ?? ''}`
  return domain && text.toLowerCase().endsWith(own) ? text.slice(0, -own.length) : text
}
