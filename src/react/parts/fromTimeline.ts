/** What the state does not keep of a call, and its timeline does. */

import { type Call, isLive, type Party, type Side } from '../../phone/call.ts'
import type { Timeline, TimelineEntry } from '../../phone/timeline.ts'

/** Since when a call is on hold. */
export function heldSinceOf(timeline: Timeline | undefined, by: Side): number | undefined {
  return last(timeline, by === 'us' ? heldByUs : heldByThem)?.at
}

/** To whom a call was handed over that is still here: the far side ends it in a moment. */
export function handedTo(call: Call, timeline: Timeline | undefined): Party | undefined {
  if (!isLive(call) || call.transfer) return undefined
  const told = last(timeline, transfers)
  if (told?.source !== 'phone' || told.fact.type !== 'call-transferred') return undefined
  return told.fact.outcome === 'done' ? told.fact.to : undefined
}

/** What is looked for, and what was found in chunks seen before: they never change, and a flood has hundreds. */
interface Sought {
  readonly fits: (entry: TimelineEntry) => boolean
  readonly found: WeakMap<readonly TimelineEntry[], TimelineEntry | false>
}

const seek = (fits: Sought['fits']): Sought => ({ fits, found: new WeakMap() })
const held = (by: Side) =>
  seek((entry) => entry.source === 'phone' && entry.fact.type === 'call-held' && entry.fact.by === by)
const heldByUs = held('us')
const heldByThem = held('them')
const transfers = seek(
  (entry) =>
    entry.source === 'phone' &&
    (entry.fact.type === 'call-transferred' || entry.fact.type === 'call-transferring'),
)

function last(timeline: Timeline | undefined, { fits, found }: Sought): TimelineEntry | undefined {
  const chunks = timeline?.chunks ?? []
  for (let where = chunks.length - 1; where >= 0; where--) {
    const chunk = chunks[where] ?? []
    const known = found.get(chunk) ?? chunk.findLast(fits) ?? false
    found.set(chunk, known)
    if (known) return known
  }
  return undefined
}
