/** Far more events than any account has: what a listener must bear without its call noticing. */

import { randomUUID } from 'node:crypto'
import { iso, type Json } from './eventShapes.ts'
import type { Feed } from './feed.ts'
import type { Timers } from './timers.ts'

export interface FloodWish {
  /** Sent over and over, each time with an id and a time of its own; `#` in its message is the number of the copy. */
  readonly event: Json
  readonly perSecond: number
  /** ms */
  readonly for: number
}

export interface Flood {
  begin(wish: FloodWish): void
  end(): void
}

const pace = 10

export function createFlood(feed: Feed, timers: Timers): Flood {
  let round = 0

  function begin({ event, perSecond, for: length }: FloodWish) {
    const mine = ++round
    const began = Date.now()
    let sent = 0
    const go = () => {
      if (mine !== round) return
      const now = Date.now()
      const wanted = Math.round((Math.min(now - began, length) * perSecond) / 1000)
      while (sent < wanted) {
        const message = String(event['message'] ?? '').replace('#', String(++sent))
        feed.inject({ ...event, message, uuid: randomUUID(), created_on: iso(now) })
      }
      if (now - began < length) timers.after(pace, go)
    }
    go()
  }

  return { begin, end: () => void round++ }
}
