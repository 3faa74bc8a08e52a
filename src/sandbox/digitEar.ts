/**
 * Digits in RTP (RFC 4733). One press is told by many packets with the same timestamp, any of which may get lost,
 * be repeated or come late: the first one that arrives counts, the others only say how long it lasts.
 */

import type { RtpPacket } from 'werift'

export interface Press {
  readonly digit: string
  /** How long it has lasted so far. */
  ms: number
}

export interface DigitEar {
  /** Hears a telephone-event packet of this clock rate. */
  hear(packet: RtpPacket, clockRate: number): void
}

interface Event {
  readonly press: Press
  readonly ssrc: number
  readonly timestamp: number
  /** What earlier segments of the same press lasted, in clock units. */
  readonly before: number
  duration: number
  ended: boolean
}

const names = '0123456789*#ABCD'
/** The longest duration that a packet can say: beyond it a press goes on as a new segment (§2.5.1.3). */
const segment = 0xffff
/** More than can be on its way at once. */
const mostRemembered = 64

/** How far `later` is ahead of `earlier`; negative when it is behind. RTP time wraps around. */
const ahead = (later: number, earlier: number): number => (later - earlier) | 0

/** `late`: how many presses that were told already came after this one. */
export function createDigitEar(pressed: (press: Press, late: number) => void): DigitEar {
  const events = new Map<string, Event>()

  /** The event of which this is the next segment: browsers begin it up to a packet late, without a marker. */
  function continued(ssrc: number, timestamp: number, digit: string, marker: boolean): Event | undefined {
    if (marker) return undefined
    return [...events.values()].find((one) => {
      const gap = ahead(timestamp, one.timestamp)
      const isLong = one.duration > segment * 0.9 && gap > segment * 0.9 && gap < segment * 1.1
      return one.ssrc === ssrc && one.press.digit === digit && !one.ended && isLong
    })
  }

  function begin(ssrc: number, timestamp: number, digit: string, marker: boolean): Event {
    const earlier = continued(ssrc, timestamp, digit, marker)
    const before = earlier ? earlier.before + ahead(timestamp, earlier.timestamp) : 0
    const press = earlier?.press ?? { digit, ms: 0 }
    const late = new Set(
      [...events.values()]
        .filter((one) => one.ssrc === ssrc && ahead(one.timestamp, timestamp) > 0)
        .map((one) => one.press),
    ).size
    const event: Event = { press, ssrc, timestamp, before, duration: 0, ended: false }
    events.set(`${ssrc} ${timestamp}`, event)
    const [oldest] = events.keys()
    if (events.size > mostRemembered && oldest !== undefined) events.delete(oldest)
    if (!earlier) pressed(press, late)
    return event
  }

  return {
    hear({ header, payload }, clockRate) {
      if (payload.length < 4) return
      const digit = names[payload.readUInt8(0)]
      // 16 and above are flash hooks and tones of other kinds.
      if (digit === undefined) return
      const { ssrc, timestamp, marker } = header
      const event = events.get(`${ssrc} ${timestamp}`) ?? begin(ssrc, timestamp, digit, marker)
      event.ended ||= (payload.readUInt8(1) & 0x80) !== 0
      event.duration = Math.max(event.duration, payload.readUInt16BE(2))
      const units = event.before + event.duration
      event.press.ms = Math.max(event.press.ms, Math.round((units * 1000) / clockRate))
    },
  }
}
