/** Microphones and speakers: which there are, which were chosen, and what the browser allows. Never polls. */

import type { FailureCode } from '../phone/errors.ts'
import { type DeviceKind, readKept, writeKept } from '../phone/kept.ts'
import type { Memory } from '../phone/options.ts'
import type { Report } from '../phone/ports.ts'
import type { Ring } from '../phone/ringtones.ts'
import { type Device, type Devices, initialState } from '../phone/state.ts'
import type { BrowserParts } from './browser.ts'

const kinds = ['microphone', 'speaker', 'ringer'] as const

export interface DeviceList {
  readonly devices: Devices
  /** Looks again: labels and ids appear once the microphone was allowed. */
  refresh(): Promise<void>
  /** `''` is the system's own choice. A device that is not there now is remembered until it comes back. */
  choose(kind: DeviceKind, deviceId: string): void
  /** The chosen device where it is plugged in, else the system's own: `''`. */
  present(kind: DeviceKind): string
  /** The microphone is open; with what the browser gave instead of the chosen one, maybe. */
  opened(track: MediaStreamTrack): void
  released(): void
  /** The chosen microphone is plugged in, and another one is in use. */
  readonly isMicrophoneBack: boolean
  setVoice(voice: Devices['voice']): void
  setSoundTest(stage: Devices['soundTest']): void
  refused(code: FailureCode): void
  setSound(sound: Devices['sound']): void
  setRing(ring: Ring): void
  stop(): void
}

interface DeviceListParts {
  readonly browser: BrowserParts
  readonly report: Report
  /** Where choices are kept over a reload. */
  readonly memory: () => Memory | undefined
  /** Something was plugged in or pulled out. */
  readonly plugged: () => void
}

export function createDeviceList({ browser, report, memory, plugged }: DeviceListParts): DeviceList {
  const media = browser.mediaDevices
  const remembered = { ...readKept(memory()).devices }
  let devices: Devices = { ...initialState.devices, ...chosenIds(remembered) }
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
    const [microphones, speakers] = [named(all, 'audioinput'), named(all, 'audiooutput')]
    // Ids change when a browser forgets the page's data; the name on the device does not.
    for (const kind of kinds) {
      const { label } = remembered[kind] ?? {}
      const there = kind === 'microphone' ? microphones : speakers
      const again = there.some((one) => one.id === devices[kind])
        ? undefined
        : there.find((one) => label && one.label === label)
      if (again) remembered[kind] = again
    }
    change({ ...chosenIds(remembered), microphones, speakers })
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
      const there = [...devices.microphones, ...devices.speakers].find((one) => one.id === deviceId)
      if (deviceId) remembered[kind] = there ?? { id: deviceId, label: '' }
      else delete remembered[kind]
      change(deviceId ? { [kind]: deviceId } : {}, others)
      writeKept(memory(), { devices: remembered })
    },
    present: (kind) => {
      const list = kind === 'microphone' ? devices.microphones : devices.speakers
      return list.find((one) => one.id === devices[kind])?.id ?? ''
    },
    opened: (track) => {
      change({ microphoneInUse: { id: track.getSettings().deviceId ?? '', label: track.label } })
      learn('granted')
      void refresh()
    },
    refused: (code) => {
      if (code === 'microphone-denied') learn('denied')
      if (code === 'microphone-missing') learn('missing')
    },
    released: () => {
      const { microphoneInUse: _before, ...others } = devices
      change({}, others)
    },
    get isMicrophoneBack() {
      const { microphone, microphones, microphoneInUse } = devices
      const isThere = microphones.some((one) => one.id === microphone)
      return isThere && microphoneInUse !== undefined && microphoneInUse.id !== microphone
    },
    setVoice: (voice) => {
      const { voice: _before, ...others } = devices
      change(voice ? { voice } : {}, others)
    },
    setSoundTest: (soundTest) => {
      const { soundTest: _before, ...others } = devices
      change(soundTest ? { soundTest } : {}, others)
    },
    setSound: (sound) => change({ sound }),
    setRing: (ring) => change({ ring }),
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

function chosenIds(chosen: Partial<Record<DeviceKind, Device>>): Pick<Devices, DeviceKind> {
  return Object.fromEntries(Object.entries(chosen).map(([kind, { id }]) => [kind, id]))
}
