/** What the state does not keep of a call, and its timeline does. */

import { type Call, isLive, type Party, type Side } from '../../phone/call.ts'
import type { Timeline, TimelineEntry } from '../../phone/timeline.ts'

/** Since when a call is on hold. */
export function heldSinceOf(timeline: Timeline | undefined, by: Side): number | undefined {
  const held = last(
    timeline,
    (entry) => entry.source === 'phone' && entry.fact.type === 'call-held' && entry.fact.by === by,
  )
  return held?.at
}

/** To whom a call was handed over that is still here: the far side ends it in a moment. */
export function handedTo(call: Call, timeline: Timeline | undefined): Party | undefined {
  if (!isLive(call) || call.transfer) return undefined
  const told = last(
    timeline,
    (entry) =>
      entry.source === 'phone' &&
      (entry.fact.type === 'call-transferred' || entry.fact.type === 'call-transferring'),
  )
  if (told?.source !== 'phone' || told.fact.type !== 'call-transferred') return undefined
  return told.fact.outcome === 'done' ? told.fact.to : undefined
}

function last(
  timeline: Timeline | undefined,
  fits: (entry: TimelineEntry) => boolean,
): TimelineEntry | undefined {
  for (const chunk of [...(timeline?.chunks ?? [])].reverse()) {
    const found = chunk.findLast(fits)
    if (found) return found
  }
  return undefined
}
