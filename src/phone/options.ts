/** PhoneOptions: their meaning, defaults and validation. A wrong one throws, naming the option and the reason. */

import { PhoneError } from './errors.ts'

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
  /** The platform's event socket. Without it there is no feed and all else works. */
  readonly feed?: { readonly url: string; readonly token: string | (() => Promise<string>) }
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
  /** Incoming calls get 486 and do not ring. */
  readonly doNotDisturb?: boolean
  /** Callers (logins, numbers or addresses) answered at once. Never by a SIP header. */
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
  readonly doNotDisturb: boolean
  readonly autoAnswer: readonly string[]
}

type Check = (value: unknown) => string | undefined
type Checks = { readonly [K in keyof Required<PhoneOptions>]: Check }

const host = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i
const md5Hex = /^[0-9a-f]{32}$/
const sha256Hex = /^[0-9a-f]{64}$/

const checks: Checks = {
  server: (v) => {
    const list = Array.isArray(v) ? v : [v]
    if (!list.length) return 'needs at least one address'
    for (const one of list) {
      const why = webSocketProblem(one)
      if (why) return why
    }
    return undefined
  },
  domain: (v) =>
    typeof v === 'string' && host.test(v) ? undefined : 'must be a host name such as acme.sip.opentact.org',
  user: (v) =>
    typeof v === 'string' && /^[\w.!~*'()&=+$-]{1,64}$/.test(v)
      ? undefined
      : 'must be the bare login, without sip: and without @domain',
  realm: text(128),
  credentials: credentialsProblem,
  displayName: text(128),
  authorizationUser: text(128),
  register: flag,
  iceServers: (v) =>
    typeof v === 'function' || (Array.isArray(v) && v.every((s) => isRecord(s) && 'urls' in s))
      ? undefined
      : 'must be a list of { urls, … } or an async function that returns one',
  iceTransportPolicy: oneOf('all', 'relay'),
  feed: (v) => {
    if (!isRecord(v)) return 'must be { url, token }'
    const why = webSocketProblem(v['url'])
    if (why) return `url ${why}`
    return typeof v['token'] === 'string' || typeof v['token'] === 'function'
      ? undefined
      : 'token must be a string or an async function'
  },
  region: (v) =>
    typeof v === 'string' && /^[A-Z]{2}$/.test(v) ? undefined : 'must be an ISO 3166 code such as DE',
  dtmf: oneOf('auto', 'rtp', 'info'),
  dtmfTiming: (v) =>
    isRecord(v) && within(v['duration'], 40, 6000) && within(v['gap'], 30, 6000)
      ? undefined
      : 'must be { duration: 40…6000, gap: 30…6000 } in ms',
  maxCalls: (v) =>
    Number.isInteger(v) && within(v, 1, 20) ? undefined : 'must be a whole number from 1 to 20',
  allow: fn,
  onLeave: oneOf('recover', 'hang-up'),
  memory: (v) =>
    isRecord(v) && typeof v['load'] === 'function' && typeof v['save'] === 'function'
      ? undefined
      : 'must be { load, save }',
  audio: (v) => (isRecord(v) ? undefined : 'must be an object'),
  ring: flag,
  doNotDisturb: flag,
  autoAnswer: (v) =>
    Array.isArray(v) && v.every((one) => typeof one === 'string') ? undefined : 'must be a list of callers',
  sessionTimer: flag,
}

const required = ['server', 'domain', 'user', 'credentials'] as const

/** Checks options and fills in the defaults; throws `bad-options`. */
export function readOptions(options: PhoneOptions): Settings {
  if (!isRecord(options)) throw wrong('options', 'must be an object')
  for (const name of required) if (options[name] === undefined) throw wrong(name, 'is missing')
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, name)) throw wrong(name, 'is not an option of the phone')
    const why = value === undefined ? undefined : checks[name as keyof Checks](value)
    if (why) throw wrong(name, why)
  }
  return {
    ...options,
    servers: typeof options.server === 'string' ? [options.server] : options.server,
    register: options.register ?? true,
    dtmf: options.dtmf ?? 'auto',
    dtmfTiming: options.dtmfTiming ?? { duration: 100, gap: 70 },
    maxCalls: options.maxCalls ?? 6,
    onLeave: options.onLeave ?? 'recover',
    ring: options.ring ?? true,
    doNotDisturb: options.doNotDisturb ?? false,
    autoAnswer: options.autoAnswer ?? [],
  }
}

function wrong(name: string, why: string): PhoneError {
  return new PhoneError('bad-options', `Option “${name}” ${why}`)
}

function webSocketProblem(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a wss:// address'
  const url = tryUrl(value)
  if (!url) return 'must be a wss:// address'
  if (url.username || url.password) return 'must not hold a user or password'
  if (url.hash) return 'must not hold a #fragment'
  if (url.protocol === 'wss:') return undefined
  if (url.protocol !== 'ws:') return 'must begin with wss://'
  return isLoopback(url.hostname) ? undefined : 'may use ws:// only to a loopback host; use wss://'
}

// `URL.parse` is younger than the browsers we support.
function tryUrl(value: string): URL | undefined {
  try {
    return new URL(value)
  } catch {
    return undefined
  }
}

function isLoopback(name: string): boolean {
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d+){3}$/.test(name)
  )
}

/** The reason names no secret: error texts end up in logs. */
function credentialsProblem(value: unknown): string | undefined {
  if (typeof value === 'function') return undefined
  return secretProblem(value)
}

/** Why this is no secret that a digest can be made with; also for what a credentials function returns. */
export function secretProblem(value: unknown): string | undefined {
  const shape = 'must be { password }, { ha1 } or an async function that returns one of them'
  if (!isRecord(value)) return shape
  if ('password' in value)
    return typeof value['password'] === 'string' && value['password'] !== ''
      ? undefined
      : 'has an empty password'
  const ha1 = value['ha1']
  if (typeof ha1 === 'string')
    return md5Hex.test(ha1) || sha256Hex.test(ha1) ? undefined : 'has a malformed ha1'
  if (!isRecord(ha1)) return shape
  const { md5, sha256 } = ha1
  if (md5 === undefined && sha256 === undefined) return shape
  const fine =
    (md5 === undefined || (typeof md5 === 'string' && md5Hex.test(md5))) &&
    (sha256 === undefined || (typeof sha256 === 'string' && sha256Hex.test(sha256)))
  return fine ? undefined : 'has a malformed ha1'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function within(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}

function flag(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'must be true or false'
}

function fn(value: unknown): string | undefined {
  return typeof value === 'function' ? undefined : 'must be a function'
}

function oneOf(...words: readonly string[]): Check {
  return (v) =>
    typeof v === 'string' && words.includes(v) ? undefined : `must be one of: ${words.join(', ')}`
}

/** Text that goes into SIP headers: no control characters, which could start a header of their own. */
function text(most: number): Check {
  return (v) => {
    if (typeof v !== 'string' || v.length > most) return `must be text of at most ${most} characters`
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[\u0000-\u001f\u007f]/.test(v) ? 'must not hold control characters' : undefined
  }
}
