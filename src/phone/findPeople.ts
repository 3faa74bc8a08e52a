/** Who is offered while somebody types, out of the own domain's directory. Pure. */

import type { Directory, Person } from './directory.ts'

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
