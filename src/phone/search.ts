/** Looking for calls of the past at the platform: what is asked, and what is found. */

import type { Party } from './call.ts'
import { PhoneError } from './errors.ts'

export interface CallSearch {
  /** ms since 1970: calls that began from then … */
  readonly from: number
  /** … until then. */
  readonly to: number
  /** In the other party's name or number. */
  readonly text?: string
  /** Of the page before. */
  readonly cursor?: string
}

/** A call of ours as the platform wrote it down. */
export interface FoundCall {
  /** The platform's own. */
  readonly id: string
  readonly direction: 'incoming' | 'outgoing'
  readonly party: Party
  readonly startedAt: number
  readonly answeredAt?: number
  /** It never was. Left out beside no `answeredAt` either: the platform did not say. */
  readonly answered?: false
  readonly endedAt?: number
  /** Why it ended (Q.850). */
  readonly cause?: { readonly code: number; readonly name?: string }
}

export interface FoundCalls {
  readonly calls: readonly FoundCall[]
  /** There is more. A page may hold few calls, or none, and yet not be the last. */
  readonly cursor?: string
}

/** Checks what is asked; throws `bad-options`. `skip`: how many the pages before had. */
export function readSearch(ask: CallSearch): { from: number; to: number; skip: number } {
  const { from, to, text = '', cursor = '0' } = ask ?? {}
  if (!isTime(from) || !isTime(to) || from > to)
    throw new PhoneError('bad-options', 'A search needs from and to in ms, from before to.')
  if (typeof text !== 'string' || text.length > 128)
    throw new PhoneError('bad-options', 'The text of a search is at most 128 characters.')
  if (typeof cursor !== 'string' || !/^\d{1,7}$/.test(cursor))
    throw new PhoneError('bad-options', 'The cursor of a search comes from the page before.')
  return { from, to, skip: Number(cursor) }
}

/** What a `Date` can hold (ECMA-262 §21.4.1.1). */
const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 8.64e15
