/** What each option may be. A check returns why a value will not do; the reason never repeats the value. */

import { holdsControls } from './controls.ts'
import type { PhoneOptions } from './options.ts'
import { isVolume, ringtones } from './ringtones.ts'

type Check = (value: unknown) => string | undefined
export type Checks = { readonly [K in keyof Required<PhoneOptions>]: Check }

const host = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i
const md5Hex = /^[0-9a-f]{32}$/
const sha256Hex = /^[0-9a-f]{64}$/

export const checks: Checks = {
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
    typeof v === 'string' && v.length <= 253 && host.test(v)
      ? undefined
      : 'must be a host name such as acme.sip.opentact.org',
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
    typeof v === 'function' || (Array.isArray(v) && v.every(isIceServer))
      ? undefined
      : 'must be a list of { urls: "stun:…" } or { urls: "turn:…", username, credential }, or an async function that returns one',
  iceTransportPolicy: oneOf('all', 'relay'),
  feed: (v) => {
    if (!isRecord(v)) return 'must be { url, token }'
    const why = webSocketProblem(v['url'])
    if (why) return `url ${why}`
    if (typeof v['token'] !== 'string' && typeof v['token'] !== 'function')
      return 'token must be a string or an async function'
    const hosts = v['mediaHosts'] ?? []
    return Array.isArray(hosts) && hosts.every((one) => typeof one === 'string' && host.test(one))
      ? undefined
      : 'mediaHosts must be a list of host names'
  },
  rest: restProblem,
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
  nameFor: fn,
  onLeave: oneOf('recover', 'hang-up'),
  memory: (v) =>
    isRecord(v) && typeof v['load'] === 'function' && typeof v['save'] === 'function'
      ? undefined
      : 'must be { load, save }',
  audio: audioProblem,
  ring: flag,
  ringtone: oneOf(...ringtones),
  ringVolume: (v) => (isVolume(v) ? undefined : 'must be a number from 0 to 1'),
  doNotDisturb: flag,
  autoAnswer: (v) =>
    Array.isArray(v) && v.every((one) => typeof one === 'string') ? undefined : 'must be a list of callers',
  sessionTimer: flag,
}

const webSocketProblem = (value: unknown) => addressProblem(value, 'ws')

function addressProblem(value: unknown, scheme: 'ws' | 'http'): string | undefined {
  const url = typeof value === 'string' ? tryUrl(value) : undefined
  if (!url) return `must be a ${scheme}s:// address`
  if (url.username || url.password) return 'must not hold a user or password'
  if (url.hash) return 'must not hold a #fragment'
  if (url.protocol === `${scheme}s:`) return undefined
  if (url.protocol !== `${scheme}:`) return `must begin with ${scheme}s://`
  return isLoopback(url.hostname)
    ? undefined
    : `may use ${scheme}:// only to a loopback host; use ${scheme}s://`
}

function restProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return 'must be { url, token }'
  const { url, token, header, users, calls, ...rest } = value
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) return 'must hold nothing but url, token, header, users, calls'
  const why = addressProblem(url, 'http')
  if (why) return `url ${why}`
  if (String(url).includes('?')) return 'url must not hold a ?query'
  if (typeof token !== 'string' && typeof token !== 'function')
    return 'token must be a string or an async function'
  if (header !== undefined && !isText(header, /^(authorization|x-[\w-]{1,60})$/i))
    return 'header must be Authorization or begin with X-'
  for (const [name, path] of Object.entries({ users, calls }))
    if (path !== undefined && path !== false && !isText(path, /^(\/[\w~-][\w.~-]{0,63}){1,8}$/))
      return `${name} must be a path such as /app/users, or false`
  return undefined
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

const isText = (value: unknown, like: RegExp) => typeof value === 'string' && like.test(value)

export function isIceServer(value: unknown): boolean {
  if (!isRecord(value)) return false
  const urls: readonly unknown[] = Array.isArray(value['urls']) ? value['urls'] : [value['urls']]
  // A browser that is given a TURN server without makes no connection at all (W3C WebRTC §4.4.1.1).
  const may = ['username', 'credential'].every((name) => isText(value[name], /./))
  const fits = may ? /^(stun|turn)s?:./i : /^stuns?:./i
  return urls.length > 0 && urls.every((url) => isText(url, fits))
}

function audioProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return 'must be an object'
  const known = ['echoCancellation', 'noiseSuppression', 'autoGainControl']
  for (const [name, on] of Object.entries(value)) {
    if (!known.includes(name)) return `must hold nothing but ${known.join(', ')}`
    if (on !== undefined && typeof on !== 'boolean') return `${name} must be true or false`
  }
  return undefined
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
  const { expiresAt } = value
  if (expiresAt !== undefined && !Number.isFinite(expiresAt)) return 'has an expiresAt that is no time in ms'
  // Of our years: what other programs count in seconds.
  if (Number(expiresAt) > 1e9 && Number(expiresAt) < 1e11) return 'has an expiresAt in seconds; it counts ms'
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

export function isRecord(value: unknown): value is Record<string, unknown> {
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
    return holdsControls(v) ? 'must not hold control characters' : undefined
  }
}
