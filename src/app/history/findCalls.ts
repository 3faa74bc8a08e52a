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
  return text.slice(0, 1024).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
