/** Which calls of thousands speak of what is sought. A call is folded once; a key then costs no more than a look at it. */

import type { Call } from '../../phone/call.ts'
import { nameOf } from '../../react/party.ts'

const folded = new WeakMap<Call, string>()

/** Each word has to be there: in the name, in the address, or in the number however it is written. */
export function findCalls(calls: readonly Call[], sought: string, fold = foldedCall): readonly Call[] {
  const words = plain(sought).split(' ').filter(Boolean)
  const digits = /^[\d\s()+./-]+$/.test(sought) ? sought.replace(/\D/g, '').replace(/^0+/, '') : ''
  if (!words.length) return calls
  return calls.filter((call) => {
    const text = fold(call)
    return (digits.length > 1 && text.includes(digits)) || words.every((word) => text.includes(word))
  })
}

/** So many take less than half a frame. */
const atOnce = 500

/** Folds them by the way, so that the first key finds them ready. What it returns ends it. */
export function foldLater(calls: readonly Call[]): () => void {
  let next = 0
  const fold = () => {
    for (const call of calls.slice(next, next + atOnce)) foldedCall(call)
    next += atOnce
    if (next < calls.length) timer = setTimeout(fold)
  }
  let timer = setTimeout(fold)
  return () => clearTimeout(timer)
}

function foldedCall(call: Call): string {
  const known = folded.get(call)
  if (known !== undefined) return known
  const { party, to } = call
  const made = plain(`${nameOf(party)} ${party.user} ${party.address} ${to} ${party.user.replace(/\D/g, '')}`)
  folded.set(call, made)
  return made
}

/** `Zoë` is found by `zoe`. */
function plain(text: string): string {
  const short = text.slice(0, 1024).toLowerCase()
  // Most have no accents, and looking for them takes longer than all the rest.
  const bare = beyondAscii.test(short) ? short.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() : short
  return bare.replace(/\s+/g, ' ').trim()
}

const beyondAscii = /[^ -~]/
