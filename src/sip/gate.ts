/** What a frame must pass before SIP.js sees it: size, sanity, and which challenges may be answered at all. */

import { Core } from 'sip.js'
import type { DigestParts } from './digest.ts'
import { type Challenge, strengthOf } from './digest.ts'

/** A caller could make the parser work for seconds with more (measured: 1.4 s for 100 kB of Contacts). */
const mostCharacters = 64 * 1024

export interface GateParts {
  readonly core: () => Core.UserAgentCore
  readonly send: (text: string) => Promise<void>
  readonly viaHost: string
  readonly digest: Pick<DigestParts, 'realm' | 'secret'>
  /** Something came, whatever it was; line ends alone answer our keep-alive. */
  readonly heard: (answerTo?: 'crlf') => void
  /** A frame was thrown away; the reason holds nothing of what was in it. */
  readonly dropped: (why: string) => void
  /** Call-IDs of dialogs that we began: only there an in-dialog challenge may be answered. */
  readonly isOurs: (callId: string) => boolean
}

/**
 * Not 100rel: SIP.js would have to answer it with a description, and open the microphone, before anybody pressed
 * Answer. As callers we support it.
 */
const understood = new Set(['outbound', 'path', 'gruu'])

export function createGate(parts: GateParts) {
  function receive(text: string): void {
    const lineEnds = /^[\r\n]*$/.test(text)
    // A ping of the server's own (two line ends) is no answer to ours.
    parts.heard(lineEnds && text !== '\r\n\r\n' ? 'crlf' : undefined)
    // Keep-alive of RFC 5626 §4.4.1 and RFC 7118 §6: two line ends ask, one answers.
    if (lineEnds) {
      if (text === '\r\n\r\n') void parts.send('\r\n').catch(() => {})
      return
    }
    try {
      const why = text.length > mostCharacters ? 'too large' : pass(text)
      if (why) parts.dropped(why)
    } catch (error) {
      // SIP.js throws on some malformed messages; nothing that the network sends may throw out of the phone.
      parts.dropped(error instanceof Error ? error.name : 'not understood')
    }
  }

  function pass(text: string): string | undefined {
    const message = Core.Parser.parseMessage(text, silentLogger)
    if (!message) return 'not a SIP message'
    for (const header of ['via', 'from', 'to', 'call-id', 'cseq'])
      if (!message.hasHeader(header)) return `no ${header} header`
    if (message instanceof Core.IncomingRequestMessage) return request(message)
    return response(message)
  }

  function request(message: Core.IncomingRequestMessage): string | undefined {
    const core = parts.core()
    const answer = (statusCode: number, extraHeaders: string[] = []) => {
      // RFC 3261 §17.1.1.3: an ACK is never answered.
      if (message.method !== 'ACK') core.replyStateless(message, { statusCode, extraHeaders })
      return undefined
    }
    if (!message.ruri) return answer(416)
    const length = Number(message.getHeader('content-length') ?? Number.NaN)
    if (new TextEncoder().encode(message.body).length < length) return answer(400)
    // RFC 3261 §8.2.2.3; in ACK and CANCEL the header is ignored.
    const needs = requiredBy(message).filter((tag) => !understood.has(tag))
    if (needs.length && message.method !== 'CANCEL') return answer(420, [`Unsupported: ${needs.join(', ')}`])
    const dialog = core.dialogs.get(`${message.callId}${message.toTag}${message.fromTag}`)
    // SIP.js says 405 to every UPDATE. Without a description it refreshes the dialog, and nothing else (RFC 3311).
    if (message.method === 'UPDATE') return answer(!dialog ? 481 : message.body ? 488 : 200)
    // Before the call is answered SIP.js drops these without a word; the sender would repeat them for 32 s.
    if (dialog?.early && ['INFO', 'NOTIFY', 'MESSAGE'].includes(message.method))
      return answer(message.method === 'INFO' ? 200 : 481)
    core.receiveIncomingRequestFromTransport(message)
    return undefined
  }

  function response(message: Core.IncomingResponseMessage): string | undefined {
    if (message.getHeaders('via').length > 1) return 'response with two Via headers'
    if (message.via?.host !== parts.viaHost) return 'response for somebody else'
    if (message.statusCode === 401 || message.statusCode === 407) keepAnswerable(message)
    parts.core().receiveIncomingResponseFromTransport(message)
    return undefined
  }

  /** Leaves the strongest challenge we may answer, or none: then SIP.js treats the response as final. */
  function keepAnswerable(message: Core.IncomingResponseMessage): void {
    const name = message.statusCode === 401 ? 'www-authenticate' : 'proxy-authenticate'
    const headers = message.getHeaders(name)
    let best: { index: number; strength: number } | undefined
    headers.forEach((_value, index) => {
      const strength = strengthOf((message.parseHeader(name, index) ?? {}) as Challenge, parts.digest)
      if (strength > (best?.strength ?? 0)) best = { index, strength }
    })
    const value = best && mayAnswer(message) ? headers[best.index] : undefined
    if (value === undefined) dropHeader(message, name)
    else message.setHeader(name, value)
  }

  /** Our credentials answer 401 to REGISTER and challenges of first requests; within a dialog only in our own. */
  function mayAnswer(message: Core.IncomingResponseMessage): boolean {
    if (message.method === 'REGISTER') return message.statusCode === 401
    return parts.isOurs(message.callId)
  }

  return { receive }
}

function requiredBy(message: Core.IncomingRequestMessage): string[] {
  return message
    .getHeaders('require')
    .flatMap((value) => value.split(','))
    .map((tag) => tag.trim().toLowerCase())
    .filter(Boolean)
}

function dropHeader(message: Core.IncomingResponseMessage, name: string): void {
  for (const key of Object.keys(message.headers)) if (key.toLowerCase() === name) delete message.headers[key]
}

/** SIP.js wants loggers; ours says nothing, because what it says may hold secrets. */
export const silentLoggers = new Core.LoggerFactory()
silentLoggers.builtinEnabled = false
silentLoggers.level = Core.Levels.error
const silentLogger = silentLoggers.getLogger('gate')
