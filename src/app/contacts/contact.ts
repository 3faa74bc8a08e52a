/** Somebody whom the person knows: a name, and where they are reached. */

import { holdsControls } from '../../phone/controls.ts'
import { readTarget } from '../../phone/target.ts'

export interface Contact {
  readonly id: string
  readonly name: string
  /** Numbers and SIP addresses, as they are dialled. */
  readonly numbers: readonly string[]
}

export const mostContacts = 5000
const mostNumbers = 20
const mostText = 200

/** What another release kept stays to be seen, and to be mended: what cannot be shown counts as nothing. */
export function readContact(value: unknown): Contact | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const given = value as Readonly<Record<string, unknown>>
  const { id, name, numbers } = given as { id?: unknown; name?: unknown; numbers?: unknown }
  if (typeof id !== 'string' || !Array.isArray(numbers)) return undefined
  return contactOf(
    id,
    typeof name === 'string' ? name : '',
    numbers.flatMap((one) => keptNumber(one) ?? []),
  )
}

/** One by hand or out of a file: the same rules for both. */
export function newContact(id: string, name: string, numbers: readonly string[]): Contact | undefined {
  return contactOf(
    id,
    name,
    numbers.flatMap((one) => readNumber(one) ?? []),
  )
}

function contactOf(id: string, name: string, numbers: readonly string[]): Contact | undefined {
  const [first, ...more] = new Set(numbers)
  if (first === undefined) return undefined
  return { id, name: readName(name) || first, numbers: [first, ...more].slice(0, mostNumbers) }
}

/** The same, reached elsewhere as well. */
export const withNumbers = (one: Contact, more: readonly string[]): Contact => ({
  ...one,
  numbers: [...new Set([...one.numbers, ...more])].slice(0, mostNumbers),
})

function readName(text: string): string {
  const line = [...text].map((letter) => (holdsControls(letter) ? ' ' : letter)).join('')
  return line.replace(/\s+/g, ' ').trim().slice(0, mostText)
}

const here = 'here.invalid'

/** `+49 (0)30 1234` → `+49301234`; `tel:` and `sip:` go; nothing where the phone would not dial it. */
export function readNumber(typed: string): string | undefined {
  try {
    const { user, host } = readTarget(bare(typed), here)
    return keptNumber(host === here ? user : `${user}@${host}`)
  } catch {
    return undefined
  }
}

/** Without scheme and parameters, which other programs write. */
const bare = (text: string) =>
  text
    .trim()
    .replace(/^(?:sips?|tel):/i, '')
    .replace(/;.*$/, '')

function keptNumber(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = bare(value)
  if (/^\+?[\d\s()./-]{1,40}$/.test(text)) {
    const number = text.replace(/[^\d+]/g, '')
    return /\d/.test(number) ? number : undefined
  }
  return text.length <= mostText && /^[^\s@<>"',;:/]+(?:@[^\s@<>"',;/]+)?$/.test(text) ? text : undefined
}
