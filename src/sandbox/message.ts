/**
 * SIP messages as text and as data. A proxy must hand on what it does not understand, in its order (RFC 3261
 * §16.6), so headers stay a plain list here; SIP.js's parser regroups them and gives up on what it cannot read.
 */

export interface Header {
  readonly name: string
  readonly value: string
}

export interface SipRequest {
  readonly method: string
  readonly uri: string
  readonly version: string
  readonly headers: readonly Header[]
  readonly body: string
}

export interface SipResponse {
  readonly status: number
  readonly reason: string
  readonly headers: readonly Header[]
  readonly body: string
}

export type SipMessage = SipRequest | SipResponse

// RFC 3261 §7.3.3 and the extensions that own one letter.
const fullNames: Readonly<Record<string, string>> = {
  v: 'Via',
  f: 'From',
  t: 'To',
  i: 'Call-ID',
  m: 'Contact',
  c: 'Content-Type',
  l: 'Content-Length',
  e: 'Content-Encoding',
  s: 'Subject',
  k: 'Supported',
  o: 'Event',
  r: 'Refer-To',
  b: 'Referred-By',
  u: 'Allow-Events',
  x: 'Session-Expires',
}

// Several values may share a line; apart they can be pushed and popped one by one.
const lists = new Set(['via', 'route', 'record-route', 'contact'])

/** Undefined for what is not SIP at all. Whether a request is complete is asked of `problemOf`. */
export function parseMessage(text: string): SipMessage | undefined {
  const split = text.indexOf('\r\n\r\n')
  if (split < 0) return undefined
  const [first = '', ...lines] = text.slice(0, split).split('\r\n')
  const headers = parseHeaders(lines)
  if (!headers) return undefined
  const body = text.slice(split + 4)

  const response = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/.exec(first)
  if (response) return { status: Number(response[1]), reason: response[2] ?? '', headers, body }
  const request = /^([A-Za-z0-9\-.!%*_+`'~]+) (\S+) (SIP\/\d+\.\d+)$/.exec(first)
  if (!request) return undefined
  const [, method = '', uri = '', version = ''] = request
  return { method, uri, version, headers, body }
}

function parseHeaders(lines: readonly string[]): Header[] | undefined {
  const unfolded: string[] = []
  for (const line of lines) {
    const last = unfolded.pop()
    if (last !== undefined && /^[ \t]/.test(line)) unfolded.push(`${last} ${line.trim()}`)
    else unfolded.push(...(last === undefined ? [line] : [last, line]))
  }
  const headers: Header[] = []
  for (const line of unfolded) {
    const colon = line.indexOf(':')
    if (colon < 1) return undefined
    const short = line.slice(0, colon).trim()
    const name = fullNames[short.toLowerCase()] ?? short
    const value = line.slice(colon + 1).trim()
    if (lists.has(name.toLowerCase())) for (const one of splitList(value)) headers.push({ name, value: one })
    else headers.push({ name, value })
  }
  return headers
}

/** Splits at commas that stand neither in quotes nor in angle brackets. */
export function splitList(value: string): string[] {
  const parts: string[] = []
  let quoted = false
  let angled = false
  let start = 0
  for (let i = 0; i < value.length; i++) {
    const char = value[i]
    if (quoted && char === '\\') i++
    else if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === '<' || char === '>') angled = char === '<'
    else if (char === ',' && !angled) {
      parts.push(value.slice(start, i).trim())
      start = i + 1
    }
  }
  return [...parts, value.slice(start).trim()].filter((part) => part !== '')
}

export function writeMessage(message: SipMessage): string {
  const first =
    'method' in message
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`
  const headers = withHeader(message, 'Content-Length', String(Buffer.byteLength(message.body))).headers
  const lines = headers.map(({ name, value }) => `${name}: ${value}`)
  return `${[first, ...lines].join('\r\n')}\r\n\r\n${message.body}`
}

function is(name: string) {
  const wanted = name.toLowerCase()
  return (header: Header) => header.name.toLowerCase() === wanted
}

export function header(message: SipMessage, name: string): string | undefined {
  return message.headers.find(is(name))?.value
}

export function headers(message: SipMessage, name: string): string[] {
  return message.headers.filter(is(name)).map(({ value }) => value)
}

/** Comma-separated option tags (`Supported`, `Require`, …), lower case. */
export function tokens(message: SipMessage, name: string): string[] {
  return headers(message, name)
    .flatMap(splitList)
    .map((token) => token.toLowerCase())
}

/** Replaces all headers of this name by one, where the first stood; or adds it. */
export function withHeader<M extends SipMessage>(message: M, name: string, value: string): M {
  const at = message.headers.findIndex(is(name))
  const rest = message.headers.filter((one) => !is(name)(one))
  return { ...message, headers: rest.toSpliced(at < 0 ? rest.length : at, 0, { name, value }) }
}

/** Puts one more header of this name before the others, as a proxy does with Via and Record-Route. */
export function withTop<M extends SipMessage>(message: M, name: string, value: string): M {
  return { ...message, headers: [{ name, value }, ...message.headers] }
}

export function withoutTop<M extends SipMessage>(message: M, name: string): M {
  const at = message.headers.findIndex(is(name))
  return at < 0 ? message : { ...message, headers: message.headers.toSpliced(at, 1) }
}

export function without<M extends SipMessage>(message: M, name: string): M {
  return { ...message, headers: message.headers.filter((one) => !is(name)(one)) }
}
