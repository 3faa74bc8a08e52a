/** PhoneOptions: their meaning and defaults. A wrong one throws, naming the option and the reason. */

import type { Party } from './call.ts'
import { PhoneError } from './errors.ts'
import { type Checks, checks, isRecord } from './optionChecks.ts'
import type { Ringtone } from './ringtones.ts'

export { isIceServer, secretProblem } from './optionChecks.ts'

/** Digest secrets: the password, or HA1 (RFC 7616 §3.4.2) per algorithm, lower-case hex. */
export type Secret =
  | { readonly password: string; readonly expiresAt?: number }
  | {
      readonly ha1: string | { readonly md5?: string; readonly sha256?: string }
      readonly expiresAt?: number
    }

export type Credentials =
  | Secret
  | ((ask: { reason: 'start' | 'refused' | 'expiring'; signal: AbortSignal }) => Promise<Secret>)

export interface Memory {
  load(): string | null
  save(text: string | null): void
}

export interface RestOptions {
  /** `https://api.opentact.org/rest`, or a backend of yours that answers alike; `http://` only to a loopback host. */
  readonly url: string
  /** Asked for when the first question is due, and again when it was refused; never stored. */
  readonly token: string | ((ask: { reason: 'start' | 'refused'; signal: AbortSignal }) => Promise<string>)
  /** Which header carries it; default `X-Auth-Token`, for a JWT of `/rest/auth`. */
  readonly header?: string
  /** Where the users of the own domain are listed; default `/app/users`. `false`: nowhere. */
  readonly users?: string | false
  /** Where calls are searched; default `/call/search`. `false`: nowhere. */
  readonly calls?: string | false
}

export interface PhoneOptions {
  /** SIP over WebSocket (RFC 7118): `wss://…`, several in order of preference; `ws://` only to a loopback host. */
  readonly server: string | readonly string[]
  /** The SIP domain, `acme.sip.opentact.org`. */
  readonly domain: string
  /** The bare login in it. */
  readonly user: string
  /** For a server whose digest realm is not the domain. */
  readonly realm?: string
  /** Never stored. */
  readonly credentials: Credentials
  readonly displayName?: string
  /** Digest user name where it is not `user`. */
  readonly authorizationUser?: string
  /** Default true; false for guests who only place calls. */
  readonly register?: boolean
  /** STUN and TURN servers; default none. A function may fetch ones that expire. */
  readonly iceServers?: readonly RTCIceServer[] | (() => Promise<readonly RTCIceServer[]>)
  readonly iceTransportPolicy?: 'all' | 'relay'
  /**
   * The platform's event socket. Without it there is no feed and all else works. `mediaHosts`: from where recordings
   * may be played and opened, such as `records.acme.example`; by default their addresses are only shown.
   */
  readonly feed?: {
    readonly url: string
    readonly token: string | (() => Promise<string>)
    readonly mediaHosts?: readonly string[]
  }
  /** The platform's REST: names of the own domain, and calls that the feed missed. Without it all else works. */
  readonly rest?: RestOptions
  /** ISO 3166 country for tones and for numbers typed without a country. */
  readonly region?: string
  /** `auto`: RFC 4733 where negotiated, else SIP INFO. */
  readonly dtmf?: 'auto' | 'rtp' | 'info'
  /** ms; default `{ duration: 100, gap: 70 }`. */
  readonly dtmfTiming?: { readonly duration: number; readonly gap: number }
  /** Default 6; one more incoming call gets 486. */
  readonly maxCalls?: number
  /** What may be dialled or transferred to; default: own domain and numbers. */
  readonly allow?: (target: string) => boolean
  /** The person's own address book: wins over the directory's names and over what callers say of themselves. */
  readonly nameFor?: (party: Party) => string | undefined
  /** What happens to a call when the page goes away. */
  readonly onLeave?: 'recover' | 'hang-up'
  /** Where the phone may keep what must outlive a reload; never a secret. Default: nowhere. */
  readonly memory?: Memory
  /** Microphone constraints. */
  readonly audio?: {
    readonly echoCancellation?: boolean
    readonly noiseSuppression?: boolean
    readonly autoGainControl?: boolean
  }
  /** Whether incoming calls ring aloud; default true. */
  readonly ring?: boolean
  /** Which of the phone's own tunes, until the person chooses; default `warble`. */
  readonly ringtone?: Ringtone
  /** How loud it rings, 0…1 (0: silently), until the person chooses; default 0.5. */
  readonly ringVolume?: number
  /** Incoming calls get 486 and do not ring. */
  readonly doNotDisturb?: boolean
  /**
   * Callers (logins, numbers or addresses) answered by themselves, after three seconds of beeps in which the person can
   * decline. They ring as others do where another call is up. Never by a SIP header.
   */
  readonly autoAnswer?: readonly string[]
  /** RFC 4028; default true. */
  readonly sessionTimer?: boolean
}

/** Options with every default in place. */
export type Settings = PhoneOptions & {
  readonly servers: readonly string[]
  readonly register: boolean
  readonly dtmf: 'auto' | 'rtp' | 'info'
  readonly dtmfTiming: { readonly duration: number; readonly gap: number }
  readonly maxCalls: number
  readonly onLeave: 'recover' | 'hang-up'
  readonly ring: boolean
  readonly ringtone: Ringtone
  readonly ringVolume: number
  readonly doNotDisturb: boolean
  readonly autoAnswer: readonly string[]
}

const required = ['server', 'domain', 'user', 'credentials'] as const

/** Checks options and fills in the defaults; throws `bad-options`. */
export function readOptions(given: PhoneOptions): Settings {
  if (!isRecord(given)) throw wrong('options', 'must be an object')
  // A copy, so that what is used is what was checked: no inherited option, no getter that answers twice.
  const options: PhoneOptions = { ...given }
  for (const name of required) if (options[name] === undefined) throw wrong(name, 'is missing')
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, name)) throw wrong(name, 'is not an option of the phone')
    const why = value === undefined ? undefined : checks[name as keyof Checks](value)
    if (why) throw wrong(name, why)
  }
  return {
    ...options,
    // Host names have no case (RFC 4343), a digest's realm does.
    domain: options.domain.toLowerCase(),
    servers: typeof options.server === 'string' ? [options.server] : options.server,
    register: options.register ?? true,
    dtmf: options.dtmf ?? 'auto',
    dtmfTiming: options.dtmfTiming ?? { duration: 100, gap: 70 },
    maxCalls: options.maxCalls ?? 6,
    onLeave: options.onLeave ?? 'recover',
    ring: options.ring ?? true,
    ringtone: options.ringtone ?? 'warble',
    ringVolume: options.ringVolume ?? 0.5,
    doNotDisturb: options.doNotDisturb ?? false,
    autoAnswer: options.autoAnswer ?? [],
  }
}

function wrong(name: string, why: string): PhoneError {
  return new PhoneError('bad-options', `Option “${name}” ${why}`)
}
