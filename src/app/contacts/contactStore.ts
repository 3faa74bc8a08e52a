/** Own contacts in the database of an account. */

import { all, written } from '../database.ts'
import type { ContactStore } from './addressBook.ts'
import { readContact } from './contact.ts'

export function contactStoreIn(opened: Promise<IDBDatabase>): ContactStore {
  const change = async (what: (contacts: IDBObjectStore) => void) => {
    const changing = (await opened).transaction('contacts', 'readwrite')
    what(changing.objectStore('contacts'))
    await written(changing)
  }
  return {
    load: async () => {
      return all(await opened, 'contacts', (one) => readContact(one))
    },
    put: (some) =>
      change((contacts) => {
        for (const one of some) contacts.put(one, one.id)
      }),
    remove: (ids) =>
      change((contacts) => {
        for (const id of ids) contacts.delete(id)
      }),
  }
}
