/** What is made to go wrong on purpose (`POST /sandbox/faults`): merged, and ended in time. */

import type { Door } from './door.ts'
import type { Timers } from './timers.ts'

/** What can befall all sockets of a path. */
export type Outage = 'drop' | 'refuse' | 'freeze' | 'restart'

export interface Faults {
  readonly sip?: Outage
  readonly feed?: Outage
  readonly crlf?: 'ignore'
  readonly options?: 'ignore'
  /** The answer to every REGISTER, with Retry-After in seconds. */
  readonly register?: number
  readonly retryAfter?: number
  /** The answer to every re-INVITE of a phone. */
  readonly reinvite?: 488 | 491
  readonly rtp?: PacketTrouble
}

/** Share of packets that get lost; ms that the others take, at least and more. */
export interface PacketTrouble {
  readonly loss: number
  readonly delay: number
  readonly jitter: number
}

export interface FaultBox {
  now(): Faults
  /** Adds to what goes wrong already; with `ms` these end by themselves. */
  begin(part: Faults, ms?: number): void
  end(): void
}

export interface FaultBoxOptions {
  readonly timers: Timers
  readonly doors: Readonly<Record<'sip' | 'feed', Door>>
  /** The server's memory is gone. */
  readonly forget: () => void
}

export function createFaultBox({ timers, doors, forget }: FaultBoxOptions): FaultBox {
  let now: Faults = {}
  /** By whose word each fault is there: a later one outlives the end of an earlier. */
  const origins = new Map<string, Faults>()

  function without(names: readonly string[]) {
    now = Object.fromEntries(Object.entries(now).filter(([name]) => !names.includes(name)))
  }

  function befall(path: 'sip' | 'feed', outage: Outage, lasting: boolean) {
    doors[path].recover()
    if (outage === 'freeze') return doors[path].freeze()
    doors[path].drop()
    if (path === 'sip' && outage === 'restart') forget()
    // A restart or a break that lasts: nobody comes in until it is over.
    if (outage === 'refuse' || lasting) doors[path].refuse()
    else without([path])
  }

  return {
    now: () => now,

    begin(part, ms) {
      now = { ...now, ...part }
      for (const name of Object.keys(part)) origins.set(name, part)
      if (part.sip) befall('sip', part.sip, ms !== undefined)
      if (part.feed) befall('feed', part.feed, ms !== undefined)
      if (ms === undefined) return
      timers.after(ms, () => {
        const names = Object.keys(part).filter((name) => origins.get(name) === part)
        without(names)
        if (names.includes('sip')) doors.sip.recover()
        if (names.includes('feed')) doors.feed.recover()
      })
    },

    end() {
      now = {}
      origins.clear()
      doors.sip.recover()
      doors.feed.recover()
    },
  }
}
