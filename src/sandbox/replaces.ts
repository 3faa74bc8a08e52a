/** The dialog that an INVITE takes the place of (RFC 3891 §6.1). */

import { parseParams } from './address.ts'

export interface Replaced {
  readonly callId: string
  /** The tags as the one who is asked sees them: its own, and the other end's. */
  readonly localTag: string
  readonly remoteTag: string
  readonly earlyOnly: boolean
}

export function parseReplaces(value: string): Replaced | undefined {
  const callId = value.replace(/;.*$/, '').trim()
  const params = parseParams(value.slice(value.indexOf(';')))
  const { 'to-tag': localTag, 'from-tag': remoteTag } = params
  if (callId === '' || !localTag || !remoteTag) return undefined
  return { callId, localTag, remoteTag, earlyOnly: 'early-only' in params }
}
