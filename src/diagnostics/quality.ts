/** getStats → loss, jitter, round trip, and one word for people. Pure. */

import type { CallQuality } from '../phone/call.ts'

/** What one look at the statistics counts; the difference of two looks is what happened between them. */
export interface Look {
  readonly at: number
  readonly received: number
  readonly lost: number
  /** s */
  readonly jitter: number
  /** s */
  readonly roundTrip?: number
}

type Entry = Readonly<Record<string, unknown>>

export function lookAt(entries: Iterable<Entry>, at: number): Look {
  let received = 0
  let lost = 0
  let jitter = 0
  let roundTrip: number | undefined
  for (const entry of entries) {
    if (entry['type'] === 'inbound-rtp' && entry['kind'] === 'audio') {
      received += numberIn(entry, 'packetsReceived')
      lost += numberIn(entry, 'packetsLost')
      jitter = Math.max(jitter, numberIn(entry, 'jitter'))
    }
    const measured = entry['currentRoundTripTime'] ?? entry['roundTripTime']
    if (typeof measured === 'number') roundTrip = Math.max(roundTrip ?? 0, measured)
  }
  return { at, received, lost, jitter, ...(roundTrip !== undefined && { roundTrip }) }
}

/** ms and shares beyond which a conversation suffers: ITU-T G.114 for delay, G.113 for loss with concealment. */
const fair = { loss: 0.02, jitter: 40, roundTrip: 300 }
const weak = { loss: 0.06, jitter: 100, roundTrip: 600 }

/** What happened between two looks, some seconds apart. */
export function qualityBetween(before: Look, now: Look): CallQuality {
  const expected = now.received - before.received + Math.max(0, now.lost - before.lost)
  const loss = expected > 0 ? Math.max(0, now.lost - before.lost) / expected : 0
  const jitter = Math.round(now.jitter * 1000)
  const roundTrip = now.roundTrip === undefined ? undefined : Math.round(now.roundTrip * 1000)
  const over = (limit: typeof fair) =>
    loss > limit.loss || jitter > limit.jitter || (roundTrip ?? 0) > limit.roundTrip
  return {
    loss: Math.round(loss * 1000) / 1000,
    jitter,
    ...(roundTrip !== undefined && { roundTrip }),
    word: over(weak) ? 'weak' : over(fair) ? 'fair' : 'clear',
  }
}

function numberIn(entry: Entry, name: string): number {
  const value = entry[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
