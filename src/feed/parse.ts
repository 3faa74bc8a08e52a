/** A frame of the feed → one PlatformEvent, whichever generation it is of. Unknown kinds keep their own name. */

import type { PlatformEvent, PlatformLeg } from '../phone/events.ts'
import { clean, field, list, text } from './clean.ts'
import { flowOf } from './flow.ts'
import { recordingsIn, transcriptIn } from './media.ts'
import { isOurs, type Self } from './ours.ts'

export interface ParseParts {
  readonly self: Self
  /** How far the platform's clock is ahead of ours, ms. */
  readonly offset: number
  /** When the frame came, by our clock. */
  readonly now: number
  /** From where recordings may be opened; none by default. */
  readonly mediaHosts?: readonly string[]
}

export type Parsed =
  | { readonly what: 'event'; readonly event: PlatformEvent }
  /** The platform took our token; `at`: its own clock, ms. */
  | { readonly what: 'auth'; readonly at?: number }
  | { readonly what: 'nothing'; readonly why: string }

/** An event of the documentation has some 4 kB; a call with all its logs a hundred. */
export const mostFrame = 256 * 1024

/** A uuid has 36 characters, a queue rings a few dozen at once; links of more would drive out all others. */
const mostId = 128
const mostChildren = 64

export function parseFrame(frame: unknown, parts: ParseParts): Parsed {
  if (typeof frame !== 'string') return { what: 'nothing', why: 'not text' }
  if (frame.length > mostFrame) return { what: 'nothing', why: 'too large' }
  let read: unknown
  try {
    read = JSON.parse(frame)
  } catch {
    return { what: 'nothing', why: 'not JSON' }
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    return { what: 'nothing', why: 'not an object' }
  const kind = text(read, 'type')?.slice(0, 64)
  if (!kind) return { what: 'nothing', why: 'without a type' }
  const at = timeOf(text(read, 'created_on') ?? text(read, 'timestamp'))
  if (kind === 'auth') return { what: 'auth', ...(at !== undefined && { at }) }
  return { what: 'event', event: eventOf(read, kind, at, frame, parts) }
}

function eventOf(
  read: object,
  kind: string,
  at: number | undefined,
  frame: string,
  parts: ParseParts,
): PlatformEvent {
  // Since 2024 in `call`, before in `payload`, and for call flows in `payload.call`.
  const payload = field(read, 'payload')
  const call = [field(read, 'call'), field(payload, 'call'), payload].find((one) => text(one, 'uuid'))
  const leg = kind.startsWith('call') || field(read, 'call') ? legOf(call, parts) : undefined
  const flow = kind === 'call_flow' ? flowOf(read, parts.self) : undefined
  const records = recordingsIn(call, payload, parts.mediaHosts ?? [])
  const transcript = /transcript/i.test(kind) ? transcriptIn(payload) : []
  return {
    id: idOf(read) ?? `${kind}-${hashOf(frame)}`,
    at: at === undefined ? parts.now : at - parts.offset,
    kind,
    message: text(read, 'message') ?? '',
    ...(leg && { leg }),
    ...(flow && { flow }),
    ...(records.length && { records }),
    ...(transcript.length && { transcript }),
    raw: clean(read),
  }
}

export function legOf(call: unknown, parts: Pick<ParseParts, 'self' | 'offset'>): PlatformLeg | undefined {
  const id = idOf(call)
  const direction = text(call, 'direction')
  if (!id || (direction !== 'in' && direction !== 'out')) return undefined
  const [from, to] = [text(call, 'from') ?? '', text(call, 'to') ?? '']
  const parent = field(call, 'parent')
  const related = [
    idOf(parent),
    ...list(call, 'children').slice(0, mostChildren).map(idOf),
    // Told of the leg and of its parent alike: whoever shares it belongs together.
    threadName(text(call, 'thread')),
    threadName(text(parent, 'thread')),
  ].filter((one) => one !== undefined)
  const startedAt = timeOf(text(call, 'created_on') ?? text(call, 'init_on'))
  const [state, type, cause] = [text(call, 'state'), text(call, 'type'), causeOf(call)]
  return {
    id,
    direction,
    from,
    to,
    fromUs: isOurs(from, parts.self),
    toUs: isOurs(to, parts.self),
    related: [...new Set(related)],
    ...(startedAt !== undefined && { startedAt: startedAt - parts.offset }),
    ...(state && { state }),
    ...(type && { type }),
    ...(cause && { cause }),
  }
}

const idOf = (one: unknown) => text(one, 'uuid')?.slice(0, mostId)

const threadName = (thread: string | undefined) => thread && `thread:${thread.slice(0, mostId)}`

function causeOf(call: unknown): PlatformLeg['cause'] {
  const code = Number(text(call, 'q850_cause'))
  const name = text(call, 'q850_cause_string')
  if (!Number.isInteger(code) || code <= 0) return undefined
  return { code, ...(name && { name }) }
}

export function timeOf(stamp: string | undefined): number | undefined {
  const at = stamp === undefined ? Number.NaN : Date.parse(stamp)
  // A year that no call can be of would put the entry at one end of every timeline for good.
  return at > 946_684_800_000 && at < 7_258_118_400_000 ? at : undefined
}

/** Events of the older generation have no id; the same text is the same event (FNV-1a, 64 bits in two halves). */
function hashOf(frame: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let index = 0; index < frame.length; index++) {
    const code = frame.charCodeAt(index)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ (code + index), 0x85ebca6b)
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
}
