/** A SIP message read without SIP.js: what its grammar cannot read must be answered, too, and as it was sent. */

/** Names have short forms (RFC 3261 §7.3.3 and the RFCs of the extensions). */
const longNames: Readonly<Record<string, string>> = {
  b: 'referred-by',
  c: 'content-type',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
  x: 'session-expires',
}

export interface Frame {
  readonly startLine: string
  /** The method of a request; none for a response. */
  readonly method: string | undefined
  /** The values of a header by its long name in small letters, in their order, folded lines joined. */
  readonly all: (name: string) => readonly string[]
  /** Without the body. */
  readonly headCharacters: number
  readonly bodyBytes: number
}

/** Nothing where the text is neither a request nor a response of SIP, of whichever version. */
export function readFrame(text: string): Frame | undefined {
  const end = text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const [startLine = '', ...lines] = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const method = /^(\S+)\s.*\sSIP\/\d+\.\d+\s*$/i.exec(startLine)?.[1]
  if (!method && !/^SIP\/\d+\.\d+ /i.test(startLine)) return undefined
  const headers = new Map<string, string[]>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    const long = (Object.hasOwn(longNames, name) && longNames[name]) || name
    headers.set(long, [...(headers.get(long) ?? []), value])
  }
  return {
    startLine,
    method,
    all: (name) => headers.get(name) ?? [],
    headCharacters: head.length,
    bodyBytes: end < 0 ? 0 : new TextEncoder().encode(text.slice(end + 4)).length,
  }
}

const phrases: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  422: 'Session Interval Too Small',
  481: 'Call/Transaction Does Not Exist',
  488: 'Not Acceptable Here',
  500: 'Internal Server Error',
  505: 'Version Not Supported',
  513: 'Message Too Large',
}

/**
 * The response to a request, of its own headers as they came (RFC 3261 §8.2.6). It keeps no state, so the tag must be
 * the same for the same request (§8.2.7).
 */
export function answerTo(frame: Frame, status: number, tag: string, extra: readonly string[] = []): string {
  const copied = (name: string, header: string) =>
    frame
      .all(header)
      .slice(0, header === 'via' ? undefined : 1)
      .map((value) => `${name}: ${value}`)
  const [to] = frame.all('to')
  return [
    `SIP/2.0 ${status} ${phrases[status] ?? 'Refused'}`,
    ...copied('Via', 'via'),
    ...copied('From', 'from'),
    ...(to === undefined ? [] : [`To: ${to}${/;\s*tag\s*=/i.test(to) ? '' : `;tag=${tag}`}`]),
    ...copied('Call-ID', 'call-id'),
    ...copied('CSeq', 'cseq'),
    ...extra,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')
}
