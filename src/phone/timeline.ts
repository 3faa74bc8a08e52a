/** What happened to one call, ours and the platform's, in time order, in chunks so that adding is cheap. */

import type { PhoneEvent, PlatformEvent } from './events.ts'

/** Nothing was heard of the platform for a while: here events may be missing. */
export interface Gap {
  readonly from: number
  readonly to: number
  /** The call search told what was missed. */
  readonly filled?: true
}

export type TimelineEntry =
  | ({ readonly key: number; readonly at: number; readonly source: 'gap' } & Gap)
  | { readonly key: number; readonly at: number; readonly source: 'phone'; readonly fact: PhoneEvent }
  | { readonly key: number; readonly at: number; readonly source: 'platform'; readonly event: PlatformEvent }

export interface Timeline {
  /** How many entries are there. */
  readonly length: number
  /** How many of the oldest were given up at the cap. */
  readonly dropped: number
  /** How many were taken out again: told of another call, or told better by another entry. */
  readonly taken?: number
  readonly chunks: readonly (readonly TimelineEntry[])[]
}

export const emptyTimeline: Timeline = { length: 0, dropped: 0, chunks: [] }

const chunkSize = 500
const mostEntries = 100_000

/** An entry before it has its key, which tells entries of one timeline apart. */
export type NewEntry =
  | ({ readonly at: number; readonly source: 'gap' } & Gap)
  | { readonly at: number; readonly source: 'phone'; readonly fact: PhoneEvent }
  | { readonly at: number; readonly source: 'platform'; readonly event: PlatformEvent }

/**
 * Puts an entry where its time belongs. Of two with the same time the later report stands later; events of the
 * platform go by their ids, so that the order in which the network brought them leaves no trace.
 */
export function addEntry(timeline: Timeline, entry: NewEntry): Timeline {
  const keyed: TimelineEntry = { ...entry, key: timeline.length + timeline.dropped + (timeline.taken ?? 0) }
  let where = timeline.chunks.length - 1
  while (where > 0 && isAfter(timeline.chunks[where]?.[0], entry)) where--
  const chunk = timeline.chunks[where] ?? []
  let position = chunk.length
  while (position > 0 && isAfter(chunk[position - 1], entry)) position--
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
  return capped({ ...timeline, length: timeline.length + 1, chunks })
}

function isAfter(one: TimelineEntry | undefined, entry: NewEntry): boolean {
  if (!one || one.at !== entry.at) return (one?.at ?? -Infinity) > entry.at
  return one.source === 'platform' && entry.source === 'platform' && one.event.id > entry.event.id
}

/** Whether this event of the platform stands there already. */
export function hasEvent(timeline: Timeline, event: PlatformEvent): boolean {
  return newestEvent(timeline, event.at, ({ id }) => id === event.id) !== undefined
}

/** A leg is told of by the feed and by the call search within this of each other, ms. */
const twinsApart = 10_000

/** What tells the same state of the same leg, one live and one from the call search. */
export function twinOf(timeline: Timeline, event: PlatformEvent): PlatformEvent | undefined {
  if (!mayHaveTwin(event)) return undefined
  return newestEvent(timeline, event.at - twinsApart, (one) => areTwins(one, event))
}

/** The newest event of the platform that is it, and not older than that: from the end, as in a flood each event asks. */
function newestEvent(
  { chunks }: Timeline,
  since: number,
  is: (event: PlatformEvent) => boolean,
): PlatformEvent | undefined {
  for (let where = chunks.length - 1; where >= 0; where--) {
    const chunk = chunks[where] ?? []
    for (let position = chunk.length - 1; position >= 0; position--) {
      const one = chunk[position]
      if (!one || one.at < since) return undefined
      if (one.source === 'platform' && is(one.event)) return one.event
    }
  }
  return undefined
}

const mayHaveTwin = ({ kind, leg }: PlatformEvent) => kind === 'call_state' && leg?.state !== undefined

export function areTwins(one: PlatformEvent, other: PlatformEvent): boolean {
  if (one.source !== 'search' && other.source !== 'search') return false
  if (one.kind !== other.kind || !mayHaveTwin(one)) return false
  return one.leg?.id === other.leg?.id && one.leg?.state === other.leg?.state
}

/** The same, with that gap marked; the same object where there is none. */
export function fillGapIn(timeline: Timeline, { from, to }: Gap): Timeline {
  const isIt = (one: TimelineEntry) => one.source === 'gap' && one.from === from && one.to === to
  if (!timeline.chunks.some((chunk) => chunk.some(isIt))) return timeline
  const chunks = timeline.chunks.map((chunk) =>
    chunk.some(isIt)
      ? chunk.map((one) => (isIt(one) ? ({ ...one, filled: true } as TimelineEntry) : one))
      : chunk,
  )
  return { ...timeline, chunks }
}

/** The timeline without these events of the platform, and those events, oldest first. */
export function takeEvents(
  timeline: Timeline,
  of: (event: PlatformEvent) => boolean,
): { readonly rest: Timeline; readonly taken: readonly PlatformEvent[] } {
  const taken: PlatformEvent[] = []
  const chunks = timeline.chunks.map((chunk) =>
    chunk.filter((one) => {
      if (one.source !== 'platform' || !of(one.event)) return true
      taken.push(one.event)
      return false
    }),
  )
  if (!taken.length) return { rest: timeline, taken }
  const left = chunks.filter((chunk) => chunk.length > 0)
  const length = timeline.length - taken.length
  // Keys stay what they were: those that are gone are not given again.
  return { rest: { ...timeline, length, taken: (timeline.taken ?? 0) + taken.length, chunks: left }, taken }
}

function capped(timeline: Timeline): Timeline {
  const [oldest, ...rest] = timeline.chunks
  if (timeline.length <= mostEntries || !oldest) return timeline
  return {
    ...timeline,
    length: timeline.length - oldest.length,
    dropped: timeline.dropped + oldest.length,
    chunks: rest,
  }
}

/** All entries, oldest first. */
export function entriesOf(timeline: Timeline): readonly TimelineEntry[] {
  return timeline.chunks.flat()
}
