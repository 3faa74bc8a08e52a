/** Opens the contacts of an account, wherever this browser lets them be kept. */

import { databaseOf } from '../database.ts'
import { otherTabsOf } from '../otherTabs.ts'
import { type AddressBook, type ContactsTold, createAddressBook } from './addressBook.ts'
import { contactStoreIn } from './contactStore.ts'

export function openBook(account: string, domain: string): AddressBook {
  return createAddressBook(
    contactStoreIn(databaseOf(account)),
    domain,
    otherTabsOf<ContactsTold>(account, 'contacts'),
  )
}
