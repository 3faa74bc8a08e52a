/** The person's own contacts: kept in the browser, looked up by number, offered by name. */

import type { Party } from '../../phone/call.ts'
import type { Directory } from '../../phone/directory.ts'
import { nobodyElse, type OtherTabs } from '../otherTabs.ts'
import { type Contact, mostContacts, readContact } from './contact.ts'
import { createNames } from './names.ts'

/** Where contacts are kept. Every method may reject: then they last until the page is closed. */
export interface ContactStore {
  load(): Promise<readonly Contact[]>
  put(contacts: readonly Contact[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

export interface BookState {
  /** By name. */
  readonly contacts: readonly Contact[]
  /** One entry for each number. */
  readonly people: Directory
  readonly kept: 'loading' | 'here' | 'memory'
}

export interface AddressBook {
  getState(): BookState
  subscribe(listener: () => void): () => void
  nameFor(party: Party): string | undefined
  /** New ones, or others in place of those with the same id; how many found room. */
  save(contacts: readonly Contact[]): number
  remove(ids: readonly string[]): void
}

/** What one page wrote, and the others have to show. */
export type ContactsTold =
  | { readonly type: 'saved'; readonly contacts: readonly Contact[] }
  | { readonly type: 'removed'; readonly ids: readonly string[] }

/** Numbers by their value. `localeCompare` would make one of these for each comparison. */
const byName = new Intl.Collator(undefined, { numeric: true }).compare

export function createAddressBook(
  store: ContactStore,
  domain: string,
  others: OtherTabs<ContactsTold> = nobodyElse,
): AddressBook {
  const all = new Map<string, Contact>()
  /** Removed while they were still being read. */
  const gone = new Set<string>()
  const listeners = new Set<() => void>()
  let state: BookState = { contacts: [], people: [], kept: 'loading' }
  let names = createNames([], domain)

  function tell(kept = state.kept): void {
    const contacts = [...all.values()].sort((a, b) => byName(a.name, b.name))
    names = createNames(contacts, domain)
    state = { contacts, people: contacts.flatMap(peopleOf), kept }
    for (const listener of [...listeners]) listener()
  }

  const peopleOf = ({ name, numbers }: Contact) =>
    numbers.map((user) => ({ user, name, address: `sip:${user.includes('@') ? user : `${user}@${domain}`}` }))

  function write(change: Promise<void>, told: ContactsTold): void {
    change.then(
      () => others.tell(told),
      (error: unknown) => {
        console.warn('Contacts:', error)
        tell('memory')
      },
    )
  }

  function forget(id: string): void {
    all.delete(id)
    gone.add(id)
  }

  // A page of another release may tell what this one would not have written.
  others.listen((told) => {
    if (told.type === 'saved')
      for (const one of told.contacts) {
        const contact = readContact(one)
        if (contact && (all.has(contact.id) || all.size < mostContacts)) all.set(contact.id, contact)
      }
    else if (told.type === 'removed') told.ids.forEach(forget)
    tell()
  })

  store.load().then(
    (kept) => {
      for (const one of kept.slice(0, mostContacts))
        if (!all.has(one.id) && !gone.has(one.id)) all.set(one.id, one)
      tell('here')
    },
    (error: unknown) => {
      console.warn('Contacts:', error)
      tell('memory')
    },
  )

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    nameFor: (party) => names(party),
    save: (contacts) => {
      const room = contacts.filter(({ id }) => all.has(id)).length + mostContacts - all.size
      const some = contacts.slice(0, room)
      for (const one of some) all.set(one.id, one)
      if (state.kept !== 'memory') write(store.put(some), { type: 'saved', contacts: some })
      tell()
      return some.length
    },
    // All at once as well: those in sight, and none that another tab adds meanwhile.
    remove: (ids) => {
      ids.forEach(forget)
      if (state.kept !== 'memory') write(store.remove(ids), { type: 'removed', ids })
      tell()
    },
  }
}
