/** A tone as G.711 μ-law packets of 20 ms, made in place. */

import { RtpHeader, RtpPacket } from 'werift'

const rate = 8000
const frame = 160
const hertz = 440

/** ITU-T G.711: 8 segments, sign first, all bits inverted. */
export function muLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const magnitude = Math.min(Math.abs(sample), 32635) + 132
  const exponent = Math.floor(Math.log2(magnitude)) - 7
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f
  return ~(sign | (exponent << 4) | mantissa) & 0xff
}

/** ms of sound and of silence in turn, over and over. */
export type Cadence = readonly number[]

export const steady: Cadence = [1000, 0]
/** What a caller hears while it rings elsewhere. */
export const ringback: Cadence = [1000, 4000]
/** Three short beeps and a pause: choose, please. */
export const menu: Cadence = [150, 150, 150, 150, 150, 2250]

function sounds(cadence: Cadence, ms: number): boolean {
  let left = ms % cadence.reduce((sum, part) => sum + part, 0)
  for (const [at, part] of cadence.entries()) {
    if (left < part) return at % 2 === 0
    left -= part
  }
  return false
}

export function createTone(
  send: (packet: RtpPacket) => void,
  cadence: Cadence = steady,
): { stop: () => void } {
  let count = 0
  const timer = setInterval(() => {
    const start = count * frame
    const loudness = sounds(cadence, count * 20) ? 8000 : 0
    const payload = Buffer.from(
      Array.from({ length: frame }, (_, i) =>
        muLaw(Math.round(loudness * Math.sin((2 * Math.PI * hertz * (start + i)) / rate))),
      ),
    )
    const header = new RtpHeader({ sequenceNumber: count & 0xffff, timestamp: start, marker: count === 0 })
    send(new RtpPacket(header, payload))
    count++
  }, 20)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
