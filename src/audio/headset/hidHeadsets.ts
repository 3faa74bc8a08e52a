/** Headsets that speak HID: their keys become asks, their lamps follow the calls. Only those the person allowed. */

import type { HeadsetKey } from '../../phone/ports.ts'
import {
  type Collection,
  type Key,
  type Lamps,
  type Telephony,
  telephonyOf,
  telephonyPage,
} from './telephony.ts'

/** What of WebHID is used; the DOM types have none of it. */
export interface HidDevice extends EventTarget {
  readonly opened: boolean
  readonly productName: string
  readonly collections: readonly Collection[]
  open(): Promise<void>
  close(): Promise<void>
  sendReport(reportId: number, data: BufferSource): Promise<void>
}

export interface Hid extends EventTarget {
  getDevices(): Promise<readonly HidDevice[]>
  requestDevice(options: { filters: readonly { usagePage: number }[] }): Promise<readonly HidDevice[]>
}

interface HidHeadsetsParts {
  readonly hid: Hid
  readonly pressed: (key: HeadsetKey) => void
  /** The names of those that work now. */
  readonly changed: (names: readonly string[]) => void
}

interface Plugged {
  readonly device: HidDevice
  readonly telephony: Telephony
  readonly stop: () => void
  readonly down: Partial<Record<Key, boolean>>
  /** What each report said last; a fresh device has all its lamps out. */
  readonly sent: Map<number, string>
}

const out: Lamps = { offHook: false, ring: false, mute: false }

export function createHidHeadsets({ hid, pressed, changed }: HidHeadsetsParts) {
  const plugged = new Map<HidDevice, Plugged>()
  const opening = new Set<HidDevice>()
  let lamps = out
  let destroyed = false

  const tell = () => changed([...plugged.keys()].map((device) => device.productName))

  async function add(device: HidDevice): Promise<void> {
    const telephony = telephonyOf(device.collections)
    if (!telephony || destroyed || plugged.has(device) || opening.has(device)) return
    opening.add(device)
    try {
      if (!device.opened) await device.open()
    } catch {
      // Another program has it, or it was pulled out: its keys do not work here, and the calls do.
      return
    } finally {
      opening.delete(device)
    }
    if (destroyed) return close(device)
    const onInput = (event: Event) => hear(one, event as Event & { reportId: number; data: DataView })
    device.addEventListener('inputreport', onInput)
    const stop = () => device.removeEventListener('inputreport', onInput)
    const one: Plugged = { device, telephony, stop, down: {}, sent: new Map() }
    plugged.set(device, one)
    show(one)
    tell()
  }

  function remove(device: HidDevice): void {
    plugged.get(device)?.stop()
    if (plugged.delete(device)) tell()
  }

  /** A report tells of all its keys: what counts is which have moved. */
  function hear(one: Plugged, { reportId, data }: { reportId: number; data: DataView }): void {
    const { down, telephony } = one
    const now = telephony.read(reportId, data)
    const moved = (key: Key) => now[key] !== undefined && now[key] !== (down[key] ?? false)
    const [hook, mute, drop] = [moved('hook'), moved('mute'), moved('drop')]
    Object.assign(down, now)
    if (hook) hookMoved(one, now.hook === true)
    // Released, it says nothing new.
    if (mute && now.mute) pressed('mute')
    if (drop && now.drop) pressed(lamps.ring && !lamps.offHook ? 'decline' : 'hang-up')
  }

  function hookMoved(one: Plugged, isOff: boolean): void {
    if (one.telephony.hookIsButton) {
      if (isOff) pressed(lamps.ring && !lamps.offHook ? 'answer' : 'hang-up')
      return
    }
    // A switch that only follows our lamp is no press: headsets echo what they are told.
    if (isOff !== lamps.offHook) pressed(isOff ? 'answer' : 'hang-up')
    // It asked for what cannot be: it is told again how things stand.
    if (isOff !== lamps.offHook) show(one, 'again')
  }

  function show({ device, telephony, sent }: Plugged, again?: 'again'): void {
    for (const { reportId, data } of telephony.write(lamps)) {
      const text = data.join()
      if (!again && text === (sent.get(reportId) ?? data.map(() => 0).join())) continue
      sent.set(reportId, text)
      // What was not taken is said again at the next change.
      attempt(() => device.sendReport(reportId, data)).catch(() => sent.delete(reportId))
    }
  }

  async function close(device: HidDevice): Promise<void> {
    await attempt(() => device.close()).catch(() => undefined)
  }

  const onConnect = (event: Event) => void add((event as Event & { device: HidDevice }).device)
  const onDisconnect = (event: Event) => remove((event as Event & { device: HidDevice }).device)
  hid.addEventListener('connect', onConnect)
  hid.addEventListener('disconnect', onDisconnect)
  tell()
  attempt(() => hid.getDevices()).then(
    (devices) => devices.forEach((device) => void add(device)),
    () => undefined,
  )

  return {
    follow: (next: Lamps) => {
      lamps = next
      for (const one of plugged.values()) show(one)
    },
    /** Lets the person choose; resolves also where they chose none. */
    connect: async () => {
      const devices = await hid.requestDevice({ filters: [{ usagePage: telephonyPage }] })
      await Promise.all(devices.map(add))
    },
    destroy: async () => {
      destroyed = true
      lamps = out
      hid.removeEventListener('connect', onConnect)
      hid.removeEventListener('disconnect', onDisconnect)
      const all = [...plugged.values()]
      plugged.clear()
      for (const one of all) {
        one.stop()
        show(one)
      }
      await Promise.all(all.map(({ device }) => close(device)))
    },
  }
}

/** Some drivers throw where they should reject. */
async function attempt<T>(what: () => Promise<T>): Promise<T> {
  return what()
}
