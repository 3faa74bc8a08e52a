/** Who else is in the own domain, by name: whom a caller is shown as, and who is offered while somebody types. Pure. */

import type { Party } from './call.ts'
import type { PhoneFact } from './events.ts'

/** One SIP user of the own domain, as the platform's directory tells; nothing of theirs but this is kept. */
export interface Person {
  /** The login: what is dialled. */
  readonly user: string
  readonly name: string
  /** `sip:login@domain`, the domain in lower case. */
  readonly address: string
  /** Whether the platform has them registered, where it says so. */
  readonly online?: boolean
}

export type Directory = readonly Person[]

export const mostPeople = 5000

/** Whom the person knows under another name than the network does. */
export type NameFor = (party: Party) => string | undefined

/**
 * The party under its name in the person's own address book, which nobody but the person writes; else in the directory, which nobody else can choose, unlike what a caller says of itself. Only
 * for the very same address; what is dialled stays as it was.
 */
export function named<P extends Party>(directory: Directory, party: P, nameFor?: NameFor): P {
  const own = nameFor && ownName(nameFor, party)
  if (own) return { ...party, name: own, own: true }
  if (party.own || !directory.length) return party
  const address = inOneCase(party.address)
  const found = directory.find((person) => person.address === address)
  return found && found.name !== found.user && found.name !== party.name
    ? { ...party, name: found.name }
    : party
}

/** An address book is the host page's: whatever it answers, the call goes on. */
function ownName(nameFor: NameFor, party: Party): string | undefined {
  try {
    const own: unknown = nameFor(party)
    return typeof own === 'string' ? own : undefined
  } catch {
    return undefined
  }
}

/** The fact with everybody in it under their name as we know it: before anybody hears of it. */
export function withNames<F extends PhoneFact>(directory: Directory, fact: F, nameFor?: NameFor): F {
  if (!directory.length && !nameFor) return fact
  const known = <P extends Party>(party: P) => named(directory, party, nameFor)
  switch (fact.type) {
    case 'call-added':
    case 'call-party-changed':
      return { ...fact, party: known(fact.party) }
    case 'call-referred':
    case 'call-transferred':
      return { ...fact, to: known(fact.to) }
    case 'call-transferring':
      return { ...fact, transfer: { ...fact.transfer, to: known(fact.transfer.to) } }
    case 'call-ended':
      return fact.reason.kind === 'transferred'
        ? { ...fact, reason: { ...fact.reason, to: known(fact.reason.to) } }
        : fact
    default:
      return fact
  }
}

/** Those whose name or login has each of the typed words at the beginning of one of its own, best first. */
export function findPeople(directory: Directory, typed: string, most: number): Directory {
  const digits = digitsOf(typed)
  const sought = digits ? [digits] : wordsOf(typed)
  if (!sought.length) return []
  // A number is sought as it is written, with its country or without.
  const whole = sought.join(' ')
  const begins = (text: string, word: string) => text.includes(digits ? word : ` ${word}`)
  const found: Person[] = []
  const firsts: Person[] = []
  for (const [index, text] of foldedOf(directory).entries()) {
    const person = directory[index]
    if (!person || !sought.every((word) => begins(text, word))) continue
    if (text.startsWith(` ${whole}`)) firsts.push(person)
    else found.push(person)
    if (firsts.length === most) break
  }
  return [...firsts, ...found].slice(0, most)
}

/**
 * The only one of this name. A single word is a login first, so that nobody is called by another's name: more than
 * one word can be nothing else than a name.
 */
export function personNamed(directory: Directory, typed: string): Person | undefined {
  const words = wordsOf(typed)
  if (words.length < 2) return undefined
  const [only, another] = findPeople(directory, typed, 50).filter(
    ({ name }) => wordsOf(name).join(' ') === words.join(' '),
  )
  return another ? undefined : only
}

/** Folding thousands of names takes longer than to look through them, and each list is looked through at every key. */
const folded = new WeakMap<Directory, readonly string[]>()

function foldedOf(directory: Directory): readonly string[] {
  const known = folded.get(directory)
  if (known) return known
  const made = directory.map(({ name, user }) => {
    const login = user.toLowerCase()
    return ` ${[...wordsOf(name), login, ...login.split(/[._-]/).slice(1)].join(' ')}`
  })
  folded.set(directory, made)
  return made
}

/** Of a number that is being typed, from two digits on: without what stands between them, and without `+` or `0` before. */
function digitsOf(typed: string): string {
  const digits = /^[\d\s()./+-]+$/.test(typed) ? typed.replace(/\D/g, '').replace(/^0+/, '') : ''
  return digits.length > 1 ? digits : ''
}

/** `Zoë` is found by `zoe`, `O’Neill` by `neill`. */
function wordsOf(text: string): readonly string[] {
  const short = text.slice(0, 256)
  // Most have no accents, and looking for them takes longer than all the rest.
  if (ascii.test(short)) return short.toLowerCase().match(/[a-z0-9.+*#_-]+/g) ?? []
  return short
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}.+*#_-]+/u)
    .filter((word) => word !== '')
}

const ascii = /^[ -~]*$/

/** Hosts have no case (RFC 4343), logins do. */
function inOneCase(address: string): string {
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase()
}
