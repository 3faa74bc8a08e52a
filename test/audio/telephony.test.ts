// What a headset says of its own keys and lamps (HID Usage Tables, Telephony Page).

import { describe, expect, it } from 'vitest'
import { type Collection, telephonyOf } from '../../src/audio/headset/telephony.ts'
import { odd, usual } from './fakeHid.ts'

describe('what a device says of itself', () => {
  const read = (collections: readonly Collection[], reportId: number, ...bytes: readonly number[]) =>
    telephonyOf(collections)?.read(reportId, new DataView(Uint8Array.from(bytes).buffer))

  it('is read bit by bit, whatever lies between', () => {
    expect(read(usual, 2, 0b110, 0)).toEqual({ hook: false, mute: true, drop: true })
    expect(read(odd, 8, 2 << 3)).toEqual({ hook: false, mute: true })
    expect(read(usual, 1, 0xff)).toEqual({})
    // Too short: what is not there is not pressed.
    expect(read(usual, 2)).toEqual({ hook: false, mute: false, drop: false })
  })

  it('is taken as a range of usages too', () => {
    const item = { isRange: true, usageMinimum: 0xb_001f, reportSize: 1, reportCount: 2 }
    expect(read([{ usagePage: 0x0b, inputReports: [{ reportId: 1, items: [item] }] }], 1, 2)).toEqual({
      hook: true,
    })
  })

  it.each<[string, readonly Collection[]]>([
    ['nothing', []],
    ['no page', [{}]],
    ['a keyboard', [{ usagePage: 1, inputReports: [{ reportId: 1, items: [{ usages: [0xb_0020] }] }] }]],
    [
      'no hook',
      [
        {
          usagePage: 0x0b,
          inputReports: [{ items: [{ usages: [0xb_002f], reportSize: 1, reportCount: 1 }] }],
        },
      ],
    ],
    ['reports without items', [{ usagePage: 0x0b, inputReports: [{}], outputReports: [{ reportId: 7 }] }]],
  ])('%s is no telephone', (_what, collections) => {
    expect(telephonyOf(collections)).toBeUndefined()
  })

  it('may be absurd, and costs nothing', () => {
    const huge = { usages: [0xb_0020], reportSize: 1, reportCount: 2 ** 31 }
    const lamp = { usages: [0x8_0017], reportSize: 1, reportCount: 1e9 }
    const telephony = telephonyOf([
      { usagePage: 0x0b, inputReports: [{ items: [huge] }], outputReports: [{ items: [lamp] }] },
    ])
    expect(telephony?.write({ offHook: true, ring: false, mute: false })[0]?.data.length).toBeLessThan(100)
  })
})
