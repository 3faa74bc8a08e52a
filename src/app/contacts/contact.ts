/** Somebody whom the person knows: a name, and where they are reached. */

import { holdsControls } from '../../phone/controls.ts'

export interface Contact {
  readonly id: string
  readonly name: string
  /** Numbers and SIP addresses, as they are dialled. */
  readonly numbers: readonly string[]
}

export const mostContacts = 5000
const mostNumbers = 20
const mostText = 200

/** Files and stores may hold anything: what cannot be shown or dialled counts as nothing. */
export function readContact(value: unknown, id?: string): Contact | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const given = value as Readonly<Record<string, unknown>>
  const named = id ?? given['id']
  const numbers = Array.isArray(given['numbers'])
    ? given['numbers'].flatMap((one) => readNumber(one) ?? [])
    : []
  const name = typeof given['name'] === 'string' ? readName(given['name']) : ''
  if (typeof named !== 'string' || !numbers.length) return undefined
  const unique = [...new Set(numbers)].slice(0, mostNumbers)
  return { id: named, name: name || (unique[0] ?? ''), numbers: unique }
}

function readName(text: string): string {
  const line = [...text].map((letter) => (holdsControls(letter) ? ' ' : letter)).join('')
  return line.replace(/\s+/g, ' ').trim().slice(0, mostText)
}

/** `+49 (30) 1234` → `+49301234`; `tel:` and `sip:` go; nothing where it is neither number nor address. */
export function readNumber(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value
    .trim()
    .replace(/^(?:sips?|tel):/i, '')
    .replace(/;.*$/, '')
  if (/^\+?[\d\s()./-]{1,40}$/.test(text)) {
    const number = text.replace(/[^\d+]/g, '')
    return /\d/.test(number) ? number : undefined
  }
  return text.length <= mostText && /^[^\s@<>"',;:/]+(?:@[^\s@<>"',;/]+)?$/.test(text) ? text : undefined
}
