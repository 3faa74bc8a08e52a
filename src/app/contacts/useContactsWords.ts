/** The words of the contacts, which come with them. */

import { useWords } from '../../react/index.ts'
import { contacts as en } from '../../react/words/contacts.en.ts'

const languages: Readonly<Record<string, typeof en>> = { en }

export function useContactsWords(): typeof en {
  return languages[useWords().language] ?? en
}
