/** What came of a file, in one sentence: how many were taken, how many stood there, how many were left out and why. */

import type { ContactsWords } from '../../react/words/words.ts'
import type { Imported } from './importContacts.ts'

/** `saved`: for how many of those read there was room. */
export function importSentence(w: ContactsWords, language: string, read: Imported, saved: number): string {
  const { contacts, there, noNumber, notDialled } = read
  const noRoom = contacts.length - saved
  if (!contacts.length && !there && !noNumber && !notDialled) return w.notRead
  return new Intl.ListFormat(language).format([
    w.imported(saved),
    ...(there ? [w.there(there)] : []),
    ...(noNumber ? [w.noNumber(noNumber)] : []),
    ...(notDialled ? [w.notDialled(notDialled)] : []),
    ...(noRoom ? [w.noRoom(noRoom)] : []),
  ])
}
