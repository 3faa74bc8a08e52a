/** Contacts from a file, whatever program wrote it. */

import { type Contact, readContact } from './contact.ts'
import { readContactsCsv } from './contactsCsv.ts'
import { readVcards } from './vcard.ts'

export interface Imported {
  readonly contacts: readonly Contact[]
  /** Those in the file without a number that could be dialled. */
  readonly left: number
}

/** Who is there already, by name and one of the numbers, is written over and not doubled. */
export function importContacts(text: string, there: readonly Contact[], newId: () => string): Imported {
  // A picture, say: out of its bytes came people with names that nobody can read.
  if (text.includes('\0')) return { contacts: [], left: 0 }
  const cards = /^\ufeff?\s*BEGIN:VCARD/i.test(text) ? readVcards(text) : readContactsCsv(text)
  const ids = new Map(
    there.flatMap(({ id, name, numbers }) => numbers.map((one) => [`${name}\n${one}`, id] as const)),
  )
  const byId = new Map(there.map((one) => [one.id, one]))
  const found = new Map<string, Contact>()
  let left = 0
  for (const card of cards) {
    const contact = readContact(card, newId())
    if (!contact) {
      left++
      continue
    }
    const { name, numbers } = contact
    const id = numbers.map((one) => ids.get(`${name}\n${one}`)).find(Boolean) ?? contact.id
    const before = found.get(id) ?? byId.get(id)
    found.set(id, { id, name, numbers: [...new Set([...(before?.numbers ?? []), ...numbers])] })
    for (const one of numbers) ids.set(`${name}\n${one}`, id)
  }
  return { contacts: [...found.values()], left }
}
