/** What is wrong with a message before anybody looks at what it wants: the classes of RFC 4475. */

import type { Frame } from './frame.ts'

export interface Fault {
  /** The answer that a request gets; a response with a fault is dropped. */
  readonly status: number
  /** Holds nothing of what was in the message. */
  readonly why: string
}

/** Of these a message has one value (RFC 3261 §20, RFC 3515 §2.4.2). Two that say the same are odd, but mean one thing. */
const single = ['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length', 'content-type', 'refer-to']

export function faultIn(frame: Frame): Fault | undefined {
  return (frame.method === undefined ? inStatusLine(frame) : inRequestLine(frame)) ?? inHeaders(frame)
}

function inStatusLine({ startLine }: Frame): Fault | undefined {
  return /^SIP\/2\.0 [1-6]\d\d(?: |$)/i.test(startLine) ? undefined : bad('status line')
}

function inRequestLine({ startLine }: Frame): Fault | undefined {
  if (!/\sSIP\/2\.0\s*$/i.test(startLine)) return { status: 505, why: 'another version of SIP' }
  // One blank before and one after the address, none in it nor behind (RFC 3261 §7.1); no angle brackets.
  const uri = /^[\w\-.!%*+`'~]+ ([^\s<>"]+) SIP\/2\.0$/i.exec(startLine)?.[1]
  if (!uri) return bad('request line')
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/i.exec(uri) ?? []
  if (!scheme) return bad('request line')
  if (scheme.toLowerCase() !== 'sip') return { status: 416, why: 'not a SIP address' }
  // Headers would ride in on it (RFC 3261 §19.1.1 allows none here); in a user name the mark is a letter like others.
  return rest.slice(rest.lastIndexOf('@') + 1).includes('?') ? bad('headers in the request line') : undefined
}

function inHeaders(frame: Frame): Fault | undefined {
  for (const name of ['from', 'to', 'call-id', 'cseq'])
    if (!frame.all(name)[0]) return bad(`no ${name} header`)
  for (const name of single) if (new Set(frame.all(name)).size > 1) return bad(`several ${name} headers`)
  const [, number, method] = /^(\d+)\s+(\S+)$/.exec(frame.all('cseq')[0] ?? '') ?? []
  // RFC 3261 §8.1.1.5.
  if (number === undefined || Number(number) >= 2 ** 31) return bad('cseq number')
  if (frame.method !== undefined && method !== frame.method) return bad('cseq method')
  const [forwards = '70'] = frame.all('max-forwards')
  if (!/^\d+$/.test(forwards) || Number(forwards) > 255) return bad('max-forwards')
  // A frame of a WebSocket is one whole message (RFC 7118 §5): what is missing will not come.
  const [length = String(frame.bodyBytes)] = frame.all('content-length')
  if (!/^\d+$/.test(length) || Number(length) > frame.bodyBytes) return bad('content-length')
  // RFC 3261 §20.15. SIP.js finds out too late: half a dialog would stay.
  return Number(length) > 0 && !frame.all('content-type')[0] ? bad('body of no type') : undefined
}

/**
 * A description that we cannot read, or an answer that they could not (RFC 3261 §8.2.3, §13.3.1). SIP.js would take
 * the INVITE for one without an offer.
 */
export function unreadable(frame: Frame): { status: number; extra: readonly string[] } | undefined {
  if (frame.method !== 'INVITE') return undefined
  const [type = sdp] = frame.all('content-type')
  const optional = /;\s*handling\s*=\s*optional/i.test(frame.all('content-disposition')[0] ?? '')
  if (Number(frame.all('content-length')[0] ?? frame.bodyBytes) > 0 && !optional) {
    if (mediaType(type) !== sdp) return { status: 415, extra: [`Accept: ${sdp}`] }
    const [encoding = 'identity'] = frame.all('content-encoding')
    if (encoding.toLowerCase() !== 'identity') return { status: 415, extra: ['Accept-Encoding: identity'] }
  }
  const accepts = frame.all('accept')
  const understood = [sdp, 'application/*', '*/*']
  if (
    accepts.length &&
    !accepts
      .join(',')
      .split(',')
      .map(mediaType)
      .some((one) => understood.includes(one))
  )
    return { status: 406, extra: [] }
  return undefined
}

const sdp = 'application/sdp'

const mediaType = (value: string) => value.split(';')[0]?.trim().toLowerCase() ?? ''

function bad(what: string): Fault {
  return { status: 400, why: `malformed: ${what}` }
}
