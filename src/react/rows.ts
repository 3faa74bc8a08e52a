/**
 * Which entries of a timeline get a row, and which of them share one. It says nothing in words, so that a hundred
 * thousand are ready within a frame; `story.ts` words those in sight.
 */

import type { Call } from '../phone/call.ts'
import type { PhoneEvent, PlatformEvent, Recording } from '../phone/events.ts'
import type { Timeline, TimelineEntry } from '../phone/timeline.ts'
import { outcomeOf } from './outcome.ts'
import { toneOfEvent } from './platformStory.ts'
import type { Words } from './words/words.ts'

export type Tone = 'plain' | 'good' | 'bad'

export interface Row {
  readonly key: number
  readonly source: 'phone' | 'platform'
  readonly tone: Tone
  /** More than one: a burst. */
  readonly entries: readonly TimelineEntry[]
}

/** What does not change of a chunk that does not change. */
interface Outline {
  readonly rows: readonly Row[]
  readonly firstSound?: number | undefined
}

export interface Rows {
  readonly rows: readonly Row[]
  /** The entry that tells of sound for the first time: later ones tell of sound that came back. */
  readonly firstSound?: number | undefined
}

type Chunk = readonly TimelineEntry[]

/** Remembers chunks; it is made anew for another call, and when the call has ended. */
export function createRowMaker(call: Call, words: Words): (timeline: Timeline) => Rows {
  const outlines = new WeakMap<Chunk, Outline>()
  // A chunk that grew begins as it began; its rows are the same objects, and are not drawn anew.
  const earlier = new WeakMap<TimelineEntry, Outline>()
  const endsBadly = outcomeOf(call, words)?.tone === 'failed'

  const toneOf = (entry: TimelineEntry): Tone => {
    if (entry.source === 'gap') return entry.filled ? 'plain' : 'bad'
    if (entry.source === 'platform') return toneOfEvent(entry.event)
    return entry.fact.type === 'call-ended' && endsBadly ? 'bad' : toneOfFact(entry.fact)
  }
  const rowOf = (entries: Chunk): Row => {
    const [first] = entries
    const last = entries.at(-1)
    if (!first || !last) throw new Error('A row has an entry.')
    return { key: first.key, source: sourceOf(first), tone: toneOf(last), entries }
  }
  const outline = (chunk: Chunk): Outline => {
    const known = outlines.get(chunk)
    const [begin] = chunk
    if (known || !begin) return known ?? { rows: [] }
    const before = earlier.get(begin)?.rows ?? []
    const rows: Row[] = []
    let place = 0
    const single = (entries: TimelineEntry[]) => {
      const was = before[place]
      const same = was?.entries.length === 1 && was.entries[0] === entries[0]
      if (same) place++
      rows.push(same ? was : rowOf(entries))
    }
    const close = (group: TimelineEntry[]) => {
      const [first] = group
      if (!first) return
      if (group.length === 1) single(group)
      else if (group.length < fewest(first)) for (const one of group) single([one])
      else {
        if (before[place]?.key === first.key) place++
        rows.push(rowOf(group))
      }
    }
    let firstSound: number | undefined
    let group: TimelineEntry[] = []
    for (const entry of chunk) {
      if (entry.source === 'phone') {
        if (!isTold(entry.fact)) continue
        if (entry.fact.type === 'call-media' && entry.fact.media === 'flowing') firstSound ??= entry.key
      }
      const last = group.at(-1)
      if (last && joins(last, entry)) group.push(entry)
      else {
        close(group)
        group = [entry]
      }
    }
    close(group)
    const made = { rows, firstSound }
    outlines.set(chunk, made)
    earlier.set(begin, made)
    return made
  }

  return (timeline) => {
    const rows: Row[] = []
    let firstSound: number | undefined
    for (const chunk of timeline.chunks) {
      const made = outline(chunk)
      firstSound ??= made.firstSound
      let begun = true
      for (const row of made.rows) {
        const before: Row | undefined = begun ? rows.at(-1) : undefined
        // A burst does not end where a chunk does.
        const whole: Chunk | undefined = before && joined(before.entries, row.entries)
        begun = whole !== undefined
        if (whole) rows[rows.length - 1] = rowOf(whole)
        else rows.push(row)
      }
    }
    return { rows, firstSound }
  }
}

function joined(before: Chunk, after: Chunk): Chunk | undefined {
  const [last, first] = [before.at(-1), after[0]]
  if (!last || !first || !joins(last, first)) return undefined
  const whole = [...before, ...after]
  return whole.length < fewest(first) ? undefined : whole
}

/** The last of a long burst are told one by one, and looked through; a flood has tens of thousands. */
export const mostOfBurst = 200

const longestPauseMs = 10_000

/** Repeated things close together become one row: digits from two on, the rest from four. */
const fewest = (entry: TimelineEntry) =>
  entry.source === 'phone' && entry.fact.type === 'call-digits-sent' ? 2 : 4

function joins(one: TimelineEntry, next: TimelineEntry): boolean {
  if (next.at - one.at > longestPauseMs) return false
  if (one.source === 'platform' && next.source === 'platform') return isAlike(one.event, next.event)
  if (one.source !== 'phone' || next.source !== 'phone') return false
  const burst = burstOf(one.fact)
  return burst !== undefined && burst === burstOf(next.fact)
}

/** They would be told in the same words. */
function isAlike(one: PlatformEvent, other: PlatformEvent): boolean {
  if (one.kind !== other.kind || one.leg?.state !== other.leg?.state) return false
  // What can be played or read has a row of its own.
  if (hasMedia(one) || hasMedia(other)) return false
  if (one.leg?.from !== other.leg?.from || one.leg?.to !== other.leg?.to) return false
  if (one.flow?.command !== other.flow?.command || one.flow?.success !== other.flow?.success) return false
  if (one.flow) return one.flow.destinations.join() === other.flow?.destinations.join()
  return (one.kind === 'call_state' && one.leg?.state !== undefined) || one.message === other.message
}

/** Later events of a call name its recordings again; those that the search found have no event of their own. */
export function recordingsOf({ kind, source, leg, records = [] }: PlatformEvent): readonly Recording[] {
  return /record/i.test(kind) || (source === 'search' && leg?.state !== 'destroyed') ? records : []
}

const hasMedia = (event: PlatformEvent) => recordingsOf(event).length > 0 || event.transcript !== undefined

/** Facts of one name come and go together. */
export function burstOf(fact: PhoneEvent): string | undefined {
  switch (fact.type) {
    case 'call-held':
    case 'call-resumed':
      return `held ${fact.by}`
    case 'call-muted':
    case 'call-unmuted':
      return 'mute'
    case 'call-merged':
    case 'call-split':
      return 'conference'
    case 'call-media':
      return 'media'
    case 'call-digits-sent':
      return `digits ${fact.by}`
    default:
      return undefined
  }
}

/** Whether `story.ts` has a sentence for it. */
function isTold(fact: PhoneEvent): boolean {
  switch (fact.type) {
    case 'call-asked':
      return fact.asking === 'answer'
    case 'call-media':
      return fact.media === 'interrupted' || fact.media === 'flowing'
    case 'call-transferring':
      return fact.transfer.progress !== 'accepted'
    default:
      return told.has(fact.type)
  }
}

const told: ReadonlySet<PhoneEvent['type']> = new Set([
  'call-added',
  'call-ringing',
  'call-refused',
  'call-connected',
  'call-held',
  'call-resumed',
  'call-muted',
  'call-unmuted',
  'call-merged',
  'call-split',
  'call-digits-sent',
  'call-transferred',
  'call-referred',
  'call-referral-answered',
  'call-party-changed',
  'call-ended',
])

/** The end aside: it needs the whole call to be judged. */
export function toneOfFact(fact: PhoneEvent): Tone {
  switch (fact.type) {
    case 'call-connected':
      return 'good'
    case 'call-refused':
      return 'bad'
    case 'call-media':
      return fact.media === 'interrupted' ? 'bad' : 'good'
    case 'call-transferred':
      return fact.outcome === 'done' ? 'good' : 'bad'
    default:
      return 'plain'
  }
}

const sourceOf = (entry: TimelineEntry): Row['source'] => (entry.source === 'phone' ? 'phone' : 'platform')
