/**
 * A headset's keys and lamps as its report descriptor lays them out (HID Usage Tables §11 LED Page, §14 Telephony
 * Device Page): which bit of which report is what.
 */

/** What of WebHID's `HIDCollectionInfo` is read; everything comes from the device, and may be missing. */
export interface Collection {
  readonly usagePage?: number
  readonly inputReports?: readonly Report[]
  readonly outputReports?: readonly Report[]
}

interface Report {
  readonly reportId?: number
  readonly items?: readonly Item[]
}

interface Item {
  readonly isArray?: boolean
  readonly isAbsolute?: boolean
  readonly isRange?: boolean
  readonly usages?: readonly number[]
  readonly usageMinimum?: number
  readonly logicalMinimum?: number
  readonly reportSize?: number
  readonly reportCount?: number
}

export const telephonyPage = 0x0b

const keys = { 720928: 'hook', 720934: 'drop', 720943: 'mute' } as const
/** Ringer of the telephony page: what some headsets have in place of a lamp. */
const lamps = { 524311: 'offHook', 524312: 'ring', 721054: 'ring', 524297: 'mute' } as const

export type Key = (typeof keys)[keyof typeof keys]
export type Lamps = Readonly<Record<(typeof lamps)[keyof typeof lamps], boolean>>

export interface Telephony {
  /** Its hook is a button, which comes back by itself, not a switch. */
  readonly hookIsButton: boolean
  /** Which keys of this report are pressed; those of other reports are absent. */
  readonly read: (reportId: number, data: DataView) => Partial<Record<Key, boolean>>
  readonly write: (
    lamps: Lamps,
  ) => readonly { readonly reportId: number; readonly data: Uint8Array<ArrayBuffer> }[]
}

/** One value in a report, and what it may mean. */
interface Slot {
  readonly at: number
  readonly size: number
  /** The usage of the value n is the nth of these; of a slot that is no array, 1 is the only one. */
  readonly usages: readonly number[]
  readonly isArray: boolean
  readonly isAbsolute: boolean
  readonly least: number
}

/** Most bits in a report: longer ones come of no telephone. */
const mostBits = 8 * 64

/** Undefined for what is no telephone, or has no hook: nothing of it is used then. */
export function telephonyOf(collections: readonly Collection[]): Telephony | undefined {
  const own = collections.filter(({ usagePage }) => usagePage === telephonyPage)
  const inputs = layout(own.flatMap(({ inputReports = [] }) => inputReports))
  const outputs = layout(own.flatMap(({ outputReports = [] }) => outputReports))
  const hook = [...inputs.values()]
    .flatMap(({ slots }) => slots)
    .find((slot) => meanings(slot, keys).has('hook'))
  if (!hook) return undefined
  return {
    hookIsButton: !hook.isAbsolute,
    read: (reportId, data) => {
      const pressed: Partial<Record<Key, boolean>> = {}
      for (const slot of inputs.get(reportId)?.slots ?? []) {
        for (const key of meanings(slot, keys)) pressed[key] ??= false
        const key = meaning(slot.usages[numberAt(data, slot) - slot.least], keys)
        if (key) pressed[key] = true
      }
      return pressed
    },
    write: (lit) =>
      [...outputs].flatMap(([reportId, { slots, bits }]) => {
        const data = new Uint8Array(Math.ceil(bits / 8))
        let isOurs = false
        for (const { at, usages, isArray } of slots) {
          const lamp = isArray ? undefined : meaning(usages[0], lamps)
          if (!lamp) continue
          isOurs = true
          const byte = at >> 3
          if (lit[lamp]) data[byte] = (data[byte] ?? 0) | (1 << (at & 7))
        }
        return isOurs ? [{ reportId, data }] : []
      }),
  }
}

function layout(reports: readonly Report[]): ReadonlyMap<number, { bits: number; slots: Slot[] }> {
  const all = new Map<number, { bits: number; slots: Slot[] }>()
  for (const { reportId = 0, items = [] } of reports) {
    const report = all.get(reportId) ?? { bits: 0, slots: [] }
    all.set(reportId, report)
    for (const item of items) {
      const { reportSize: size = 0, reportCount = 0, logicalMinimum = 0, isArray = false } = item
      for (let n = 0; n < reportCount && report.bits + size <= mostBits; n++, report.bits += size) {
        const isAbsolute = item.isAbsolute ?? true
        const common = { at: report.bits, size, isAbsolute, isArray }
        if (isArray) report.slots.push({ ...common, usages: usagesOf(item), least: logicalMinimum })
        else report.slots.push({ ...common, usages: [usageOf(item, n)], least: 1 })
      }
    }
  }
  return all
}

function usageOf({ isRange, usageMinimum = 0, usages = [] }: Item, n: number): number {
  // Fewer usages than values: the last one goes for the rest (Device Class Definition for HID §6.2.2.8).
  return isRange ? usageMinimum + n : (usages[n] ?? usages.at(-1) ?? 0)
}

function usagesOf(item: Item): readonly number[] {
  return item.isRange ? Array.from({ length: 256 }, (_, n) => usageOf(item, n)) : (item.usages ?? [])
}

function numberAt(data: DataView, { at, size }: Slot): number {
  let value = 0
  for (let n = 0; n < Math.min(size, 16); n++) {
    const byte = (at + n) >> 3
    if (byte < data.byteLength && data.getUint8(byte) & (1 << ((at + n) & 7))) value |= 1 << n
  }
  return value
}

function meaning<T extends string>(
  usage: number | undefined,
  table: Readonly<Record<number, T>>,
): T | undefined {
  return usage === undefined ? undefined : table[usage]
}

function meanings<T extends string>({ usages }: Slot, table: Readonly<Record<number, T>>): ReadonlySet<T> {
  return new Set(usages.flatMap((usage) => table[usage] ?? []))
}
