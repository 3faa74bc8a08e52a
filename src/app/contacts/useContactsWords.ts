/** The words of the contacts, which come with them. */

import { useWords } from '../../react/index.ts'
import { contacts as en } from '../../react/words/en/contacts.ts'
import type { ContactsWords } from '../../react/words/words.ts'

const languages: Readonly<Record<string, ContactsWords>> = { en }

export function useContactsWords(): ContactsWords {
  return languages[useWords().language] ?? en
}
