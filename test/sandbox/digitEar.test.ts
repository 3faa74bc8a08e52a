import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RtpPacket } from 'werift'
import { createDigitEar, type Press } from '../../src/sandbox/digitEar.ts'
import { packet, press } from './presses.ts'

const digit = fc.constantFrom(...'0123456789*#ABCD')

function listen(packets: readonly RtpPacket[], clockRate = 8000): Press[] {
  const heard: Press[] = []
  const ear = createDigitEar((pressed, late) => heard.splice(heard.length - late, 0, pressed))
  for (const one of packets) ear.hear(one, clockRate)
  return heard
}

const said = (heard: readonly Press[]) => heard.map((one) => one.digit).join('')

test('each key once, in order, as long as one packet of it arrives', () => {
  const pressed = fc.record({ digit, kept: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }) })
  fc.assert(
    fc.property(
      fc.array(pressed, { maxLength: 60 }),
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      (keys, start) => {
        const packets = keys.flatMap(({ digit, kept }, at) => {
          const all = press(digit, { timestamp: start + at * 400 })
          return kept.flatMap((index) => all[index] ?? [])
        })
        expect(said(listen(packets))).toBe(keys.map((key) => key.digit).join(''))
      },
    ),
  )
})

test('packets that overtake each other and come twice change nothing', () => {
  const word = '1123*#'
  const packets = [...word].flatMap((key, at) => press(key, { timestamp: at * 400 }))
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 36, maxLength: 36 }), (delays) => {
      const order = packets
        .map((one, at) => ({ one, at: at + (delays[at] ?? 0) }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one)
      expect(said(listen([...order, ...order]))).toBe(word)
    }),
  )
})

test('a key lasts as long as its end says', () => {
  expect(listen(press('5', { timestamp: 1, lasts: 800 }))).toEqual([{ digit: '5', ms: 100 }])
})

test('the same key twice is two, also where every end got lost', () => {
  const down = (timestamp: number) => press('5', { timestamp, goesOn: true })
  expect(said(listen([...down(0), ...down(400)]))).toBe('55')
})

test('a key held beyond what one packet can say is one key', () => {
  const start = 2 ** 32 - 70_000
  const packets = [
    ...press('9', { timestamp: start, during: [30_000, 60_000, 65_535], goesOn: true }),
    // Browsers begin the next segment at the time of its first packet.
    ...press('9', { timestamp: start + 65_900, during: [960, 65_535], marked: false, goesOn: true }),
    ...press('9', { timestamp: start + 131_435, during: [], lasts: 9600, marked: false }),
  ]
  expect(listen(packets, 48_000)).toEqual([{ digit: '9', ms: Math.round((131_435 + 9600) / 48) }])
})

test('what is no digit is not heard', () => {
  const flash = packet('0', { timestamp: 1 }, 80)
  flash.payload[0] = 16
  const short = packet('0', { timestamp: 2 }, 80)
  short.payload = short.payload.subarray(0, 3)
  expect(listen([flash, short])).toEqual([])
})
