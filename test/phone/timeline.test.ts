import { describe, expect, test } from 'vitest'
import type { PhoneFact } from '../../src/phone/events.ts'
import { replay } from '../../src/phone/reduce.ts'
import { addEntry, emptyTimeline, entriesOf, type NewEntry, type Timeline } from '../../src/phone/timeline.ts'
import { added, platformEvent, stamped } from './facts.ts'

const most = 100_000

function platform(at: number, id = `at ${at}`): NewEntry {
  return { at, source: 'platform', event: platformEvent(id, at) }
}

function filled(times: Iterable<number>): Timeline {
  let timeline = emptyTimeline
  for (const at of times) timeline = addEntry(timeline, platform(at))
  return timeline
}

function* upTo(count: number) {
  for (let at = 0; at < count; at++) yield at
}

const timesOf = (timeline: Timeline) => entriesOf(timeline).map((entry) => entry.at)
const ascending = (times: readonly number[]) => times.every((at, i) => i === 0 || (times[i - 1] ?? 0) <= at)

/** Order, sizes and keys hold whatever was added. */
function expectSound(timeline: Timeline) {
  const entries = entriesOf(timeline)
  expect(entries).toHaveLength(timeline.length)
  expect(ascending(entries.map((entry) => entry.at))).toBe(true)
  expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length)
  expect(timeline.length).toBeLessThanOrEqual(most)
  for (const chunk of timeline.chunks) {
    expect(chunk.length).toBeGreaterThan(0)
    expect(chunk.length).toBeLessThanOrEqual(1000)
  }
}

describe('order', () => {
  test('a late entry slides to where its time belongs', () => {
    expect(timesOf(filled([1, 5, 9, 3, 7, 0]))).toEqual([0, 1, 3, 5, 7, 9])
  })

  test('of two with the same time the later report stands later', () => {
    let timeline = filled([1, 2, 3])
    timeline = addEntry(timeline, platform(2, 'later'))
    expect(entriesOf(timeline).map((e) => e.source === 'platform' && e.event.id)).toEqual([
      'at 1',
      'at 2',
      'later',
      'at 3',
    ])
  })

  test('of many with the same time the order of reporting is kept across chunks', () => {
    let timeline = emptyTimeline
    for (let i = 0; i < 3000; i++) timeline = addEntry(timeline, platform(7))
    expect(entriesOf(timeline).map((entry) => entry.key)).toEqual([...upTo(3000)])
  })

  test('a late platform event stands between our own facts', () => {
    const facts: PhoneFact[] = [
      added(),
      { type: 'call-ringing', callId: 'a', earlyMedia: false },
      { type: 'call-connected', callId: 'a' },
      { type: 'platform-event', event: platformEvent('routed', 11.5, 'a') },
    ]
    const state = replay(stamped(facts, 11))
    const story = entriesOf(state.timelines['a'] ?? emptyTimeline)
    expect(
      story.map((e) => (e.source === 'phone' ? e.fact.type : e.source === 'platform' ? e.event.id : 'gap')),
    ).toEqual(['call-added', 'routed', 'call-ringing', 'call-connected'])
  })
})

describe('chunks', () => {
  test('an entry at the end leaves all full chunks the same objects', () => {
    const before = filled(upTo(2600))
    const now = addEntry(before, platform(9999))
    expect(before.chunks.length).toBe(6)
    for (let i = 0; i < 5; i++) expect(now.chunks[i]).toBe(before.chunks[i])
  })

  test('a late entry changes one chunk only', () => {
    const before = filled(upTo(2600))
    const now = addEntry(before, platform(700.5))
    const changed = now.chunks.filter((chunk) => !before.chunks.includes(chunk))
    expect(changed).toHaveLength(1)
    expectSound(now)
  })

  test('the timeline given is left as it was', () => {
    const before = filled([1, 3])
    addEntry(before, platform(2))
    expect(timesOf(before)).toEqual([1, 3])
  })

  test('many late entries in one place split the chunk', () => {
    const timeline = filled([...upTo(1200), ...Array.from({ length: 3000 }, (_, i) => 600 + i / 10_000)])
    expectSound(timeline)
    expect(timeline.length).toBe(4200)
  })

  test('history told newest first after a full chunk does not leave a chunk for each entry', () => {
    const timeline = filled([...upTo(500), ...Array.from({ length: 5000 }, (_, i) => 100_000 - i)])
    expectSound(timeline)
    expect(timeline.chunks.length).toBeLessThan(30)
  })
})

describe('100,000 entries', () => {
  test('all are kept, and adding stays fast', () => {
    const began = performance.now()
    const timeline = filled(upTo(most))
    expect(performance.now() - began).toBeLessThan(5000)
    expect(timeline).toMatchObject({ length: most, dropped: 0 })
    expectSound(timeline)
  })

  test('newest first is fast as well', () => {
    const began = performance.now()
    const timeline = filled(Array.from({ length: 20_000 }, (_, i) => -i))
    expect(performance.now() - began).toBeLessThan(5000)
    expectSound(timeline)
    expect(timesOf(timeline)[0]).toBe(-19_999)
  })

  test('above that the oldest chunk goes, and it says how many went', () => {
    const timeline = filled(upTo(most + 1))
    expectSound(timeline)
    expect(timeline.dropped).toBe(500)
    expect(timeline.length + timeline.dropped).toBe(most + 1)
    expect(timesOf(timeline)[0]).toBe(500)
  })

  test('keys stay unique past the cap, and every entry is counted', () => {
    const timeline = filled(upTo(most + 2000))
    expectSound(timeline)
    expect(timeline.length + timeline.dropped).toBe(most + 2000)
    expect(entriesOf(timeline).at(-1)?.key).toBe(most + 1999)
  })
})
