/** Opens the contacts of an account, wherever this browser lets them be kept. */

import { contactStoreIn, databaseOf } from '../history/database.ts'
import { otherTabsOf } from '../history/otherTabs.ts'
import { type AddressBook, type ContactsTold, createAddressBook } from './addressBook.ts'

export function openBook(account: string, domain: string): AddressBook {
  return createAddressBook(
    contactStoreIn(databaseOf(account)),
    domain,
    otherTabsOf<ContactsTold>(account, 'contacts'),
  )
}
