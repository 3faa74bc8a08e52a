/** Headers that a caller of ours may add to an INVITE: `X-…` and `User-to-User` (RFC 7433), each on one line. */

import { holdsControls } from './controls.ts'
import { PhoneError } from './errors.ts'

const addable = /^(x-[\w-]{1,60}|user-to-user)$/i
const mostHeaders = 40
/** Servers close the connection above 64 KiB; the session description wants room as well. */
const mostCharacters = 16 * 1024

/** A copy of what was given; throws `bad-options`, without repeating what was wrong with it. */
export function readHeaders(given: unknown): Readonly<Record<string, string>> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrong('must be an object')
  const headers: Record<string, string> = {}
  let characters = 0
  for (const [name, value] of Object.entries(given)) {
    if (!addable.test(name)) throw wrong('may be X-… and User-to-User only')
    if (typeof value !== 'string' || holdsControls(value)) throw wrong(`${name} must be text on one line`)
    characters += name.length + value.length
    headers[name] = value
  }
  if (Object.keys(headers).length > mostHeaders || characters > mostCharacters)
    throw wrong(`may be ${mostHeaders} of ${mostCharacters} characters in all`)
  return headers
}

function wrong(why: string): PhoneError {
  return new PhoneError('bad-options', `Option “headers” ${why}`)
}
