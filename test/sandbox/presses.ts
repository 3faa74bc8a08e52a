/** Keys as a phone presses them in RTP (RFC 4733 §2.5.1). */

import { RtpHeader, RtpPacket } from 'werift'

export interface Pressing {
  readonly timestamp: number
  readonly ssrc?: number
  /** Durations told while the key is down, in clock units. */
  readonly during?: readonly number[]
  readonly lasts?: number
  readonly marked?: boolean
  /** The key is still down after the last packet. */
  readonly goesOn?: boolean
}

const names = '0123456789*#ABCD'

export function packet(digit: string, pressing: Pressing, duration: number, end = false, marker = false) {
  const { timestamp, ssrc = 7 } = pressing
  const payload = Buffer.from([names.indexOf(digit), (end ? 0x80 : 0) | 10, duration >> 8, duration & 0xff])
  return new RtpPacket(new RtpHeader({ timestamp: timestamp >>> 0, ssrc, marker, payloadType: 126 }), payload)
}

/** Its first packets, and the end three times. */
export function press(digit: string, pressing: Pressing): RtpPacket[] {
  const { during = [80, 160, 240], lasts = 320, marked = true, goesOn = false } = pressing
  const first = during.map((duration, at) => packet(digit, pressing, duration, false, marked && at === 0))
  const last = goesOn ? [] : Array.from({ length: 3 }, () => packet(digit, pressing, lasts, true))
  return [...first, ...last]
}
