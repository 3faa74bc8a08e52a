/** The address book of each account that is signed in: one for the phone, which names callers, and for the page. */

import type { Party } from '../../phone/call.ts'
import type { AddressBook } from './addressBook.ts'

const books = new Map<string, Promise<AddressBook>>()

export function bookOf(user: string, domain: string): Promise<AddressBook> {
  const account = `${user}@${domain}`
  const book = books.get(account) ?? import('./openBook.ts').then(({ openBook }) => openBook(account, domain))
  books.set(account, book)
  // What could not be fetched is fetched anew when asked again.
  book.catch(() => books.delete(account))
  return book
}

/** Nobody has a name of ours until the book is open, which takes less than signing in. */
export function nameForIn(user: string, domain: string): (party: Party) => string | undefined {
  let book: AddressBook | undefined
  bookOf(user, domain).then((opened) => {
    book = opened
  }, console.warn)
  return (party) => book?.nameFor(party)
}
