/** What happened to one call, ours and the platform's, in time order, in chunks so that adding is cheap. */

import type { PhoneEvent, PlatformEvent } from './events.ts'

export type TimelineEntry =
  | { readonly key: number; readonly at: number; readonly source: 'phone'; readonly fact: PhoneEvent }
  | { readonly key: number; readonly at: number; readonly source: 'platform'; readonly event: PlatformEvent }

export interface Timeline {
  /** How many entries are there. */
  readonly length: number
  /** How many of the oldest were given up at the cap. */
  readonly dropped: number
  readonly chunks: readonly (readonly TimelineEntry[])[]
}

export const emptyTimeline: Timeline = { length: 0, dropped: 0, chunks: [] }

const chunkSize = 500
const mostEntries = 100_000

/** An entry before it has its key, which tells entries of one timeline apart. */
export type NewEntry =
  | { readonly at: number; readonly source: 'phone'; readonly fact: PhoneEvent }
  | { readonly at: number; readonly source: 'platform'; readonly event: PlatformEvent }

/** Puts an entry where its time belongs; of two with the same time the later report stands later. */
export function addEntry(timeline: Timeline, entry: NewEntry): Timeline {
  const keyed: TimelineEntry = { ...entry, key: timeline.length + timeline.dropped }
  let where = timeline.chunks.length - 1
  while (where > 0 && (timeline.chunks[where]?.[0]?.at ?? -Infinity) > entry.at) where--
  const chunk = timeline.chunks[where] ?? []
  let position = chunk.length
  while (position > 0 && (chunk[position - 1]?.at ?? -Infinity) > entry.at) position--
  const chunks = [...timeline.chunks]
  const following = chunks[where + 1]
  if (chunk.length < chunkSize || position < chunk.length) {
    const grown = [...chunk.slice(0, position), keyed, ...chunk.slice(position)]
    if (grown.length <= 2 * chunkSize) chunks[Math.max(where, 0)] = grown
    else chunks.splice(where, 1, grown.slice(0, chunkSize), grown.slice(chunkSize))
  }
  // History told newest first would otherwise leave a chunk for each entry.
  else if (following && following.length < chunkSize) chunks[where + 1] = [keyed, ...following]
  else chunks.splice(where + 1, 0, [keyed])
  return capped({ length: timeline.length + 1, dropped: timeline.dropped, chunks })
}

function capped(timeline: Timeline): Timeline {
  const [oldest, ...rest] = timeline.chunks
  if (timeline.length <= mostEntries || !oldest) return timeline
  return {
    length: timeline.length - oldest.length,
    dropped: timeline.dropped + oldest.length,
    chunks: rest,
  }
}

/** All entries, oldest first. */
export function entriesOf(timeline: Timeline): readonly TimelineEntry[] {
  return timeline.chunks.flat()
}
