/** Who calls, by the own contacts: by address, or by a number however it was written down. */

import type { Party } from '../../phone/call.ts'
import type { Contact } from './contact.ts'

/** Two numbers that differ in more than their country's sign differ here, too. */
const tailDigits = 7

interface Known {
  readonly number: string
  readonly name: string
}

/** `domain`: where a bare login lives. */
export function createNames(
  contacts: readonly Contact[],
  domain: string,
): (party: Party) => string | undefined {
  const known = new Map<string, Known[]>()
  for (const { name, numbers } of contacts)
    for (const number of numbers) {
      const key = keyOf(number, domain)
      const others = known.get(key)
      if (others) others.push({ number, name })
      else known.set(key, [{ number, name }])
    }
  return ({ user, address }) => {
    const found = known.get(keyOf(isNumber(user) ? user : address.replace(/^sips?:/i, ''), domain)) ?? []
    const fitting = found.filter(({ number }) => !isNumber(number) || isSame(number, user))
    // A name too many is worse than none.
    const [only, another] = new Set(fitting.map(({ name }) => name))
    return another === undefined ? only : undefined
  }
}

const isNumber = (text: string) => /^\+?\d+$/.test(text)

function keyOf(target: string, domain: string): string {
  if (isNumber(target)) return digitsOf(target).slice(-tailDigits)
  const at = target.lastIndexOf('@')
  return at < 0
    ? `${target}@${domain.toLowerCase()}`
    : target.slice(0, at + 1) + target.slice(at + 1).toLowerCase()
}

/** Without the signs that lead out of a town or a country. */
const digitsOf = (number: string) => number.replace(/^(?:\+|0+)/, '')
const isAbroad = (number: string) => /^(?:\+|00)/.test(number)

/** `+49 30 1234567` is `030 1234567`, in whichever of them the country is missing. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one), digitsOf(other)]
  if (a === b) return isAbroad(one) === isAbroad(other) || a.length >= tailDigits
  if (isAbroad(one) === isAbroad(other)) return false
  const [whole, part, written] = isAbroad(one) ? [a, b, other] : [b, a, one]
  // The end of a number is not yet the number: it has its town before it, behind a zero or as part of ten digits.
  return part.length >= (written.startsWith('0') ? tailDigits : 9) && whole.endsWith(part)
}
