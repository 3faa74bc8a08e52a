/** What a phone keeps over a reload: who it is, and the calls that were up. Never a secret of the account. */

import type { Party } from './call.ts'
import { holdsControls } from './controls.ts'
import type { Memory } from './options.ts'
import { isRingtone, isVolume, type Ring } from './ringtones.ts'
import type { Device } from './state.ts'

export interface KeptIdentity {
  readonly instanceId: string
  readonly viaHost: string
}

/** A dialog (RFC 3261 §12) as it must be known to go on with it. */
export interface KeptDialog {
  readonly callId: string
  readonly localTag: string
  readonly remoteTag: string
  readonly cseq: number
  readonly target: string
  readonly local: string
  readonly remote: string
  readonly routes: readonly string[]
  /** We began it: its challenges may be answered. */
  readonly ours: boolean
}

export interface KeptCall {
  readonly direction: 'incoming' | 'outgoing'
  readonly party: Party
  readonly to: string
  readonly since: number
  readonly held: boolean
  readonly muted: boolean
  readonly dialog: KeptDialog
}

export type DeviceKind = 'microphone' | 'speaker' | 'ringer'

export interface Kept {
  readonly identity?: KeptIdentity
  readonly calls: readonly KeptCall[]
  /** When the page went away, ms. */
  readonly leftAt: number
  /** What the person chose, by id, and by name for when ids change. */
  readonly devices?: Partial<Record<DeviceKind, Device>>
  readonly ring?: Partial<Ring>
}

/** How long a call is worth taking back; longer, and the far side has given up. */
export const keptFor = 30_000

const version = 1
const mostCalls = 6
const nothing: Kept = { calls: [], leftAt: 0 }

/** A memory is the host page's: only what we could have written is used, anything else is as good as nothing. */
export function readKept(memory: Memory | undefined): Kept {
  try {
    const value: unknown = JSON.parse(memory?.load() ?? '')
    if (!isRecord(value) || value['version'] !== version) return nothing
    const { identity, calls, leftAt, devices, ring } = value
    return {
      ...(isIdentity(identity) && { identity }),
      calls: Array.isArray(calls) ? calls.filter(isCall).slice(0, mostCalls) : [],
      leftAt: typeof leftAt === 'number' ? leftAt : 0,
      ...(isRecord(devices) && { devices: devicesIn(devices) }),
      ...(isRecord(ring) && { ring: ringIn(ring) }),
    }
  } catch {
    return nothing
  }
}

/** What is not in this part stays as it was. */
export function writeKept(memory: Memory | undefined, part: Partial<Kept>): void {
  try {
    memory?.save(JSON.stringify({ version, ...readKept(memory), ...part }))
  } catch {
    // A memory that is full or switched off costs a reload its call, and nothing else.
  }
}

/** The call that a page which comes back now could take back, and until when. */
export function callWaiting(
  memory: Memory | undefined,
  now: number,
): { party: Party; until: number } | undefined {
  const { calls, leftAt } = readKept(memory)
  const until = leftAt + keptFor
  return calls[0] && leftAt <= now && now < until ? { party: calls[0].party, until } : undefined
}

function devicesIn(value: Record<string, unknown>): NonNullable<Kept['devices']> {
  const found: Partial<Record<DeviceKind, Device>> = {}
  for (const kind of ['microphone', 'speaker', 'ringer'] as const) {
    const device = value[kind]
    if (!isRecord(device)) continue
    const { id, label } = device
    if (isLine(id) && isLine(label)) found[kind] = { id, label }
  }
  return found
}

function ringIn({ ringtone, volume }: Record<string, unknown>): Partial<Ring> {
  return { ...(isRingtone(ringtone) && { ringtone }), ...(isVolume(volume) && { volume }) }
}

function isIdentity(value: unknown): value is KeptIdentity {
  return (
    isRecord(value) &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value['instanceId'])) &&
    /^[0-9a-f]{12}\.invalid$/.test(String(value['viaHost']))
  )
}

function isCall(value: unknown): value is KeptCall {
  if (!isRecord(value) || !isRecord(value['party']) || !isDialog(value['dialog'])) return false
  const { direction, to, since, held, muted, party } = value
  return (
    (direction === 'incoming' || direction === 'outgoing') &&
    isLine(to) &&
    typeof since === 'number' &&
    typeof held === 'boolean' &&
    typeof muted === 'boolean' &&
    isLine(party['user']) &&
    isLine(party['address']) &&
    (party['name'] === undefined || isLine(party['name']))
  )
}

function isDialog(value: unknown): value is KeptDialog {
  if (!isRecord(value)) return false
  const { callId, localTag, remoteTag, target, local, remote, cseq, routes, ours } = value
  return (
    [callId, localTag, remoteTag, target, local, remote].every(isLine) &&
    Number.isSafeInteger(cseq) &&
    typeof ours === 'boolean' &&
    Array.isArray(routes) &&
    routes.length <= 10 &&
    routes.every(isLine)
  )
}

/** One line of SIP: a line end in it would start a header of its own. */
function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 512 && !holdsControls(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
