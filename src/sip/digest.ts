/** Digest challenges answered (RFC 7616, RFC 8760): SHA-256 before MD5, nonce counts that rise, no repeats. */

import { md5 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Core } from 'sip.js'
import type { Secret } from '../phone/options.ts'

type Algorithm = 'MD5' | 'SHA-256'

/** A challenge as SIP.js's grammar gives it. */
export interface Challenge {
  readonly algorithm?: string
  readonly realm?: string
  readonly nonce?: string
  readonly opaque?: string
  readonly qop?: readonly string[]
  readonly stale?: boolean
}

export interface DigestParts {
  /** Digest user name: the bare login. */
  readonly user: string
  readonly realm: string
  readonly secret: () => Secret | undefined
  readonly cnonce: () => string
}

/** 0 = not one we can answer; the higher the better. */
export function strengthOf(challenge: Challenge, parts: Pick<DigestParts, 'realm' | 'secret'>): number {
  const algorithm = algorithmOf(challenge)
  const secret = parts.secret()
  if (!algorithm || !secret || !challenge.nonce || challenge.realm !== parts.realm) return 0
  if (challenge.qop && !challenge.qop.includes('auth')) return 0
  if (!('password' in secret) && !storedHa1(secret, algorithm)) return 0
  return algorithm === 'SHA-256' ? 2 : 1
}

/** Makes answers to challenges. One per phone: it counts how often each nonce was used. */
export function createDigest(parts: DigestParts) {
  const uses = new Map<string, number>()

  function countUse(nonce: string): string {
    const count = (uses.get(nonce) ?? 0) + 1
    uses.delete(nonce)
    uses.set(nonce, count)
    const [oldest] = uses.keys()
    if (uses.size > 100 && oldest !== undefined) uses.delete(oldest)
    return count.toString(16).padStart(8, '0')
  }

  /** The value of an Authorization header, or undefined for a challenge that cannot or may not be answered. */
  function answer(method: string, uri: string, challenge: Challenge): string | undefined {
    const algorithm = algorithmOf(challenge)
    const secret = parts.secret()
    const { nonce, opaque } = challenge
    if (!strengthOf(challenge, parts) || !algorithm || !secret || !nonce) return undefined
    const hash = algorithm === 'SHA-256' ? sha256Hex : md5Hex
    const ha1 =
      'password' in secret
        ? hash(`${parts.user}:${parts.realm}:${secret.password}`)
        : storedHa1(secret, algorithm)
    const ha2 = hash(`${method}:${uri}`)
    const fields = [
      `username=${quoted(parts.user)}`,
      `realm=${quoted(parts.realm)}`,
      `nonce=${quoted(nonce)}`,
      `uri=${quoted(uri)}`,
      `algorithm=${algorithm}`,
    ]
    if (challenge.qop) {
      const nc = countUse(nonce)
      const cnonce = parts.cnonce()
      const response = hash(`${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`)
      fields.push(`response="${response}"`, 'qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`)
    } else fields.push(`response="${hash(`${ha1}:${nonce}:${ha2}`)}"`)
    if (opaque !== undefined) fields.push(`opaque=${quoted(opaque)}`)
    return `Digest ${fields.join(', ')}`
  }

  return { answer }
}

export type Digest = ReturnType<typeof createDigest>

/** What SIP.js asks for one request: it decides when to answer, `gate.ts` whether, we compute. */
export class DigestForSipJs extends Core.DigestAuthentication {
  readonly #digest: Digest
  #header = ''

  constructor(digest: Digest, loggerFactory: Core.LoggerFactory) {
    super(loggerFactory, undefined, undefined, undefined)
    this.#digest = digest
  }

  override authenticate(request: Core.OutgoingRequestMessage, challenge: Challenge): boolean {
    const header = this.#digest.answer(request.method, request.ruri.toRaw(), challenge)
    this.#header = header ?? ''
    return header !== undefined
  }

  override toString(): string {
    return this.#header
  }
}

function algorithmOf(challenge: Challenge): Algorithm | undefined {
  const name = (challenge.algorithm ?? 'MD5').toUpperCase()
  return name === 'MD5' || name === 'SHA-256' ? name : undefined
}

function storedHa1(secret: Exclude<Secret, { password: string }>, algorithm: Algorithm): string | undefined {
  const { ha1 } = secret
  if (typeof ha1 !== 'string') return algorithm === 'MD5' ? ha1.md5 : ha1.sha256
  return (ha1.length === 64) === (algorithm === 'SHA-256') ? ha1 : undefined
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

function md5Hex(text: string): string {
  return bytesToHex(md5(utf8ToBytes(text)))
}

function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
