/** WebHID, pretended: headsets with real-looking report descriptors, whose keys a test presses and whose lamps it reads. */

import type { Hid, HidDevice } from '../../src/audio/headset/hidHeadsets.ts'
import type { Collection } from '../../src/audio/headset/telephony.ts'

const field = (usages: readonly number[], more: object = {}) => ({
  isAbsolute: true,
  isArray: false,
  isRange: false,
  isConstant: false,
  usages,
  logicalMinimum: 0,
  reportSize: 1,
  reportCount: usages.length,
  ...more,
})
const padding = (reportCount: number) => field([], { isConstant: true, reportCount })

/** As a common USB headset lays it out: hook 0, mute 1, drop 2; lamps off-hook 0, mute 1, ring 2, hold 3. */
export const usual: readonly Collection[] = [
  { usagePage: 0x0c, inputReports: [{ reportId: 1, items: [field([0xc_00e9, 0xc_00ea]), padding(6)] }] },
  {
    usagePage: 0x0b,
    inputReports: [
      {
        reportId: 2,
        items: [field([0xb_0020]), field([0xb_002f], { isAbsolute: false }), field([0xb_0026]), padding(13)],
      },
    ],
    outputReports: [{ reportId: 2, items: [field([0x8_0017, 0x8_0009, 0x8_0018, 0x8_0020]), padding(12)] }],
  },
]

/** Another: padding before, one report a lamp, an array of keys, its hook a button. */
export const odd: readonly Collection[] = [
  {
    usagePage: 0x0b,
    inputReports: [
      {
        reportId: 8,
        items: [
          padding(3),
          {
            ...field([0xb_0020, 0xb_002f], { isAbsolute: false }),
            isArray: true,
            reportSize: 5,
            reportCount: 1,
            logicalMinimum: 1,
          },
        ],
      },
    ],
    outputReports: [
      { reportId: 9, items: [padding(8), field([0x8_0017])] },
      { reportId: 10, items: [field([0x8_0009])] },
      { reportId: 11, items: [field([0xb_009e]), padding(7)] },
      { reportId: 12, items: [field([0xff99_0001])] },
    ],
  },
]

export class FakeHeadset extends EventTarget implements HidDevice {
  opened = false
  readonly productName: string
  readonly collections: readonly Collection[]
  /** The reports that came, oldest first: id, then the bytes. */
  readonly shown: string[] = []
  /** The next times it is asked anything it throws, as when another program has it. */
  broken = false
  listeners = 0

  constructor(productName = 'Evolve', collections = usual) {
    super()
    this.productName = productName
    this.collections = collections
  }
  override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
    this.listeners++
    super.addEventListener(...given)
  }
  override removeEventListener(...given: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners--
    super.removeEventListener(...given)
  }
  async open(): Promise<void> {
    this.#check()
    this.opened = true
  }
  async close(): Promise<void> {
    this.#check()
    this.opened = false
  }
  sendReport(reportId: number, data: BufferSource): Promise<void> {
    this.#check()
    this.shown.push(`${reportId}: ${[...(data as Uint8Array)].join(' ')}`)
    return Promise.resolve()
  }
  /** A report of its own, as bits of the first byte. */
  says(reportId: number, ...bytes: readonly number[]): void {
    const data = new DataView(Uint8Array.from(bytes).buffer)
    this.dispatchEvent(Object.assign(new Event('inputreport'), { reportId, data }))
  }
  #check(): void {
    if (this.broken) throw new DOMException('pretended', 'InvalidStateError')
  }
}

export class FakeHid extends EventTarget implements Hid {
  devices: FakeHeadset[] = []
  /** What the person chooses when asked. */
  chosen: FakeHeadset[] | Error = []
  readonly filters: unknown[] = []
  listeners = 0
  override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
    this.listeners++
    super.addEventListener(...given)
  }
  override removeEventListener(...given: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners--
    super.removeEventListener(...given)
  }
  async getDevices(): Promise<readonly FakeHeadset[]> {
    return this.devices
  }
  async requestDevice(options: unknown): Promise<readonly FakeHeadset[]> {
    this.filters.push(options)
    if (this.chosen instanceof Error) throw this.chosen
    return this.chosen
  }
  plug(device: FakeHeadset): void {
    this.dispatchEvent(Object.assign(new Event('connect'), { device }))
  }
  unplug(device: FakeHeadset): void {
    device.opened = false
    this.dispatchEvent(Object.assign(new Event('disconnect'), { device }))
  }
}
