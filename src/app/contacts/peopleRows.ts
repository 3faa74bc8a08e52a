/** Own contacts and the directory as one list by name; who is in both is there once, as the person's own. */

import type { Party } from '../../phone/call.ts'
import type { Directory, Person } from '../../phone/directory.ts'
import type { Contact } from './contact.ts'

export interface PersonRow {
  readonly key: string
  readonly party: Party
  /** What a press on Call dials. */
  readonly target: string
  readonly contact?: Contact
  readonly online?: boolean
}

export interface PeopleRows {
  readonly all: readonly PersonRow[]
  readonly byPerson: ReadonlyMap<Person, PersonRow>
}

/** Room 2 stands before Room 10. `people`: those of the contacts, a number each, first; then the directory's. */
export function rowsOf(contacts: readonly Contact[], people: Directory, language: string): PeopleRows {
  const owners = new Map(
    contacts.flatMap((one) => one.numbers.map((number) => [`${one.name}\n${number}`, one] as const)),
  )
  const byContact = new Map<Contact, PersonRow>()
  const byPerson = new Map<Person, PersonRow>()
  const all: PersonRow[] = []
  for (const person of people) {
    const { user, name, address, online } = person
    const contact = owners.get(`${name}\n${user}`)
    const known = contact && byContact.get(contact)
    const row = known ?? {
      key: contact ? contact.id : address,
      party: { name, user, address },
      target: user,
      ...(contact && { contact }),
      ...(online !== undefined && { online }),
    }
    if (!known) all.push(row)
    if (contact) byContact.set(contact, row)
    byPerson.set(person, row)
  }
  const byName = new Intl.Collator(language, { numeric: true }).compare
  return { all: all.sort((a, b) => byName(a.party.name ?? '', b.party.name ?? '')), byPerson }
}
