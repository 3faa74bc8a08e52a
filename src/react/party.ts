/** How a party is named. All of it comes from the network and goes through safeText. */

import type { Party } from '../phone/call.ts'
import { safeText } from './safeText.ts'

export function nameOf(party: Party): string {
  return safeText(party.name ?? '') || safeText(party.user) || safeText(party.address)
}

/** What stands below the name: the number or login; for one without a name, where it lives. */
export function placeOf(party: Party): string {
  const user = safeText(party.user)
  if (nameOf(party) !== user) return user
  return safeText(party.address.replace(/^sips?:/, '').replace(/^[^@]*@/, ''))
}

/** The name in running sentences: the first word of a name, all of a number. */
export function shortNameOf(party: Party): string {
  const name = nameOf(party)
  const first = name.split(' ')[0] ?? name
  return /^\p{L}{2,}/u.test(first) ? first : name
}
