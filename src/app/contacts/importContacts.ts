/** Contacts from a file, whatever program wrote it: held to the same rules as those that are typed. */

import { type Contact, newContact, withNumbers } from './contact.ts'
import { readContactsCsv } from './contactsCsv.ts'
import { readVcards } from './vcard.ts'

export interface Imported {
  /** New, or with something new. */
  readonly contacts: readonly Contact[]
  /** How many stood there already, just so. */
  readonly there: number
  /** How many were left out because they had no number at all … */
  readonly noNumber: number
  /** … or none that could be dialled. */
  readonly notDialled: number
}

/** Who is there already, by name and one of the numbers, is written over and not doubled. */
export function importContacts(text: string, known: readonly Contact[], newId: () => string): Imported {
  const ids = new Map<string, string>()
  const all = new Map<string, Contact>()
  const changed = new Set<string>()
  const keep = (one: Contact) => {
    all.set(one.id, one)
    for (const number of one.numbers) ids.set(`${one.name}\n${number}`, one.id)
  }
  known.forEach(keep)
  let [there, noNumber, notDialled] = [0, 0, 0]
  for (const { name, numbers } of cardsIn(text)) {
    const given = numbers.filter((one) => one.trim())
    const read = newContact(newId(), name, given)
    if (!read) {
      if (given.length) notDialled++
      else noNumber++
      continue
    }
    const before = all.get(read.numbers.map((one) => ids.get(`${read.name}\n${one}`)).find(Boolean) ?? '')
    const after = before ? withNumbers(before, read.numbers) : read
    if (before?.numbers.length === after.numbers.length) {
      there++
      continue
    }
    keep(after)
    changed.add(after.id)
  }
  return { contacts: [...changed].flatMap((id) => all.get(id) ?? []), there, noNumber, notDialled }
}

function cardsIn(text: string) {
  // A picture, say: out of its bytes came people with names that nobody can read.
  if (text.includes('\0')) return []
  return /^\ufeff?\s*BEGIN:VCARD/i.test(text) ? readVcards(text) : readContactsCsv(text)
}
