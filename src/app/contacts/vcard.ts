/** vCards, as telephones and mail programs write them: 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) are read, 3.0 is written. */

import type { Contact } from './contact.ts'

export interface Card {
  readonly name: string
  readonly numbers: readonly string[]
}

export function readVcards(text: string): readonly Card[] {
  const cards: Card[] = []
  let names: Record<string, string> = {}
  let numbers: string[] = []
  const end = (found: readonly string[]) => {
    cards.push({ name: names['FN'] || names['N'] || names['ORG'] || '', numbers: found })
    ;[names, numbers] = [{}, []]
  }
  /** Where a file breaks off: half a number is another's. */
  const cutOff = () => (Object.values(names).some(Boolean) || numbers.length) && end([])
  for (const line of linesOf(text)) {
    const { name, params, value } = line
    if (name === 'BEGIN') cutOff()
    else if (name === 'FN' || name === 'N' || name === 'ORG') names[name] ??= nameIn(name, value)
    else if (name === 'TEL' && !/\bfax\b/i.test(params)) numbers.push(unescaped(value))
    else if ((name === 'IMPP' || name === 'URL' || name === 'X-SIP') && /^sips?:/i.test(value))
      numbers.push(value)
    else if (name === 'X-SIP') numbers.push(value)
    else if (name === 'END') end(numbers)
  }
  cutOff()
  return cards
}

interface Line {
  readonly name: string
  readonly params: string
  readonly value: string
}

/** By hand: an expression for all of a line takes for ever over one that is none. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let whole = ''
  const end = () => {
    const line = lineIn(whole)
    if (line) lines.push(line)
    whole = ''
  }
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    // A long line goes on after a line end and a blank (RFC 6350 §3.2), one in quoted-printable after `=`.
    if (/^[ \t]/.test(line)) whole += line.slice(1)
    else if (whole.endsWith('=') && isQuoted(whole)) whole = whole.slice(0, -1) + line
    else {
      end()
      whole = line
    }
  }
  end()
  return lines
}

const isQuoted = (line: string) => /quoted-printable/i.test(line.slice(0, 200))

/** `group.NAME;params:value`; a colon between quotes is none. */
function lineIn(line: string): Line | undefined {
  let colon = 0
  for (let quoted = false; colon < line.length && (quoted || line[colon] !== ':'); colon++)
    if (line[colon] === '"') quoted = !quoted
  if (colon === line.length) return undefined
  const [head = '', ...params] = line.slice(0, colon).split(';')
  const value = line.slice(colon + 1)
  return {
    name: head.replace(/^.*\./, '').toUpperCase(),
    params: params.join(';'),
    value: isQuoted(line.slice(0, colon)) ? quotedPrintable(value) : value,
  }
}

/** The parts of `N` are family, given, more, before, after (RFC 6350 §6.2.2). */
function nameIn(property: string, value: string): string {
  const parts = value.split(/(?<!\\);/).map((part) => unescaped(part).trim())
  if (property === 'FN') return unescaped(value).trim()
  if (property === 'ORG') return parts[0] ?? ''
  const [family = '', given = '', more = ''] = parts
  return [given, more, family].filter(Boolean).join(' ')
}

const unescaped = (text: string) =>
  text.replace(/\\(.)/g, (_, letter: string) => (/n/i.test(letter) ? ' ' : letter))

function quotedPrintable(text: string): string {
  const bytes = [...text.matchAll(/=([\dA-F]{2})|([^=]+|=)/gi)].flatMap(([, code, plain]) =>
    code ? [Number.parseInt(code, 16)] : [...new TextEncoder().encode(plain)],
  )
  return new TextDecoder().decode(new Uint8Array(bytes))
}

export function writeVcards(contacts: readonly Contact[]): string {
  return contacts
    .flatMap(({ name, numbers }) => [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `FN:${escaped(name)}`,
      // A name is one here; who takes it apart wrongly would lose more.
      `N:;${escaped(name)};;;`,
      ...numbers.map((one) => (/^\+?\d+$/.test(one) ? `TEL:${one}` : `IMPP:sip:${escaped(one)}`)),
      'END:VCARD',
    ])
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

const escaped = (text: string) => text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** At most 75 bytes a line, and no letter broken in two. */
function folded(line: string): string {
  let [out, bytes] = ['', 0]
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (bytes + size > 74) [out, bytes] = [`${out}\r\n `, 1]
    out += letter
    bytes += size
  }
  return out
}
