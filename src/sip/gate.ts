/** What a frame must pass before SIP.js sees it: size, sanity, and which challenges may be answered at all. */

import { Core, NameAddrHeader } from 'sip.js'
import type { DigestParts } from './digest.ts'
import { type Challenge, strengthOf } from './digest.ts'
import { type Fault, faultIn, unreadable } from './faults.ts'
import { answerTo, type Frame, readFrame } from './frame.ts'
import { forgetLostAck, moveTarget } from './inDialog.ts'
import { heedOddAnswer } from './oddAnswer.ts'
import { type SessionTimers, tagsIn } from './sessionTimers.ts'

/** A caller could make the parser work for seconds with more (measured: 1.4 s for 100 kB of Contacts). */
const mostCharacters = 64 * 1024
/** The headers alone, which are what takes long (measured: 2 s for 60 kB in one): room for all that we ourselves may send. */
const mostInHead = 24 * 1024

const canWait = ['INVITE', 'UPDATE', 'OPTIONS', 'INFO']

export interface GateParts {
  readonly core: () => Core.UserAgentCore
  readonly send: (text: string) => Promise<void>
  readonly viaHost: string
  readonly digest: Pick<DigestParts, 'realm' | 'secret'>
  /** Something came, whatever it was; line ends alone answer our keep-alive. */
  readonly heard: (answerTo?: 'crlf') => void
  /** A frame was thrown away; the reason holds nothing of what was in it. */
  readonly dropped: (why: string) => void
  /** A challenge that is going to be answered. */
  readonly challenged: (status: 401 | 407, challenge: Challenge) => void
  /** Call-IDs of dialogs that we began: only there an in-dialog challenge may be answered. */
  readonly isOurs: (callId: string) => boolean
  /** The route set of a dialog that was taken back: SIP.js makes it anew from a response that need not repeat it. */
  readonly routesOf: (callId: string) => readonly string[] | undefined
  readonly timers: Pick<SessionTimers, 'heard' | 'tooShort'>
  /** A dialog of ours was refreshed by UPDATE. */
  /** A dialog of before a reload, which is not up again yet. */
  readonly awaited: (callId: string) => boolean
  readonly updated: (request: Core.IncomingRequestMessage) => void
  /** Extensions that a request may require. */
  readonly understood: readonly string[]
}

const allow = 'Allow: ACK, BYE, CANCEL, INFO, INVITE, MESSAGE, NOTIFY, OPTIONS, REFER, UPDATE'

export function createGate(parts: GateParts) {
  const ourTag = parts.viaHost.replace(/\..*$/, '')

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
      // Line ends before a message mean nothing (RFC 3261 §7.5).
      const why = text.length > mostCharacters ? 'too large' : pass(text.replace(/^[\r\n]+/, ''))
      if (why) parts.dropped(why)
    } catch (error) {
      // SIP.js throws on some malformed messages; nothing that the network sends may throw out of the phone.
      parts.dropped(error instanceof Error ? error.name : 'not understood')
    }
  }

  function pass(text: string): string | undefined {
    const frame = readFrame(text)
    if (!frame) return 'not a SIP message'
    // Without one there is nobody to answer.
    if (!frame.all('via')[0]) return 'no via header'
    const tooLong = frame.headCharacters > mostInHead && { status: 513, why: 'too large' }
    const fault = tooLong || faultIn(frame)
    if (fault) return refuse(frame, fault)
    const message = parse(text)
    if (!message) return refuse(frame, { status: 400, why: 'malformed: not understood' })
    return message instanceof Core.IncomingRequestMessage ? request(message, frame) : response(message)
  }

  /** What is malformed is answered where an answer is due, and never handed on. */
  function refuse(frame: Frame, { status, why }: Fault): string {
    answer(frame, status)
    return why
  }

  function answer(frame: Frame, status: number, extra: readonly string[] = []): undefined {
    // RFC 3261 §17.1.1.3: an ACK is never answered, nor is a response.
    if (frame.method === undefined || frame.method === 'ACK') return
    parts.send(answerTo(frame, status, ourTag, extra)).catch(() => {})
  }

  function request(message: Core.IncomingRequestMessage, frame: Frame): string | undefined {
    const core = parts.core()
    // RFC 3261 §8.2.2.3; in ACK and CANCEL the header is ignored.
    const needs = tagsIn(message, 'require').filter((tag) => !parts.understood.includes(tag))
    if (needs.length && message.method !== 'CANCEL' && message.method !== 'ACK')
      return answer(frame, 420, [`Unsupported: ${needs.join(', ')}`])
    // Its address names no user, and SIP.js would look for one; a phone is no registrar (RFC 3261 §8.2.1).
    if (message.method === 'REGISTER') return answer(frame, 405, [allow])
    // Without an address there is nobody to talk to (RFC 3261 §8.1.1.8); a star is none.
    if (message.method === 'INVITE' && !(message.parseHeader('contact') instanceof NameAddrHeader))
      return refuse(frame, { status: 400, why: 'malformed: contact' })
    withoutHeaders(message)
    const tooShort = parts.timers.tooShort(message)
    if (tooShort) return answer(frame, 422, [tooShort])
    parts.timers.heard(message)
    const unread = unreadable(frame)
    if (unread) return answer(frame, unread.status, unread.extra)
    const dialog = core.dialogs.get(`${message.callId}${message.toTag}${message.fromTag}`)
    // A 481 would end a call that is about to be taken back after a reload: later, please (RFC 3261 §14.2).
    if (!dialog && message.toTag && parts.awaited(message.callId) && canWait.includes(message.method))
      return answer(frame, 500, ['Retry-After: 1'])
    // SIP.js says 405 to every UPDATE. Without a description it refreshes the dialog, and nothing else (RFC 3311).
    if (message.method === 'UPDATE') {
      if (dialog) {
        parts.updated(message)
        if (!message.body) moveTarget(dialog, message)
      }
      return answer(frame, !dialog ? 481 : message.body ? 488 : 200)
    }
    if (message.method === 'PRACK' && !dialog) return answer(frame, 481)
    // Before the call is answered SIP.js drops these without a word; the sender would repeat them for 32 s.
    if (dialog?.early && ['INFO', 'NOTIFY', 'MESSAGE'].includes(message.method))
      return answer(frame, message.method === 'INFO' ? 200 : 481)
    if (message.method === 'INVITE' && dialog instanceof Core.SessionDialog) forgetLostAck(dialog, message)
    nameTransaction(message, frame)
    try {
      core.receiveIncomingRequestFromTransport(message)
      return undefined
    } catch (error) {
      // Left alone it would be sent again for 32 s, or its transaction stay for good.
      const begun = core.userAgentServers.get(message.viaBranch)
      if (begun && message.method !== 'ACK') begun.reject({ statusCode: 500 })
      else answer(frame, 500)
      throw error
    }
  }

  function response(message: Core.IncomingResponseMessage): string | undefined {
    if (message.getHeaders('via').length > 1) return 'response with two Via headers'
    if (message.via?.host !== parts.viaHost) return 'response for somebody else'
    if (message.statusCode === 401 || message.statusCode === 407) keepAnswerable(message)
    const routes = message.method === 'INVITE' && parts.routesOf(message.callId)
    if (routes && !message.hasHeader('record-route'))
      for (const route of routes.toReversed()) message.addHeader('Record-Route', route)
    parts.timers.heard(message)
    if (message.method === 'INVITE') withoutHeaders(message)
    const dialog = parts.core().dialogs.get(`${message.callId}${message.fromTag}${message.toTag}`)
    if (message.method === 'INVITE' && dialog instanceof Core.SessionDialog) heedOddAnswer(message, dialog)
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
    // One of our realm that we cannot answer stays too: it says that the domain is right and the secret is not.
    const ours = headers.findIndex(
      (_value, index) =>
        (message.parseHeader(name, index) as Challenge | undefined)?.realm === parts.digest.realm,
    )
    const value = mayAnswer(message) ? headers[best?.index ?? ours] : undefined
    if (value === undefined) {
      dropHeader(message, name)
      return
    }
    message.setHeader(name, value)
    parts.challenged(message.statusCode === 401 ? 401 : 407, (message.parseHeader(name) ?? {}) as Challenge)
  }

  /** Our credentials answer 401 to REGISTER and challenges of first requests; within a dialog 407, and only in our own. */
  function mayAnswer(message: Core.IncomingResponseMessage): boolean {
    if (message.method === 'REGISTER') return message.statusCode === 401
    if (!parts.isOurs(message.callId)) return false
    // Once the call is up a 401 is of the far side (RFC 3261 §22.2): it has no business with our password.
    const dialog = parts.core().dialogs.get(`${message.callId}${message.fromTag}${message.toTag}`)
    return message.statusCode === 407 || (message.method === 'INVITE' && (!dialog || dialog.early))
  }

  return { receive }
}

/** Nothing where SIP.js cannot read it; on some it throws. */
function parse(text: string) {
  try {
    return Core.Parser.parseMessage(text, silentLogger)
  } catch {
    return undefined
  }
}

/**
 * SIP.js knows a transaction by the branch alone. Where it has none of RFC 3261, or one that is not unique, all such
 * requests would be one; they are told apart as by RFC 3261 §17.2.3, so that ACK and CANCEL still find theirs.
 */
function nameTransaction(message: Core.IncomingRequestMessage, frame: Frame): void {
  if (/^z9hG4bK./i.test(message.viaBranch ?? '')) return
  const { ruri, fromTag, callId, cseq } = message
  message.viaBranch = [ruri, fromTag, callId, cseq, frame.all('via')[0]].join(' ')
}

/** In a dialog no headers may ride in on a Contact (RFC 3261 §19.1.1); SIP.js would write them into our request lines. */
function withoutHeaders(message: Core.IncomingMessage): void {
  const contact = message.parseHeader('contact')
  if (contact instanceof NameAddrHeader) contact.uri.clearHeaders()
}

function dropHeader(message: Core.IncomingResponseMessage, name: string): void {
  for (const key of Object.keys(message.headers)) if (key.toLowerCase() === name) delete message.headers[key]
}

/** SIP.js wants loggers; ours says nothing, because what it says may hold secrets. */
export const silentLoggers = new Core.LoggerFactory()
silentLoggers.builtinEnabled = false
silentLoggers.level = Core.Levels.error
const silentLogger = silentLoggers.getLogger('gate')
