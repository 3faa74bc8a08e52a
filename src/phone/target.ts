/** What was typed → a SIP address. Everything that could smuggle headers or parameters is refused here. */

import { holdsControls } from './controls.ts'
import { PhoneError } from './errors.ts'
import { latinDigits } from './latinDigits.ts'
import type { PhoneOptions } from './options.ts'

export interface Target {
  readonly user: string
  readonly host: string
  /** `sip:user@host`, escaped as RFC 3261 §25.1 wants. */
  readonly address: string
  /** A telephone number rather than a login. */
  readonly number: boolean
}

// The `user` part of RFC 3261 §25.1 without `;`, `/` and `?`, which carry parameters; `%` only by our own escaping.
const userAllowed = /^[\w.!~*'()&=+$,#-]+$/
const hostAllowed =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?$/i
// Digits as people write them: `(555) 123-4567`, `+49 (0)30 23125-014`, `030 – 23125/14`.
const numberLike = /^[+*#\d(][\d\s().\-/*#\u2010-\u2015]*$/

/** Reads `+49 30 23125 014`, `bob`, `bob@other.example`, `sip:…`, `tel:…`; throws `bad-target` for the rest. */
export function readTarget(typed: string, domain: string): Target {
  if (typeof typed !== 'string') throw bad('it is not text')
  const text = typed.normalize('NFKC').trim()
  if (holdsControls(typed)) throw bad('it holds control characters')
  if (!text) throw bad('it is empty')
  if (text.length > 256) throw bad('it is longer than 256 characters')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === 'sips') throw bad('sips: addresses are not supported')
  if (scheme === 'tel') return numberTarget(text.slice(4).split(';')[0]?.trim() ?? '', domain)
  const rest = scheme === 'sip' ? text.slice(4) : text
  const at = rest.lastIndexOf('@')
  if (at < 0) return userOrNumber(rest, domain)
  const user = rest.slice(0, at)
  const host = rest.slice(at + 1)
  if (!hostAllowed.test(host) || !portAllowed(host)) throw bad(`“${host}” is not a host name`)
  return userOrNumber(user, host)
}

function userOrNumber(text: string, host: string): Target {
  return numberLike.test(latinDigits(text)) ? numberTarget(text, host) : userTarget(text, host)
}

/** `+4930123,,45`: a number, and what is sent once it has answered, each comma a pause. */
const withDigits = /^((?:tel:)?[+*#\d(][^,@]*)(,[\d*#a-d,\s]*)$/i
const mostDigits = 64

/** What is called, and which digits follow when somebody answers: none, unless commas stand behind a number. */
export function readDialled(typed: string): { readonly target: string; readonly digits: string } {
  const text = typeof typed === 'string' ? latinDigits(typed.normalize('NFKC')).trim() : ''
  const [, target, after = ''] = withDigits.exec(text) ?? []
  if (target === undefined) return { target: typed, digits: '' }
  const digits = after.replace(/\s/g, '').toUpperCase().replace(/,+$/, '')
  if (digits.length > mostDigits) throw bad(`more than ${mostDigits} digits follow the number`)
  return { target, digits }
}

function numberTarget(written: string, host: string): Target {
  const typed = latinDigits(written)
  // `(0)` after a country code is the trunk digit for callers inside the country; it is never dialled with the code.
  const said = typed.startsWith('+') ? typed.replace('(0)', '') : typed
  const user = said.replace(/[^\d+*#]/g, '')
  if (!numberLike.test(typed) || !/^\+?[\d*#]+$/.test(user) || user.length > 40)
    throw bad('it is not a telephone number')
  return { user, host, address: `sip:${escapeUser(user)}@${host.toLowerCase()}`, number: true }
}

function userTarget(user: string, host: string): Target {
  if (!userAllowed.test(user)) throw bad(`“${user}” is not a name that can be called`)
  if (/^[+*#\d(][^,]*,/.test(user)) throw bad('digits after a pause follow only a number that is dialled')
  return { user, host, address: `sip:${escapeUser(user)}@${host.toLowerCase()}`, number: false }
}

function portAllowed(host: string): boolean {
  const port = Number(host.split(':')[1] ?? 5060)
  return port > 0 && port < 65_536
}

/** `#` is not allowed in a SIP user and travels as %23 (RFC 3261 §25.1). */
function escapeUser(user: string): string {
  return user.replaceAll('#', '%23')
}

function bad(why: string): PhoneError {
  return new PhoneError('bad-target', `This cannot be called: ${why}`)
}

/**
 * Logins and numbers of the own domain: what `allow` permits unless the option says otherwise. A number is no
 * pass for a foreign host: `tel:` and bare numbers are of the own domain anyway.
 */
export function allowedByDefault(target: Target, domain: string): boolean {
  return target.host.toLowerCase() === domain.toLowerCase()
}

/** Throws `bad-target` for what may not be dialled. `allow` is the host page’s: a failure of its own is a no. */
export function checkAllowed(
  target: Target,
  { allow, domain }: Pick<PhoneOptions, 'allow' | 'domain'>,
): void {
  let why: { cause?: unknown } = {}
  try {
    const permitted = allow ? allow(target.address) : allowedByDefault(target, domain)
    // Not what merely looks true, as the promise of an async function.
    if (permitted === true) return
  } catch (cause) {
    why = { cause }
  }
  throw new PhoneError('bad-target', 'This phone may not call there.', why)
}
