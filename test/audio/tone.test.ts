import { describe, expect, it } from 'vitest'
import { cadenceOf, regions } from '../../src/audio/cadences.ts'
import type { SoundName } from '../../src/audio/soundFor.ts'
import { parseTone, renderTone } from '../../src/audio/tone.ts'

const rate = 16_000
const names: SoundName[] = [
  'ringtone',
  'call-waiting',
  'ringback',
  'busy',
  'congestion',
  'special-information',
]

/** Amplitude of one frequency in these samples. */
function strength(samples: Float32Array, frequency: number): number {
  let cos = 0
  let sin = 0
  samples.forEach((value, i) => {
    cos += value * Math.cos((2 * Math.PI * frequency * i) / rate)
    sin += value * Math.sin((2 * Math.PI * frequency * i) / rate)
  })
  return (2 * Math.hypot(cos, sin)) / samples.length
}

describe('tones', () => {
  it('reads frequencies, modulation, level and rhythm', () => {
    expect(parseTone('400+450 400/200/400/2000')).toEqual([
      { frequencies: [400, 450], level: 1, rhythm: [400, 200, 400, 2000] },
    ])
    expect(parseTone('425 375/375, 425-20dB 375/375')[1]).toMatchObject({ level: 0.1 })
    expect(parseTone('400*25 1000/2000')[0]).toMatchObject({ modulatedBy: 25 })
    expect(() => parseTone('425')).toThrow('425')
  })

  it.each([undefined, 'XX', ...regions])('of %s can all be played, and loop without a click', (region) => {
    for (const name of names) {
      const samples = renderTone(cadenceOf(name, region), rate)
      expect(samples.length).toBeGreaterThan(rate * 0.3)
      expect(samples.length).toBeLessThan(rate * 16)
      expect(Math.max(...samples.subarray(0, rate))).toBeGreaterThan(0.4)
      expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.01)
      expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.01)
      let jump = 0
      for (let i = 1; i < samples.length; i++) {
        jump = Math.max(jump, Math.abs((samples[i] ?? 0) - (samples[i - 1] ?? 0)))
      }
      // A full sine of 1800 Hz moves at most this much between two samples.
      expect(jump).toBeLessThan((2 * Math.PI * 1850) / rate)
    }
  })

  it('has energy at its frequencies while on, and none while off', () => {
    const us = renderTone(cadenceOf('ringback', 'US'), rate)
    const on = us.subarray(rate * 0.5, rate * 1.5)
    expect(strength(on, 440)).toBeCloseTo(0.5, 1)
    expect(strength(on, 480)).toBeCloseTo(0.5, 1)
    expect(strength(on, 620)).toBeLessThan(0.02)
    expect(us.subarray(rate * 2).every((value) => value === 0)).toBe(true)
    expect(us.length).toBe(rate * 6)
  })

  it('rises in three steps for special information', () => {
    const sit = renderTone(cadenceOf('special-information'), rate)
    for (const [step, frequency] of [950, 1400, 1800].entries()) {
      const part = sit.subarray(rate * (step * 0.33 + 0.05), rate * (step * 0.33 + 0.28))
      expect(strength(part, frequency)).toBeCloseTo(1, 1)
    }
  })
})
