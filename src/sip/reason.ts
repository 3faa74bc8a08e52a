/** SIP status and Reason header → why a call ended. `Reason` first: 480 alone has at least eight meanings. */

import type { Core } from 'sip.js'
import type { EndReason, Side } from '../phone/call.ts'
import { type FailureCode, MicrophoneRefused } from '../phone/errors.ts'

export interface Reason {
  readonly protocol: string
  readonly cause: number
  readonly text?: string
}

/** Whoever calls can send more, and keep the page busy with it for seconds (measured: 3.5 s for 60 kB). */
const mostCharacters = 1024

/** RFC 3326, with the blanks that OpenSIPS puts around the semicolons; several values are comma-separated. */
export function readReasons(headers: readonly string[]): Reason[] {
  const reasons: Reason[] = []
  for (const header of headers)
    for (const [, protocol, rest] of header
      .slice(0, mostCharacters)
      .matchAll(/([\w.-]+)((?:\s*;\s*[\w.-]+\s*=\s*(?:"[^"]*"|[^\s;,]+))+)/g)) {
      const cause = /;\s*cause\s*=\s*(\d{1,4})/i.exec(rest ?? '')?.[1]
      const text = /;\s*text\s*=\s*"([^"]*)"/i.exec(rest ?? '')?.[1]
      if (protocol && cause)
        reasons.push({ protocol: protocol.toUpperCase(), cause: Number(cause), ...(text && { text }) })
    }
  return reasons
}

/** How an incoming call that a CANCEL took away ended. */
export function cancelReason(reasons: readonly Reason[]): EndReason {
  if (has(reasons, 'SIP', 200)) return { kind: 'answered-elsewhere' }
  // Declined on another device of ours: RFC 3261 §16.7 cancels the rest of a fork on a 6xx.
  if (has(reasons, 'SIP', 600) || has(reasons, 'SIP', 603)) return { kind: 'declined', by: 'us' }
  if (has(reasons, 'Q.850', 19) || has(reasons, 'SIP', 408)) return { kind: 'no-answer' }
  return { kind: 'cancelled', by: 'them' }
}

/** How a connected call ended, by what their BYE says (FreeSWITCH's own causes are 800 and above). */
export function byeReason(reasons: readonly Reason[]): EndReason {
  const detail = inWords(reasons)
  if (has(reasons, 'SIP', 804)) return failed('media-failed', undefined, detail)
  if (has(reasons, 'Q.850', 41) || has(reasons, 'Q.850', 38))
    return failed('server-trouble', undefined, detail)
  return { kind: 'hung-up', by: 'them' }
}

/** How a call of ours ended that was never answered. */
export function rejectReason(status: number, reasons: readonly Reason[]): EndReason {
  for (const { protocol, cause } of reasons) {
    const known = protocol === 'Q.850' ? byQ850[cause] : protocol === 'SIP' ? byFreeSwitch[cause] : undefined
    if (known) return completed(known, status, reasons)
  }
  const known = byStatus[status]
  if (known) return completed(known, status, reasons)
  if (status >= 500 && status < 600) return failed('server-trouble', status, inWords(reasons))
  return failed('refused', status, inWords(reasons))
}

type Meaning =
  | 'busy'
  | 'no-answer'
  | 'not-found'
  | 'unavailable'
  | 'answered-elsewhere'
  | 'declined'
  | FailureCode

// Q.850 causes with which FreeSWITCH was measured to explain its answers.
const byQ850: Readonly<Record<number, Meaning>> = {
  1: 'not-found',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  20: 'unavailable',
  21: 'declined',
  27: 'server-trouble',
  28: 'invalid-number',
  34: 'server-trouble',
  38: 'server-trouble',
  41: 'server-trouble',
  52: 'forbidden',
  88: 'not-acceptable',
}

const byFreeSwitch: Readonly<Record<number, Meaning>> = {
  200: 'answered-elsewhere',
  806: 'unavailable',
  809: 'server-trouble',
}

const byStatus: Readonly<Record<number, Meaning>> = {
  401: 'credentials-refused',
  403: 'forbidden',
  404: 'not-found',
  407: 'credentials-refused',
  408: 'no-answer',
  410: 'not-found',
  415: 'not-acceptable',
  416: 'invalid-number',
  480: 'unavailable',
  481: 'call-gone',
  484: 'invalid-number',
  486: 'busy',
  488: 'not-acceptable',
  600: 'busy',
  603: 'declined',
  604: 'not-found',
  606: 'not-acceptable',
}

function completed(meaning: Meaning, status: number, reasons: readonly Reason[]): EndReason {
  switch (meaning) {
    case 'busy':
    case 'no-answer':
    case 'not-found':
    case 'unavailable':
    case 'answered-elsewhere':
      return { kind: meaning }
    case 'declined':
      return { kind: 'declined', by: 'them' }
    default:
      return failed(meaning, status, inWords(reasons))
  }
}

function failed(code: FailureCode, sipStatus?: number, detail?: string): EndReason {
  const error = { code, ...(sipStatus && { sipStatus }), ...(detail && { detail }) }
  return { kind: 'failed', error }
}

function has(reasons: readonly Reason[], protocol: string, cause: number): boolean {
  return reasons.some((reason) => reason.protocol === protocol && reason.cause === cause)
}

function inWords(reasons: readonly Reason[]): string | undefined {
  const text = reasons.map((r) => `${r.protocol} ${r.cause}${r.text ? ` ${r.text}` : ''}`).join(', ')
  return text || undefined
}

/** Which side a call that we end was ended by, in words of its phase. */
export function ourEnd(wasConnected: boolean, by: Side = 'us'): EndReason {
  return { kind: wasConnected ? 'hung-up' : 'cancelled', by }
}

/** There is no line to go on with. */
export const lineLost: EndReason = { kind: 'failed', error: { code: 'connection-lost' } }

/** Why a call could not even begin: the microphone, or the browser's media. */
export function beginFailure(error: unknown): EndReason {
  if (error instanceof MicrophoneRefused) return { kind: 'failed', error: error.failure }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { kind: 'failed', error: { code: 'media-failed', detail } }
}

export function reasonsOf(message: Core.IncomingMessage) {
  return readReasons(message.getHeaders('reason'))
}

/** Not what SIP.js says itself when it could not send or heard nothing: only an answer came over a Via. */
export function isAnswer(message: Core.IncomingMessage): boolean {
  return message.hasHeader('via')
}
