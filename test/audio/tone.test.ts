import { describe, expect, it } from 'vitest'
import { cadenceOf, keyTone, regions } from '../../src/audio/cadences.ts'
import { dialledZone } from '../../src/audio/dialledZone.ts'
import type { SoundName } from '../../src/audio/soundFor.ts'
import { parseTone, renderTone } from '../../src/audio/tone.ts'

const rate = 16_000
const names: SoundName[] = [
  'ringtone',
  'call-waiting',
  'auto-answer',
  'ringback',
  'busy',
  'congestion',
  'special-information',
  'ended',
  'hold-reminder',
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
      expect(samples.length).toBeGreaterThan(rate * 0.2)
      expect(samples.length).toBeLessThan(rate * 21)
      expect(samples.some((value) => value > 0.4)).toBe(true)
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

  it.each(['warble', 'classic', 'chime', 'soft'] as const)('rings as %s, without a click', (name) => {
    const samples = renderTone(cadenceOf('ringtone', 'DE', name), rate)
    expect(samples.some((value) => value > 0.4)).toBe(true)
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.01)
    expect(samples.length).toBeGreaterThan(rate * 2)
  })

  it('fades what is struck', () => {
    const struck = renderTone('1000~ 500', rate)
    const peak = (from: number, to: number) => Math.max(...struck.subarray(rate * from, rate * to))
    expect(peak(0.01, 0.1)).toBeGreaterThan(0.8)
    expect(peak(0.4, 0.49)).toBeLessThan(0.06)
  })

  it.each([
    ['1', 697, 1209],
    ['5', 770, 1336],
    ['#', 941, 1477],
    ['0', 941, 1336],
    ['d', 941, 1633],
  ])('of the key %s is its pair', (digit, row, column) => {
    const samples = renderTone(keyTone(digit) ?? '', rate)
    expect(strength(samples, row)).toBeGreaterThan(0.4)
    expect(strength(samples, column)).toBeGreaterThan(0.4)
  })

  it.each(['', '12', '+', 'E', ','])('%j is no key', (digit) => {
    expect(keyTone(digit)).toBeUndefined()
  })
})

describe('the country that is dialled', () => {
  it.each([
    ['+493012345', 'US', 'DE'],
    ['01149301234', 'US', 'DE'],
    ['0049301234', 'DE', 'DE'],
    ['0049301234', 'US', undefined],
    ['+15550100011', 'DE', 'US'],
    ['+886212345678', 'DE', 'TW'],
    ['+8612345678', 'DE', 'CN'],
    ['+3725551234', undefined, 'EE'],
    ['+82212345678', 'DE', undefined],
    ['030123456', 'DE', undefined],
    ['15550100011', 'DE', undefined],
    ['+49*21', 'US', undefined],
    ['bob', 'DE', undefined],
    ['', undefined, undefined],
  ])('of %s in %s is %s', (dialled, region, zone) => {
    expect(dialledZone(dialled, region)).toBe(zone)
  })

  it('is one whose tones we know', () => {
    for (let code = 1; code < 1000; code++) {
      const zone = dialledZone(`+${code}`.padEnd(12, '0'))
      if (zone) expect(regions).toContain(zone)
    }
  })
})
