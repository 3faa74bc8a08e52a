/**
 * Session timers (RFC 4028): each call is refreshed every so often, so that both ends and the servers between them
 * learn when the other is gone. Here is what INVITEs and their answers say of it; `session.ts` sends the refreshes.
 */

import { Core } from 'sip.js'

export interface Agreement {
  /** How long the call is good for without a refresh, s. */
  readonly seconds: number
  /** Whether the refreshes are ours to send. */
  readonly weRefresh: boolean
}

export interface SessionTimers {
  /** A message that leaves, with what RFC 4028 wants in it. */
  stamp(text: string): string
  /** Notes what a message that came in says; it has to pass here before it is answered. */
  heard(message: Core.IncomingMessage): void
  /** The Min-SE header for a 422, where a request wants to be refreshed more often than is sane (§9). */
  tooShort(request: Core.IncomingRequestMessage): string | undefined
  /** Tells what the dialog of this Call-ID agreed on, now and at every change; nothing: no timer. */
  follow(callId: string, listener: (agreed: Agreement | undefined) => void): () => void
}

/** RFC 4028 §4: the interval that is recommended, and the shortest that anybody may ask for. */
const usual = 1800
const shortest = 90
/** A day; timers of a browser could not count much more than three weeks. */
const longest = 86_400

interface Known {
  /** The request of theirs that waits for our answer. */
  asked?: { readonly cseq: number; readonly supported: boolean; readonly expires: Expires }
  agreed?: Agreement | undefined
  /** What a 422 said is the least there, s. */
  least?: number
}

type Expires = { readonly seconds: number; readonly refresher: string | undefined } | undefined

/** Calls remembered; those in use are renewed by each refresh. */
const mostCalls = 200

/** Does nothing, for phones that are not to take part. */
export const noSessionTimers: SessionTimers = {
  stamp: (text) => text,
  heard: () => {},
  tooShort: () => undefined,
  follow: () => () => {},
}

export function createSessionTimers(): SessionTimers {
  const calls = new Map<string, Known>()
  const followers = new Map<string, (agreed: Agreement | undefined) => void>()

  function note(callId: string, part: Known): Known {
    const known = { ...calls.get(callId), ...part }
    calls.delete(callId)
    calls.set(callId, known)
    const [oldest] = calls.keys()
    if (calls.size > mostCalls && oldest !== undefined) calls.delete(oldest)
    if ('agreed' in part) followers.get(callId)?.(part.agreed)
    return known
  }

  function forRequest(callId: string): string {
    const { least, agreed } = calls.get(callId) ?? {}
    const seconds = Math.max(agreed?.seconds ?? usual, least ?? 0)
    // §7.4: whoever refreshes goes on doing so.
    const refresher = agreed ? `;refresher=${agreed.weRefresh ? 'uac' : 'uas'}` : ''
    return `Session-Expires: ${seconds}${refresher}\r\n${least ? `Min-SE: ${least}\r\n` : ''}`
  }

  /** §9: the one who calls refreshes, unless it cannot or wants us to. */
  function forAnswer(callId: string, cseq: number): string {
    const { asked } = calls.get(callId) ?? {}
    if (asked?.cseq !== cseq) return ''
    const { expires, supported } = asked
    const good = expires && expires.seconds >= shortest
    const refresher = supported && expires?.refresher !== 'uas' ? 'uac' : 'uas'
    note(callId, { agreed: good ? { seconds: expires.seconds, weRefresh: refresher === 'uas' } : undefined })
    if (!good) return ''
    const require = refresher === 'uac' ? 'Require: timer\r\n' : ''
    return `${require}Session-Expires: ${expires.seconds};refresher=${refresher}\r\n`
  }

  return {
    stamp: (text) => {
      const head = text.slice(0, text.indexOf('\r\n\r\n') + 2)
      const callId = /^Call-ID: *(\S+)/im.exec(head)?.[1]
      const [, number, method] = /^CSeq: *(\d+) +(\w+)/im.exec(head) ?? []
      if (!callId || (method !== 'INVITE' && method !== 'UPDATE')) return text
      const isInvite = text.startsWith('INVITE ')
      const isGood = /^SIP\/2\.0 2/.test(text)
      if (!isInvite && !isGood) return text
      const more = isInvite ? forRequest(callId) : forAnswer(callId, Number(number))
      return text.replace('\r\n', () => `\r\n${more}`)
    },
    heard: (message) => {
      const { callId, cseq, method } = message
      if (method !== 'INVITE' && method !== 'UPDATE') return
      const expires = expiresIn(message)
      if (message instanceof Core.IncomingRequestMessage) {
        const supported =
          tagsIn(message, 'supported').includes('timer') || tagsIn(message, 'require').includes('timer')
        note(callId, { asked: { cseq, supported, expires } })
        return
      }
      const status = message instanceof Core.IncomingResponseMessage ? (message.statusCode ?? 0) : 0
      const least = Number.parseInt(message.getHeader('min-se') ?? '', 10)
      if (status === 422 && least > 0) note(callId, { least: Math.min(least, longest) })
      else if (status >= 200 && status < 300)
        note(callId, {
          // A server that answers with less than anybody may ask for is not refreshed more often for it.
          agreed: expires && {
            seconds: Math.max(expires.seconds, shortest),
            weRefresh: expires.refresher !== 'uas',
          },
        })
    },
    tooShort: (request) => {
      const expires = expiresIn(request)
      // Who does not know the extension would not understand the refusal either.
      const knows = tagsIn(request, 'supported').includes('timer')
      return expires && expires.seconds < shortest && knows ? `Min-SE: ${shortest}` : undefined
    },
    follow: (callId, listener) => {
      followers.set(callId, listener)
      listener(calls.get(callId)?.agreed)
      return () => {
        if (followers.get(callId) === listener) followers.delete(callId)
      }
    },
  }
}

function expiresIn(message: Core.IncomingMessage): Expires {
  const [, seconds, rest = ''] =
    /^\s*(\d{1,9})\b(.*)$/.exec(message.getHeader('session-expires') ?? message.getHeader('x') ?? '') ?? []
  if (!seconds) return undefined
  return {
    seconds: Math.min(Number(seconds), longest),
    refresher: /;\s*refresher\s*=\s*(\w+)/i.exec(rest)?.[1]?.toLowerCase(),
  }
}

/** The option tags of a header, in small letters. */
export function tagsIn(message: Core.IncomingMessage, header: 'supported' | 'require'): string[] {
  return message
    .getHeaders(header)
    .flatMap((value) => value.split(','))
    .map((tag) => tag.trim().toLowerCase())
    .filter(Boolean)
}
