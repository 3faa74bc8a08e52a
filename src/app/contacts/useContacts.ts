/** The address book for the page, as soon as it is open. */

import { createContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { AddressBook, BookState } from './addressBook.ts'
import { bookOf } from './books.ts'

export const BookContext = createContext<AddressBook | undefined>(undefined)

const nothing: BookState = { contacts: [], people: [], kept: 'loading' }
const never = () => () => {}

export function useBook(user: string, domain: string): AddressBook | undefined {
  const [book, setBook] = useState<AddressBook>()
  useEffect(() => {
    let isWanted = true
    bookOf(user, domain).then((opened) => isWanted && setBook(opened), console.warn)
    return () => {
      isWanted = false
    }
  }, [user, domain])
  return book
}

export function useBookState(book: AddressBook | undefined): BookState {
  return useSyncExternalStore(book?.subscribe ?? never, book?.getState ?? (() => nothing))
}
