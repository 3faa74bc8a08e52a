/** Microphones and speakers: which there are, which were chosen, and what the browser allows. Never polls. */

import type { FailureCode } from '../phone/errors.ts'
import type { Report } from '../phone/ports.ts'
import { type Device, type Devices, initialState } from '../phone/state.ts'
import type { BrowserParts } from './browser.ts'

type DeviceKind = 'microphone' | 'speaker' | 'ringer'

export interface DeviceList {
  readonly devices: Devices
  /** Looks again: labels and ids appear once the microphone was allowed. */
  refresh(): Promise<void>
  /** `''` is the system's own choice. A device that is not there now is remembered until it comes back. */
  choose(kind: DeviceKind, deviceId: string): void
  /** The chosen device where it is plugged in, else the system's own: `''`. */
  present(kind: DeviceKind): string
  opened(): void
  refused(code: FailureCode): void
  setSound(sound: Devices['sound']): void
  stop(): void
}

export function createDeviceList(browser: BrowserParts, report: Report, plugged: () => void): DeviceList {
  const media = browser.mediaDevices
  let devices = initialState.devices
  let permission: PermissionStatus | undefined
  /** What the last attempt to open the microphone taught us. */
  let learnt: 'granted' | 'denied' | 'missing' | undefined
  let hasMicrophone = true
  let stopped = false

  /** Access follows every change. Tells only what differs: a fact that says nothing new is noise. */
  function change(part: Partial<Devices>, from: Devices = devices): void {
    const next = { ...from, ...part, access: access() }
    if (stopped || JSON.stringify(next) === JSON.stringify(devices)) return
    devices = next
    report({ type: 'devices-changed', devices })
  }

  function access(): Devices['access'] {
    // What came of asking is worth more than what was foretold, until the permission changes.
    if (learnt === 'granted' && hasMicrophone) return 'granted'
    if (permission?.state === 'denied') return 'denied'
    if (learnt === 'missing' || !hasMicrophone) return 'missing'
    if (permission?.state === 'granted') return 'granted'
    // A prompt waved away is no lasting refusal: where the browser says it would ask again, believe it.
    return learnt === 'denied' && !permission ? 'denied' : 'unknown'
  }

  async function refresh(): Promise<void> {
    if (!media) return
    // A page that may not even look keeps what it knew.
    const all = await media.enumerateDevices().catch(() => undefined)
    if (!all) return
    hasMicrophone = all.some((one) => one.kind === 'audioinput')
    change({ microphones: named(all, 'audioinput'), speakers: named(all, 'audiooutput') })
  }

  async function onDeviceChange(): Promise<void> {
    if (learnt === 'missing') learnt = undefined
    await refresh()
    if (!stopped) plugged()
  }

  function onPermissionChange(): void {
    learnt = undefined
    change({})
    void refresh()
  }

  async function askPermission(): Promise<void> {
    // Browsers without this permission name reject it; they tell by getUserMedia alone.
    permission = await browser.permissions?.query({ name: 'microphone' }).catch(() => undefined)
    if (stopped) return
    permission?.addEventListener('change', onPermissionChange)
    change({})
  }

  function learn(what: typeof learnt): void {
    learnt = what
    change({})
  }

  media?.addEventListener('devicechange', onDeviceChange)
  void refresh()
  void askPermission()

  return {
    get devices() {
      return devices
    },
    refresh,
    choose: (kind, deviceId) => {
      const { [kind]: _before, ...others } = devices
      change(deviceId ? { [kind]: deviceId } : {}, others)
    },
    present: (kind) => {
      const list = kind === 'microphone' ? devices.microphones : devices.speakers
      return list.find((one) => one.id === devices[kind])?.id ?? ''
    },
    opened: () => {
      learn('granted')
      void refresh()
    },
    refused: (code) => {
      if (code === 'microphone-denied') learn('denied')
      if (code === 'microphone-missing') learn('missing')
    },
    setSound: (sound) => change({ sound }),
    stop: () => {
      stopped = true
      media?.removeEventListener('devicechange', onDeviceChange)
      permission?.removeEventListener('change', onPermissionChange)
    },
  }
}

/** Before the microphone is allowed, ids are empty; Chromium's `default` stands for the system's own choice. */
function named(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): readonly Device[] {
  return all
    .filter((one) => one.kind === kind && one.deviceId !== '' && one.deviceId !== 'default')
    .map((one) => ({ id: one.deviceId, label: one.label }))
}
