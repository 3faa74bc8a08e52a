/** Digest authentication, the server's side (RFC 7616; in SIP RFC 3261 §22 and RFC 8760). */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type Algorithm = 'MD5' | 'SHA-256'

export type Verdict =
  | { readonly result: 'ok'; readonly user: string }
  /** Nothing given, or given for another realm. */
  | { readonly result: 'missing' }
  /** The password is right and the nonce is used up: a client may try again without asking a person. */
  | { readonly result: 'stale' }
  | { readonly result: 'wrong' }

export interface Digest {
  readonly realm: string
  /** The values of WWW- or Proxy-Authenticate, the preferred first. */
  challenges(stale: boolean): string[]
  /** With `once`, a nonce is good for one use, and for the repetition of that one. */
  check(method: string, authorizations: readonly string[], once?: boolean): Verdict
  /** As a restarted server would: every nonce given out is unknown afterwards. */
  forget(): void
}

export interface DigestOptions {
  readonly realm: string
  readonly passwordOf: (user: string) => string | undefined
  readonly algorithms?: readonly Algorithm[]
  readonly nonceLife?: number
}

const mostNonces = 10_000

export function createDigest(options: DigestOptions): Digest {
  const { realm, passwordOf, algorithms = ['MD5'], nonceLife = 3_600_000 } = options
  const nonces = new Map<string, { until: number; count: number }>()

  function newNonce(): string {
    const nonce = randomBytes(16).toString('hex')
    nonces.set(nonce, { until: Date.now() + nonceLife, count: 0 })
    const [oldest] = nonces.keys()
    if (nonces.size > mostNonces && oldest !== undefined) nonces.delete(oldest)
    return nonce
  }

  return {
    realm,

    challenges(stale) {
      const nonce = newNonce()
      return algorithms.map(
        (algorithm) =>
          `Digest realm="${realm}", nonce="${nonce}", algorithm=${algorithm}, qop="auth"${stale ? ', stale=true' : ''}`,
      )
    },

    check(method, authorizations, once = false) {
      const given = authorizations.map(parseDigest).find((one) => one?.['realm'] === realm)
      if (!given) return { result: 'missing' }
      const algorithm = algorithms.find((one) => one === (given['algorithm'] ?? 'MD5').toUpperCase())
      const password = passwordOf(given['username'] ?? '')
      if (!algorithm || password === undefined || given['qop'] !== 'auth') return { result: 'wrong' }
      if (!isRight(given, method, password, algorithm)) return { result: 'wrong' }

      // Only who knows the password learns that the nonce is the trouble (RFC 7616 §3.3).
      const nonce = nonces.get(given['nonce'] ?? '')
      const count = Number.parseInt(given['nc'] ?? '', 16)
      const fresh = nonce && (once ? nonce.count === 0 || count === nonce.count : count > nonce.count)
      if (!fresh || nonce.until < Date.now()) return { result: 'stale' }
      nonce.count = count
      return { result: 'ok', user: given['username'] ?? '' }
    },

    forget() {
      nonces.clear()
    },
  }
}

function isRight(
  given: Readonly<Record<string, string>>,
  method: string,
  password: string,
  algorithm: Algorithm,
): boolean {
  const hash = (text: string) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex')
  const part = (name: string) => given[name] ?? ''
  const ha1 = hash(`${part('username')}:${part('realm')}:${password}`)
  const ha2 = hash(`${method}:${part('uri')}`)
  const expected = Buffer.from(
    hash(`${ha1}:${part('nonce')}:${part('nc')}:${part('cnonce')}:${part('qop')}:${ha2}`),
  )
  const response = Buffer.from(part('response'))
  return response.length === expected.length && timingSafeEqual(response, expected)
}

export function parseDigest(value: string): Record<string, string> | undefined {
  const rest = /^Digest\s+(.*)$/i.exec(value)?.[1]
  if (rest === undefined) return undefined
  const fields: Record<string, string> = {}
  for (const [, name = '', quoted, plain] of rest.matchAll(/([a-z0-9_-]+)\s*=\s*(?:"([^"]*)"|([^\s,]+))/gi))
    fields[name.toLowerCase()] = quoted ?? plain ?? ''
  return fields
}
