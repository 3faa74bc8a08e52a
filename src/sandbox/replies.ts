/** Answers to a request, and what is wrong with one (RFC 3261 §8.1.1, §8.2, §16.3). */

import { randomBytes } from 'node:crypto'
import { parseCSeq, parseUri, parseVia, tagOf } from './address.ts'
import { type Header, header, type SipRequest, type SipResponse } from './message.ts'

export const reasonPhrases: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  183: 'Session Progress',
  181: 'Call Is Being Forwarded',
  200: 'OK',
  202: 'Accepted',
  302: 'Moved Temporarily',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  415: 'Unsupported Media Type',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  422: 'Session Interval Too Small',
  423: 'Interval Too Brief',
  480: 'Temporarily Unavailable',
  477: '',
  481: 'Call/Transaction Does Not Exist',
  482: 'Loop Detected',
  483: 'Too Many Hops',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  489: 'Bad Event',
  491: 'Request Pending',
  500: 'Server Internal Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  505: 'Version Not Supported',
  603: 'Decline',
}

export const newToken = (bytes = 9): string => randomBytes(bytes).toString('hex')

export interface ReplyExtras {
  readonly headers?: readonly Header[]
  readonly body?: string
  /** The To tag of a dialog; without one a fresh tag is made, as every final answer needs one (§8.2.6.2). */
  readonly toTag?: string
}

const copied = new Set(['via', 'from', 'to', 'call-id', 'cseq'])

export function replyTo(request: SipRequest, status: number, extras: ReplyExtras = {}): SipResponse {
  const basic = request.headers
    .filter(({ name }) => copied.has(name.toLowerCase()))
    .map((one) => {
      if (one.name.toLowerCase() !== 'to' || tagOf(one.value) || status === 100) return one
      return { name: one.name, value: `${one.value};tag=${extras.toTag ?? newToken()}` }
    })
  return {
    status,
    reason: reasonPhrases[status] ?? 'Unknown',
    headers: [...basic, ...(extras.headers ?? [])],
    body: extras.body ?? '',
  }
}

export interface Problem {
  readonly status: number
  readonly reason: string
}

/** Why a request cannot be served at all; undefined when it is well formed. */
export function problemOf(request: SipRequest): Problem | undefined {
  const bad = (reason: string): Problem => ({ status: 400, reason })
  if (request.version !== 'SIP/2.0') return { status: 505, reason: 'Version Not Supported' }
  if (!parseVia(header(request, 'via'))?.branch) return bad('Bad Via')
  const cseq = parseCSeq(header(request, 'cseq'))
  if (!cseq || cseq.number >= 2 ** 31) return bad('Bad CSeq')
  if (cseq.method !== request.method) return bad('CSeq Method Mismatch')
  if (!header(request, 'call-id')) return bad('Missing Call-ID')
  if (!tagOf(header(request, 'from'))) return bad('Bad From')
  if (!header(request, 'to')) return bad('Missing To')
  const length = header(request, 'content-length')
  if (length !== undefined && !/^\d+$/.test(length)) return bad('Bad Content-Length')
  if (Number(length ?? 0) > Buffer.byteLength(request.body)) return bad('Body Too Short')
  if (!/^\d{1,3}$/.test(header(request, 'max-forwards') ?? '70')) return bad('Bad Max-Forwards')
  if (!/^[a-z][a-z0-9+.-]*:/i.test(request.uri)) return bad('Bad Request-URI')
  if (/^sips?:/i.test(request.uri) && !parseUri(request.uri)) return bad('Bad Request-URI')
  return undefined
}

/** Enough is there to send an answer to. */
export const canBeAnswered = (request: SipRequest): boolean =>
  ['via', 'from', 'to', 'call-id', 'cseq'].every((name) => header(request, name) !== undefined)
