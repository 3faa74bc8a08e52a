// Whose story an event of the platform belongs to: matched by description, decided by ids, corrected by the person.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFrame } from '../../src/feed/parse.ts'
import type { PhoneEvent, PhoneFact, PlatformEvent } from '../../src/phone/events.ts'
import { replay } from '../../src/phone/reduce.ts'
import { initialState, type PhoneState } from '../../src/phone/state.ts'
import { emptyTimeline, entriesOf } from '../../src/phone/timeline.ts'

const start = Date.parse('2025-06-01T12:05:00.300Z')
const self = { user: 'front.desk', domain: 'blueheron.sip.opentact.org' }
const names = ['init', 'live', 'hangup', 'destroyed'].map((state) => `call_state.${state}`)

function recorded(name: string, offset = 0): PlatformEvent {
  const frame = readFileSync(new URL(`../recordings/${name}.json`, import.meta.url), 'utf8')
  const parsed = parseFrame(frame, { self, offset, now: start })
  if (parsed.what !== 'event') throw new Error(name)
  return parsed.event
}

const flow = recorded('call_flow.dial_failed')
const whole = [...names.map((name) => recorded(name)), flow].toSorted((a, b) => a.at - b.at)
const told = (event: PlatformEvent): PhoneFact => ({ type: 'platform-event', event })

const ringsHere = (at = start + 1900, callId = 'a', user = '15550100011'): PhoneEvent => ({
  type: 'call-added',
  callId,
  direction: 'incoming',
  party: { user, address: `sip:${user}@x` },
  to: self.user,
  headers: {},
  at,
})
const endsHere = (at = start + 2500, callId = 'a'): PhoneEvent => ({
  type: 'call-ended',
  callId,
  reason: { kind: 'cancelled', by: 'them' },
  at,
})

const after = (facts: readonly (PhoneFact | PhoneEvent)[], from: PhoneState = initialState) =>
  replay(
    facts.map((fact, index) => ('at' in fact ? fact : { ...fact, at: start + 5000 + index })),
    from,
  )
const story = (state: PhoneState, callId = 'a') => {
  const timeline = state.timelines[callId]
  if (!timeline) throw new Error('no such call')
  return entriesOf(timeline).flatMap((entry) => (entry.source === 'platform' ? [entry.event.id] : []))
}
const ids = (events: readonly PlatformEvent[]) => events.map(({ id }) => id)

test('a call to us gets the story of its leg, its parent and their thread, in order, and does not move by it', () => {
  const state = after([ringsHere(), endsHere(), ...whole.map(told)])
  expect(story(state)).toEqual(ids(whole))
  expect(state.calls[0]?.state.phase).toBe('ended')
  expect(state.unmatched).toEqual([])
})

test('told before the call rings, it waits for it', () => {
  const early = after(whole.map(told))
  expect(early.unmatched.length).toBe(whole.length)
  expect(story(after([ringsHere()], early))).toEqual(ids(whole))
})

test.each([
  ['while it rings', [ringsHere(), told(flow)]],
  ['after it ended', [ringsHere(), endsHere(), told(flow)]],
  ['long before it ended', [ringsHere(flow.at - 30_000), told(flow), endsHere(flow.at + 200)]],
])('a failed Dial that names us is ours with the out leg’s events lost: %s', (_when, facts) => {
  const state = after(facts)
  expect(story(state)).toEqual([flow.id])
  expect(state.links['7b1e4c58-0a6d-4f2b-b3c9-18d5e7f60a21']).toEqual({ callId: 'a', sure: false })
})

test('a clock that is five minutes wrong is put right before', () => {
  const ahead = 5 * 60_000
  const wrong = { ...flow, at: flow.at + ahead }
  expect(story(after([ringsHere(), told(wrong)]))).toEqual([])
  const shifted = recorded('call_flow.dial_failed', ahead)
  expect(story(after([ringsHere(start + 1900 - ahead), told(shifted)]))).toEqual([flow.id])
})

test('two calls of the same number at once get no guess, until an id or the person decides', () => {
  const both = after([ringsHere(start + 1900, 'a'), ringsHere(start + 2000, 'b'), ...whole.map(told)])
  expect([story(both, 'a'), story(both, 'b')]).toEqual([[], []])
  expect(both.unmatched.length).toBe(whole.length)
  const decided = after([{ type: 'event-attached', eventId: flow.id, callId: 'b' }], both)
  expect(story(decided, 'b')).toEqual(ids(whole))
  expect(decided.unmatched).toEqual([])
  const named = after(
    [
      {
        ...ringsHere(start + 2000, 'c'),
        headers: { 'X-Call': 'c4f8a9d2-6e15-47b3-8f0c-92ab34cd56ef' },
      } as PhoneEvent,
    ],
    both,
  )
  expect(story(named, 'c').length).toBeGreaterThan(0)
})

test('an event that stands with the wrong call is taken away, with all of its leg, and not put back', () => {
  const state = after([ringsHere(), ...whole.map(told)])
  const away = after([{ type: 'event-detached', eventId: flow.id }], state)
  expect(story(away)).toEqual([])
  expect(away.unmatched.length).toBe(whole.length)
  const more = { ...flow, id: 'one more', at: flow.at + 1 }
  expect(story(after([told(more)], away))).toEqual([])
  expect(
    story(after([{ type: 'event-attached', eventId: 'one more', callId: 'a' }], after([told(more)], away)))
      .length,
  ).toBe(whole.length + 1)
})

/** A leg of the platform that rings us, of a caller whose own leg is always the same. */
const rings = (
  id: string,
  leg: string,
  at: number,
  related: readonly string[] = ['caller'],
): PlatformEvent => ({
  ...{ id, at, kind: 'call_state', message: '', raw: {} },
  leg: {
    ...{ id: leg, direction: 'out', from: '15550100011', to: self.user, fromUs: false, toUs: true },
    ...{ related, startedAt: at, state: 'init' },
  },
})

test('a caller who rings twice from one leg has two stories, each with the call that rang', () => {
  const twice = [
    ringsHere(start, 'a'),
    told(rings('1', 'first', start)),
    endsHere(start + 5000, 'a'),
    ringsHere(start + 6000, 'b'),
    told(rings('2', 'second', start + 6000)),
    told(rings('3', 'second', start + 6500)),
    told(rings('4', 'first', start + 5000)),
  ]
  const state = after(twice)
  expect([story(state, 'a'), story(state, 'b')]).toEqual([
    ['1', '4'],
    ['2', '3'],
  ])
  // What rings another phone of ours still belongs to the one call that we have.
  const other = after([
    ringsHere(start, 'a'),
    told(rings('1', 'x', start)),
    told(rings('2', 'y', start + 10)),
  ])
  expect(story(other)).toEqual(['1', '2'])
  // Taken from one of them, the other keeps its own.
  const away = after([{ type: 'event-detached', eventId: '2' }], state)
  expect([story(away, 'a'), story(away, 'b')]).toEqual([['1', '4'], []])
  expect(story(after([told(rings('5', 'second', start + 7000))], away), 'b')).toEqual([])
})

test('what follows a leg that the person gave to a call follows it there, over others that lie between', () => {
  const [one, two] = [rings('1', 'x', start, ['p']), rings('2', 'y', start + 10, ['p', 'q'])]
  const three = rings('3', 'z', start + 20, ['q'])
  const all = [ringsHere(start, 'a'), told(one), told(two), told(three), ringsHere(start + 60_000, 'b')]
  const moved = after([{ type: 'event-attached', eventId: '1', callId: 'b' }], after(all))
  expect([story(moved, 'a'), story(moved, 'b')]).toEqual([[], ['1', '2', '3']])
  const more = ['x', 'y', 'z'].map((leg, index) => told(rings(`more ${leg}`, leg, start + 30 + index, [])))
  expect(story(after(more, moved), 'b')).toEqual(['1', '2', '3', 'more x', 'more y', 'more z'])
})

test('what was taken away was not given up: nothing is said to be kept no longer, and no key is given twice', () => {
  const state = after([ringsHere(), ...whole.map(told)])
  const away = after([{ type: 'event-detached', eventId: flow.id }], state)
  expect(away.timelines['a']).toMatchObject({ length: 1, dropped: 0 })
  const back = after([{ type: 'event-attached', eventId: flow.id, callId: 'a' }], away)
  const keys = entriesOf(back.timelines['a'] ?? emptyTimeline).map(({ key }) => key)
  expect(
    new Set([...keys, ...entriesOf(state.timelines['a'] ?? emptyTimeline).map(({ key }) => key)]).size,
  ).toBe(2 * whole.length + 1)
})

test('another number, another login, another time: not ours', () => {
  expect(story(after([ringsHere(start, 'a', '15550100099'), ...whole.map(told)]))).toEqual([])
  expect(story(after([ringsHere(start + 60_000), ...whole.map(told)]))).toEqual([])
})

test('a call of ours is the leg that comes in there', () => {
  const out: PhoneEvent = { ...ringsHere(), direction: 'outgoing', to: '15550100022' } as PhoneEvent
  expect(story(after([{ ...out, at: start }, ...whole.map(told)]))).toEqual(ids(whole))
  expect(story(after([{ ...out, to: '15550100023', at: start } as PhoneEvent, ...whole.map(told)]))).toEqual(
    [],
  )
})

test('what belongs to no call stands by itself', () => {
  const sms = recorded('sms.smso.2022')
  const state = after([ringsHere(), told(sms), told(sms)])
  expect(state.account).toEqual([sms])
  expect(state.unmatched).toEqual([])
})

test('a gap stands in the story of the calls that were up meanwhile', () => {
  const state = after([
    ringsHere(start),
    ringsHere(start, 'b'),
    endsHere(start + 1000, 'b'),
    { type: 'feed-gap', from: start + 2000, to: start + 9000 },
  ])
  const gaps = (callId: string) =>
    entriesOf(state.timelines[callId] ?? { length: 0, dropped: 0, chunks: [] }).filter(
      ({ source }) => source === 'gap',
    )
  expect([gaps('a').length, gaps('b').length]).toEqual([1, 0])
})

test('any order, repetition or loss leads to the same story, up to what was lost', () => {
  const shuffled = fc.shuffledSubarray([...whole, ...whole], { minLength: 1 })
  fc.assert(
    fc.property(shuffled, fc.boolean(), (events, early) => {
      const facts = events.map(told)
      const state = early
        ? after([...facts, ringsHere(), endsHere()])
        : after([ringsHere(), endsHere(), ...facts])
      const here = new Set(ids(events))
      const expected = ids(whole).filter((id) => here.has(id))
      // Without the leg to us and the Dial nothing says that the caller's leg is about this call.
      const found = events.some((event) => event.leg?.toUs || event.flow?.toUs)
      expect(story(state)).toEqual(found ? expected : [])
    }),
    { numRuns: 500 },
  )
})

test('a removed call leaves no link behind', () => {
  const state = after([ringsHere(), endsHere(), ...whole.map(told), { type: 'call-removed', callId: 'a' }])
  expect(state.links).toEqual({})
})
