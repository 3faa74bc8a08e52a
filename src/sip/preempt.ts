/** Credentials sent before they are asked for: a round trip less per call, where the server lets a nonce be used again. */

import type { Challenge, Digest } from './digest.ts'

export interface Preemption {
  /** A challenge that we answer; remembered for the requests to come. */
  challenged(status: 401 | 407, challenge: Challenge): void
  /** The request with credentials, where there are any and it may have them; else the text as it is. */
  authorize(text: string): string
}

/** Requests that begin something and are challenged; an ACK and a CANCEL cannot be (RFC 3261 §22.1). */
const first = new Set(['REGISTER', 'INVITE', 'MESSAGE', 'SUBSCRIBE'])

export function createPreemption(digest: Digest): Preemption {
  const known = new Map<401 | 407, Challenge>()
  let usedSince = new Map<string, number>()
  let off = false

  return {
    challenged: (status, challenge) => {
      // OpenSIPS takes each nonce once: refused after its first use, pre-emption only costs a round trip here.
      const before = known.get(status)?.nonce
      if (challenge.stale && before !== undefined && (usedSince.get(before) ?? 0) <= 1) off = true
      known.set(status, challenge)
      usedSince = new Map([...usedSince].slice(-20))
    },
    authorize: (text) => {
      const [, method = '', uri = ''] = /^(\w+) (\S+) SIP\/2\.0\r\n/.exec(text) ?? []
      if (off || !first.has(method)) return text
      // A challenge of this very request is answered by SIP.js itself; a dialog of ours was let in at its beginning.
      if (/^(?:Proxy-)?Authorization:/im.test(text) || /^To:.*;tag=/im.test(text)) return text
      const status = method === 'REGISTER' ? 401 : 407
      const challenge = known.get(status)
      // A nonce without qop has no count: using it twice would be a replay.
      const header = challenge?.qop && digest.answer(method, uri, challenge)
      if (!challenge?.nonce || !header) return text
      usedSince.set(challenge.nonce, (usedSince.get(challenge.nonce) ?? 0) + 1)
      const name = status === 401 ? 'Authorization' : 'Proxy-Authorization'
      return text.replace('\r\n', `\r\n${name}: ${header}\r\n`)
    },
  }
}
