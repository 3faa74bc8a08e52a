/** Legs as the call search lists them → events that the feed missed, or calls of ours. */

import type { PlatformEvent, PlatformLeg } from '../phone/events.ts'
import type { FoundCall } from '../phone/search.ts'
import { clean, field, text } from './clean.ts'
import { recordingsIn } from './media.ts'
import type { Self } from './ours.ts'
import { legOf, timeOf } from './parse.ts'

export interface FoundParts {
  readonly self: Self
  /** How far the platform's clock is ahead of ours, ms. */
  readonly offset: number
  /** From where recordings may be opened. */
  readonly mediaHosts: readonly string[]
}

/** Which stamp of a leg is that of which state. */
const stamps = {
  init: 'init_on',
  ringing: 'ring_on',
  live: 'answer_on',
  hangup: 'hangup_on',
  destroyed: 'destroy_on',
} as const

/** What these legs went through between the times (ms, by our clock): of those that have to do with us, oldest first. */
export function eventsOf(
  listed: readonly unknown[],
  between: { readonly from: number; readonly to: number; readonly known: readonly string[] },
  parts: FoundParts,
): readonly PlatformEvent[] {
  return ours(listed, between.known, parts)
    .flatMap((one) => eventsOfLeg(one, parts))
    .filter(({ at }) => at >= between.from && at <= between.to)
    .toSorted((a, b) => a.at - b.at)
}

interface Listed {
  readonly call: unknown
  readonly leg: PlatformLeg
  readonly keys: readonly string[]
}

function eventsOfLeg({ call, leg }: Listed, parts: FoundParts): readonly PlatformEvent[] {
  const { cause, ...shared } = leg
  const told: Record<string, number | undefined> = {}
  for (const [state, stamp] of Object.entries(stamps)) told[state] = timeOf(text(call, stamp))
  // A leg in a state that has no stamp of its own.
  if (leg.state) told[leg.state] ??= timeOf(text(call, 'modified_on'))
  const records = recordingsIn(call, undefined, parts.mediaHosts)
  return Object.entries(told).flatMap(([state, at]): readonly PlatformEvent[] => {
    if (at === undefined) return []
    const over = state === 'hangup' || state === 'destroyed'
    return [
      {
        id: `found:${leg.id}:${state}`.slice(0, 128),
        at: at - parts.offset,
        kind: 'call_state',
        message: '',
        source: 'search',
        leg: { ...shared, state, ...(over && cause && { cause }) },
        ...(over && records.length && { records }),
        raw: clean(call),
      },
    ]
  })
}

/** The search is of the whole account: only what is from us or to us, and what that belongs together with. */
function ours(listed: readonly unknown[], known: readonly string[], parts: FoundParts): readonly Listed[] {
  const all = listed.flatMap((call): readonly Listed[] => {
    const leg = legOf(call, parts)
    return leg ? [{ call, leg, keys: [leg.id, ...leg.related] }] : []
  })
  const byKey = new Map<string, Listed[]>()
  for (const one of all) for (const key of one.keys) byKey.set(key, [...(byKey.get(key) ?? []), one])
  const found = new Set(all.filter(({ leg }) => leg.fromUs || leg.toUs))
  const addAll = (key: string) => {
    for (const one of byKey.get(key) ?? []) found.add(one)
    byKey.delete(key)
  }
  for (const key of known) addAll(key)
  // Grows while it is gone through.
  for (const { keys } of found) keys.forEach(addAll)
  return [...found]
}

/** A call of ours: the leg to us, or the one that we began. */
export function callIn(one: unknown, parts: FoundParts): FoundCall | undefined {
  const leg = legOf(one, parts)
  const incoming = leg?.direction === 'out' && leg.toUs
  const outgoing = leg?.direction === 'in' && leg.fromUs
  if (!leg || leg.startedAt === undefined || (!incoming && !outgoing)) return undefined
  const user = bare(incoming ? leg.from : leg.to)
  const [answered, ended] = [stampOf(one, 'answer_on'), stampOf(one, 'hangup_on', 'destroy_on')]
  return {
    id: leg.id,
    direction: incoming ? 'incoming' : 'outgoing',
    party: { user, address: `sip:${user}@${parts.self.domain.toLowerCase()}` },
    startedAt: leg.startedAt,
    ...(answered !== undefined && { answeredAt: answered - parts.offset }),
    // A leg is listed with all its stamps, or with that of its last state alone, which says nothing of the others.
    ...(field(one, 'answer_on') === null && { answered: false }),
    ...(ended !== undefined && { endedAt: ended - parts.offset }),
    ...(leg.cause && { cause: leg.cause }),
  }
}

const stampOf = (call: unknown, ...names: readonly string[]): number | undefined =>
  names.map((name) => timeOf(text(call, name))).find((at) => at !== undefined)

const bare = (address: string): string => address.replace(/^sips?:/i, '').replace(/(.)@.*$/, '$1')
