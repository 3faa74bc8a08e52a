/** Numbers as people write them, taken apart: what is dialled, what follows the answer, and what only is there to be read. */

import { latinDigits } from '../../phone/latinDigits.ts'

export interface WrittenNumber {
  /** Digits, with `+` before them where it was written. */
  readonly digits: string
  /** From the first comma on: pauses, and what is sent once somebody answered. */
  readonly after: string
}

/** Up to so many digits without a `+` it is an extension or a service, and no other country's way of writing applies. */
const longestShort = 6
const between = String.raw`\s().\-/\u2010-\u2015`
const head = new RegExp(String.raw`^[${between}]*\+?[\d${between}]*$`)
const tail = /^,[\d*#a-d,\s]*$/i

/** Nothing for names, addresses and codes with `*` or `#`: they mean exactly what they say. */
export function takeApart(text: string): WrittenNumber | undefined {
  const plain = latinDigits(text.normalize('NFKC'))
  const comma = plain.indexOf(',')
  const number = comma < 0 ? plain : plain.slice(0, comma)
  const after = comma < 0 ? '' : plain.slice(comma)
  if (!head.test(number) || (after && !tail.test(after))) return undefined
  const international = /^[^\d]*(?:\+|00)/.test(number)
  // The 0 in `+49 (0)30` is for callers inside the country.
  const digits = (international ? number.replace(/\(\s*0\s*\)/, '') : number).replace(/[^\d+]/g, '')
  return { digits, after }
}

export const isShort = (digits: string): boolean => !digits.startsWith('+') && digits.length <= longestShort

/** The signs of a text that count when it is dialled, given that it is a number. */
export function bare(text: string): string {
  const { digits, after } = takeApart(text) ?? { digits: text, after: '' }
  return digits + after
}

const extension = String.raw`(?:\s*[;,.]?\s*(?:x|ext\.?|extension|durchwahl|poste|ramal|anexo|int\.|доб\.?)\s*[.:=]?\s*(\d{1,7}))?`
const candidate = new RegExp(
  String.raw`(?<=^|[\s:;,<>"'„“])((?:\(?\+|\(|\d)[\d${between}]*\d)${extension}(?=$|[\s.,;:!?)<>"'”])`,
  'giu',
)
const fewestDigits = 7

/** The first number in a text of other things, its extension behind a pause; nothing where the text is to be taken as it is. */
export function findNumber(text: string): string | undefined {
  const plain = latinDigits(decoded(text).normalize('NFKC')).trim()
  if (/^sips?:/i.test(plain) || /\S@\S/.test(plain)) return undefined
  const [, uri, more = ''] = /^(?:tel|callto):\/*([^;?]*)(.*)$/i.exec(plain) ?? []
  const found = [...(uri ?? plain).matchAll(candidate)]
    .map(([, number = '', ext]) => ({ ...takeApart(number.replace(/^\(\+/, '+')), ext }))
    .filter(({ digits = '' }) => uri !== undefined || digits.replace('+', '').length >= fewestDigits)
  const best = found.find(({ digits = '' }) => digits.startsWith('+')) ?? found[0]
  if (!best?.digits) return undefined
  const ext = best.ext ?? /;ext=(\d{1,7})/i.exec(more)?.[1]
  return ext ? `${best.digits},${ext}` : best.digits
}

function decoded(text: string): string {
  try {
    return /^(?:tel|callto):/i.test(text.trim()) ? decodeURIComponent(text) : text
  } catch {
    return text
  }
}
