/** Contacts as tables, as address books and spreadsheets write them. */

import { csvOf, readCsv } from '../csv.ts'
import type { Contact } from './contact.ts'
import type { Card } from './vcard.ts'

const isNameColumn = /^(?:full |display )?name$/i
const isGiven = /^(?:given|first)[ _-]?name$/i
const isFamily = /^(?:family|last)[ _-]?name$|^surname$/i
const isNumberColumn = /phone|mobile|number|\btel|telefon|\bsip\b/i
/** Such columns say what the one beside them holds. */
const isLabel = /\b(?:type|label)\b|fax/i

/** A table without a line of names has the name first, and numbers after it. */
export function readContactsCsv(text: string): readonly Card[] {
  const [head = [], ...rest] = readCsv(text)
  const numberColumns = head.flatMap((title, at) =>
    isNumberColumn.test(title) && !isLabel.test(title) ? [at] : [],
  )
  if (!numberColumns.length)
    return [head, ...rest].flatMap(([name = '', ...numbers]) => (numbers.length ? { name, numbers } : []))
  const column = (fits: RegExp) => head.findIndex((title) => fits.test(title.trim()))
  const [whole, given, family] = [column(isNameColumn), column(isGiven), column(isFamily)]
  return rest.map((row) => ({
    name: row[whole]?.trim() || [row[given], row[family]].filter(Boolean).join(' '),
    // Google puts several into one cell.
    numbers: numberColumns.flatMap((at) => (row[at] ?? '').split(' ::: ').map(plain)),
  }))
}

/** What we wrote so that no spreadsheet takes it for a formula. */
const plain = (text: string) => text.replace(/^'(?=[=@+-])/, '')

export function writeContactsCsv(contacts: readonly Contact[]): string {
  const most = Math.max(1, ...contacts.map(({ numbers }) => numbers.length))
  const head = ['Name', ...Array.from({ length: most }, (_, at) => `Phone ${at + 1}`)]
  return csvOf([head, ...contacts.map(({ name, numbers }) => [name, ...numbers])])
}
