/** Phones of our own over real SIP.js agents, joined in memory: fakes stand only at our ports. */

import { expect, onTestFinished, vi } from 'vitest'
import { joinPhone } from '../../src/createPhone.ts'
import type { Clock } from '../../src/phone/clock.ts'
import { MicrophoneRefused } from '../../src/phone/errors.ts'
import type { PhoneEvent } from '../../src/phone/events.ts'
import type { PhoneOptions } from '../../src/phone/options.ts'
import type { Phone } from '../../src/phone/phone.ts'
import type { Audio, Headset, HeadsetHost, Report } from '../../src/phone/ports.ts'
import { createSignalling } from '../../src/sip/createSignalling.ts'
import * as soon from '../../src/soon.ts'
import type { SoonFile, SoonHere } from '../../src/soonParts.ts'
import { FakePeer } from './peer.ts'
import { here } from './soon.ts'
import type { Wire } from './wire.ts'

export const domain = 'acme.sip.opentact.test'

export const realClock: Clock = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}

export interface TestPhone {
  readonly phone: Phone
  readonly peers: FakePeer[]
  /** Every fact, in order. */
  readonly journal: PhoneEvent[]
  /** The browser says that it is worth trying again at once. */
  readonly wakeUp: () => void
  /** The page goes away. */
  readonly leave: () => void
  /** How often a call asked for the microphone. */
  readonly microphoneAsked: () => number
  /** The phone's only call, or the last one. */
  readonly call: () => ReturnType<Phone['store']['getState']>['calls'][number] | undefined
}

export interface TestPhoneOptions {
  readonly options?: Partial<PhoneOptions>
  readonly clock?: Clock
  readonly random?: () => number
  readonly microphone?: 'microphone-denied' | 'microphone-missing'
  /** What of the sound a test looks at itself. */
  readonly audio?: Partial<Audio>
  readonly makeHeadset?: (host: HeadsetHost) => Headset
  /** Where not all of the phone is here from the start. */
  readonly makeSoon?: (report: Report) => SoonHere<SoonFile>
}

export function makePhone(wire: Wire, user: string, more: TestPhoneOptions = {}): TestPhone {
  const clock = more.clock ?? realClock
  const peers: FakePeer[] = []
  const journal: PhoneEvent[] = []
  const backListeners = new Set<() => void>()
  let microphoneAsked = 0
  let tokens = 0
  const token = (bytes: number) =>
    `${user.charCodeAt(0).toString(16)}${(++tokens).toString(16).padStart(bytes * 2 - 2, '0')}`
  let leaving = () => {}
  const network = {
    isOnline: () => true,
    onBack: (listener: () => void) => {
      backListeners.add(listener)
      return () => backListeners.delete(listener)
    },
    onLeaving: (listener: () => void) => {
      leaving = listener
      return () => {
        leaving = () => {}
      }
    },
  }
  const options: PhoneOptions = {
    server: 'wss://wire.test/',
    domain,
    user,
    credentials: { password: `${user}-secret` },
    ...more.options,
  }
  const phone = joinPhone(options, {
    clock,
    network,
    token,
    versions: { phone: 'test' },
    makeAudio: () => ({ ...fakeAudio(more.microphone, () => microphoneAsked++), ...more.audio }),
    makeSoon: more.makeSoon ?? (() => here({ ...soon, createHeadset: more.makeHeadset ?? silentHeadset })),
    makeFeed: () => ({ connect: () => {}, disconnect: () => {}, clockAhead: () => 0 }),
    makeRest: () => ({
      connect: () => {},
      disconnect: () => {},
      fillGap: () => {},
      search: async () => ({ calls: [] }),
    }),
    makeSignalling: (settings, later, host) =>
      createSignalling({
        settings,
        host: {
          ...host,
          report: (fact) => {
            journal.push({ ...fact, at: clock.now() })
            host.report(fact)
          },
        },
        soon: later,
        openSocket: wire.openSocket,
        newPeer: () => {
          const peer = new FakePeer()
          peers.push(peer)
          return peer as unknown as RTCPeerConnection
        },
        clock,
        random: more.random ?? (() => 0),
        token,
        uuid: () => `${token(4)}-0000-4000-8000-000000000000`,
        claim: async () => () => {},
        network,
      }),
  })
  onTestFinished(() => phone.destroy())
  return {
    phone,
    peers,
    journal,
    leave: () => leaving(),
    wakeUp: () => {
      for (const listener of [...backListeners]) listener()
    },
    microphoneAsked: () => microphoneAsked,
    call: () => phone.store.getState().calls.at(-1),
  }
}

export const silentHeadset = () => ({ follow: () => {}, connect: async () => {}, destroy: async () => {} })

export async function onlinePhone(wire: Wire, user: string, more?: TestPhoneOptions): Promise<TestPhone> {
  const made = makePhone(wire, user, more)
  await made.phone.connect()
  return made
}

/** Waits until the phone's last call is in this phase. */
export function phase(of: TestPhone, wanted: string): Promise<void> {
  return vi.waitFor(() => expect(of.call()?.state.phase).toBe(wanted), { timeout: 3000, interval: 2 })
}

function fakeAudio(refusal: TestPhoneOptions['microphone'], asked: () => void): Audio {
  const track = { kind: 'audio' } as MediaStreamTrack
  const refused = refusal && new MicrophoneRefused({ code: refusal })
  return {
    follow: () => {},
    trackFor: async () => {
      asked()
      if (refused) throw refused
      return track
    },
    heard: () => {},
    playKeyTone: () => {},
    chooseRing: () => {},
    playRing: () => {},
    watchLevel: () => () => {},
    testSound: async () => {},
    allowMicrophone: async () => {
      if (refused) throw refused
    },
    unlock: async () => {},
    select: async () => {},
    destroy: async () => {},
  }
}
