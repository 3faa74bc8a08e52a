/** The real parts of a phone in a browser: clock, chance, network, sound and signalling. */

import { createAudio } from './audio/createAudio.ts'
import { browserNetwork, type Network } from './connection/network.ts'
import { browserTicker, createSteadyClock } from './connection/steadyClock.ts'
import { feedLater, restLater } from './feed/later.ts'
import type { CallId } from './phone/call.ts'
import type { Clock } from './phone/clock.ts'
import type { PhoneOptions, Settings } from './phone/options.ts'
import type { PlatformPart } from './phone/platformPart.ts'
import type { Audio, Feed, Report, Rest, Signalling, SignallingHost } from './phone/ports.ts'
import type { Soon } from './phone/soon.ts'
import { createSignalling, sipVersion } from './sip/createSignalling.ts'
import { openWebSocket } from './sip/transport.ts'
import { createSoon, type SoonFile, type SoonHere } from './soonParts.ts'
import { version } from './version.ts'

/** What a phone is joined from; `createPhone` brings the real ones, tests bring fakes. */
export interface PhoneParts {
  readonly clock: Clock
  /** Ends what the parts themselves keep running; called once, when the phone is destroyed. */
  readonly letGo?: () => void
  readonly network: Network
  /** Text that nobody can guess, hexadecimal. */
  readonly token: (bytes: number) => string
  /** What runs here, for reports. */
  readonly versions: Readonly<Record<string, string>>
  readonly makeAudio: (own: AudioNeeds) => Audio
  /** What comes later than the phone. */
  readonly makeSoon: (report: Report) => SoonHere<SoonFile>
  readonly makeSignalling: (
    settings: () => Settings,
    soon: Soon<SoonFile>,
    host: SignallingHost,
  ) => Signalling
  readonly makeFeed: (settings: () => Settings, report: Report, learn: (part: PlatformPart) => void) => Feed
  readonly makeRest: (settings: () => Settings, report: Report, clockAhead: () => number) => Rest
}

interface AudioNeeds {
  readonly soon: Soon<SoonFile>
  readonly report: Report
  readonly options: () => PhoneOptions
  readonly onTrackReplaced: (id: CallId, track: MediaStreamTrack) => void
}

/** Fetches what comes later than the phone. */
export const bringSoon = () => import('./soon.ts')

export function browserParts(): PhoneParts {
  const clock = createSteadyClock(browserTicker)
  const network = browserNetwork()
  const token = (bytes: number) =>
    [...crypto.getRandomValues(new Uint8Array(bytes))].map((b) => b.toString(16).padStart(2, '0')).join('')
  const lent = { clock, network, random: Math.random }
  return {
    clock,
    letGo: clock.stop,
    network,
    token,
    versions: {
      phone: version,
      'sip.js': sipVersion,
      browser: typeof navigator === 'undefined' ? '' : navigator.userAgent,
    },
    makeAudio: (needs) => createAudio({ ...needs, now: clock.now }),
    makeSoon: (report) => createSoon({ bring: bringSoon, clock, random: Math.random, report }),
    makeSignalling: (settings, soon, host) =>
      createSignalling({
        settings,
        host,
        soon,
        openSocket: openWebSocket,
        newPeer: (configuration) => new RTCPeerConnection(configuration),
        clock,
        random: Math.random,
        token,
        uuid: () => uuidOf(token(16)),
        claim: claimName,
        network,
      }),
    makeFeed: (settings, report, learn) =>
      feedLater({
        wanted: () => settings().feed !== undefined,
        fetch: async () => {
          const { createFeed, openFeedSocket, platformPart } = await import('./feed/feed.ts')
          learn(platformPart)
          const options = () => settings().feed
          return createFeed({ ...lent, options, self: settings, report, openSocket: openFeedSocket })
        },
        ...lent,
        report,
      }),
    makeRest: (settings, report, clockAhead) =>
      restLater({
        wanted: () => settings().rest !== undefined,
        fetch: async () => {
          const { createRest } = await import('./feed/feed.ts')
          return createRest({
            ...lent,
            options: () => settings().rest,
            self: settings,
            report,
            clockAhead,
            mediaHosts: () => settings().feed?.mediaHosts ?? [],
            fetch: (url, more) => fetch(url, more),
          })
        },
        ...lent,
        report,
      }),
  }
}

/** Holds a Web Lock of this name until released or the page is gone; nothing where another has it. */
function claimName(name: string): Promise<(() => void) | undefined> {
  // Without locks (insecure pages) nobody can tell; a duplicated tab is rarer than a reload.
  if (typeof navigator === 'undefined' || !navigator.locks) return Promise.resolve(() => {})
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) => {
      if (lock) return new Promise<void>((release) => resolve(release))
      resolve(undefined)
      return undefined
    }
    navigator.locks.request(name, { ifAvailable: true }, hold).catch(() => resolve(() => {}))
  })
}

/** A version 4 UUID (RFC 9562 §5.4); `crypto.randomUUID` is missing on insecure pages. */
function uuidOf(hex: string): string {
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
