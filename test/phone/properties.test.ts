import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowed } from '../../src/phone/allowed.ts'
import { canMove, heardBy } from '../../src/phone/call.ts'
import type { PhoneEvent, PhoneFact } from '../../src/phone/events.ts'
import { reduce, replay } from '../../src/phone/reduce.ts'
import { callOf, initialState, type PhoneState, timelineOf } from '../../src/phone/state.ts'
import { emptyTimeline, entriesOf } from '../../src/phone/timeline.ts'

const callId = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor')
const side = fc.constantFrom('us' as const, 'them' as const)
const asking = fc.constantFrom('answer' as const, 'hang-up' as const, 'hold' as const, 'resume' as const)
const party = fc.record(
  { name: fc.string(), user: fc.string(), address: fc.string() },
  { requiredKeys: ['user', 'address'] },
)
const failure = fc.constantFrom(
  { code: 'connection-lost' as const },
  { code: 'credentials-refused' as const, sipStatus: 403, detail: 'no' },
)
const reason = fc.oneof(
  fc.record({
    kind: fc.constantFrom('hung-up' as const, 'cancelled' as const, 'declined' as const),
    by: side,
  }),
  fc.record({ kind: fc.constantFrom('busy' as const, 'no-answer' as const, 'answered-elsewhere' as const) }),
  fc.record({ kind: fc.constant('failed' as const), error: failure }),
)
const line = fc.oneof(
  fc.record({ phase: fc.constant('offline' as const) }),
  fc.record({ phase: fc.constant('connecting' as const), attempt: fc.nat(9) }),
  fc.record({ phase: fc.constant('online' as const), registered: fc.boolean() }),
  fc.record({
    phase: fc.constant('waiting' as const),
    attempt: fc.nat(9),
    retryAt: fc.nat(),
    error: failure,
  }),
)
const devices = fc.record({
  microphones: fc.array(fc.record({ id: fc.string(), label: fc.string() }), { maxLength: 2 }),
  speakers: fc.constant([]),
  access: fc.constantFrom('unknown' as const, 'granted' as const, 'denied' as const, 'missing' as const),
  sound: fc.constantFrom('on' as const, 'locked' as const),
})
const platformEvent = fc.record({
  id: fc.string(),
  at: fc.nat(2000),
  kind: fc.string(),
  message: fc.string(),
  raw: fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
})

function factOf<T extends PhoneFact['type']>(type: T) {
  return { type: fc.constant(type) }
}

// Facts of a call's life come more often, so that calls get far before they are removed.
const fact: fc.Arbitrary<PhoneFact> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ ...factOf('line-changed'), line }) },
  fc.record({ ...factOf('feed-changed'), feed: fc.constantFrom('off' as const, 'live' as const) }),
  fc.record({ ...factOf('devices-changed'), devices }),
  fc.record({ ...factOf('call-search-changed'), offered: fc.boolean() }),
  fc.record({ ...factOf('headsets-changed'), headsets: fc.array(fc.string()) }),
  {
    weight: 4,
    arbitrary: fc.record({
      ...factOf('call-added'),
      callId,
      direction: fc.constantFrom('incoming' as const, 'outgoing' as const),
      party,
      to: fc.string(),
      headers: fc.constantFrom({}, { 'X-Ticket': '42' }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ ...factOf('call-ringing'), callId, earlyMedia: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ ...factOf('call-asked'), callId, asking }) },
  { weight: 2, arbitrary: fc.record({ ...factOf('call-refused'), callId, asking }) },
  { weight: 4, arbitrary: fc.record({ ...factOf('call-connected'), callId }) },
  { weight: 3, arbitrary: fc.record({ ...factOf('call-held'), callId, by: side }) },
  { weight: 3, arbitrary: fc.record({ ...factOf('call-resumed'), callId, by: side }) },
  fc.record({ ...factOf('call-muted'), callId }),
  fc.record({ ...factOf('call-unmuted'), callId }),
  fc.record({ ...factOf('call-merged'), callId, conference: fc.constantFrom('x', 'y') }),
  fc.record({ ...factOf('call-split'), callId }),
  fc.record({
    ...factOf('call-media'),
    callId,
    media: fc.constantFrom(
      'none' as const,
      'connecting' as const,
      'flowing' as const,
      'interrupted' as const,
    ),
  }),
  fc.record({
    ...factOf('call-digits-sent'),
    callId,
    digits: fc.string(),
    by: fc.constantFrom('rtp' as const, 'info' as const),
  }),
  fc.record({ ...factOf('call-party-changed'), callId, party }),
  { weight: 2, arbitrary: fc.record({ ...factOf('call-ended'), callId, reason }) },
  fc.record({ ...factOf('call-removed'), callId }),
  {
    weight: 2,
    arbitrary: fc.record({ ...factOf('platform-event'), event: platformEvent }),
  },
)

/** Facts in any order, with a clock that may stand still and may go back. */
const journal: fc.Arbitrary<readonly PhoneEvent[]> = fc.array(
  fc.tuple(fact, fc.nat(1000)).map(([told, at]): PhoneEvent => ({ ...told, at })),
  { maxLength: 80 },
)

/** Holds after every single step of every journal. */
function always(holds: (after: PhoneState, before: PhoneState, told: PhoneEvent) => void) {
  fc.assert(
    fc.property(journal, (facts) => {
      let state = initialState
      for (const told of facts) {
        const before = state
        state = reduce(before, told)
        holds(state, before, told)
      }
    }),
    { numRuns: 400 },
  )
}

describe('whatever facts come, in whatever order', () => {
  test('an ended call stays the same object until it is let go of', () => {
    always((after, before, told) => {
      for (const call of before.calls) {
        if (call.state.phase !== 'ended') continue
        const gone = told.type === 'call-removed' && told.callId === call.id
        expect(callOf(after, call.id)).toBe(gone ? undefined : call)
      }
    })
  })

  test('phases only move as the table allows', () => {
    always((after, before) => {
      for (const call of before.calls) {
        const now = callOf(after, call.id)
        if (!now || now.state.phase === call.state.phase) continue
        expect(canMove(call.state.phase, now.state.phase)).toBe(true)
      }
    })
  })

  test('one call hears us or one conference, and none that we hold or muted', () => {
    always((after) => {
      const heard = heardBy(after.calls)
      expect(new Set(heard.map((call) => call.conference ?? call.id)).size).toBeLessThanOrEqual(1)
      for (const { muted, state } of heard) {
        expect(muted).toBe(false)
        expect(state.phase === 'connected' && !state.held.us).toBe(true)
      }
    })
  })

  test('only a call that is up is in a conference', () => {
    always((after) => {
      for (const { conference, state } of after.calls)
        if (conference !== undefined) expect(['connected', 'ending']).toContain(state.phase)
    })
  })

  test('every call has a timeline and every timeline a call', () => {
    always((after) => {
      const ids = after.calls.map((call) => call.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(Object.keys(after.timelines).toSorted()).toEqual(ids.toSorted())
      for (const id of ids) expect(timelineOf(after, id)?.length).toBeGreaterThan(0)
    })
  })

  test('timelines are in order and their keys unique', () => {
    always((after) => {
      for (const call of after.calls) {
        const entries = entriesOf(timelineOf(after, call.id) ?? emptyTimeline)
        const times = entries.map((entry) => entry.at)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length)
      }
    })
  })

  test('every change of a call is in its timeline', () => {
    always((after, before) => {
      for (const call of before.calls) {
        const now = callOf(after, call.id)
        if (!now || now === call) continue
        const grown = (timelineOf(after, call.id)?.length ?? 0) - (timelineOf(before, call.id)?.length ?? 0)
        expect(grown).toBe(1)
      }
    })
  })

  test('nothing is asked of a call that is over, and what is asked fits the phase', () => {
    always((after) => {
      for (const { asking: asked, state } of after.calls) {
        if (asked === undefined) continue
        const fitting = { answer: 'answering', 'hang-up': 'ending', hold: 'connected', resume: 'connected' }
        expect(state.phase).toBe(fitting[asked])
      }
    })
  })

  test('what was once true of a call stays: its id, direction, beginning and headers', () => {
    always((after, before) => {
      for (const { id, direction, createdAt, to, headers } of before.calls) {
        const now = callOf(after, id)
        if (now) expect(now).toMatchObject({ id, direction, createdAt, to, headers })
      }
    })
  })

  test('no call can be answered twice, nor anything but let go of at its end', () => {
    always((after) => {
      for (const call of after.calls) {
        if (call.state.phase !== 'ringing') expect(allowed(call, 'answer')).toBe(false)
        if (call.state.phase === 'ended') expect(allowed(call, 'hang-up')).toBe(false)
        else expect(allowed(call, 'dismiss')).toBe(false)
      }
    })
  })

  test('the state survives JSON', () => {
    fc.assert(
      fc.property(journal, (facts) => {
        const state = replay(facts)
        deepStrictEqual(JSON.parse(JSON.stringify(state)), plain(state))
      }),
    )
  })

  test('at most 50 unmatched platform events are kept', () => {
    always((after) => expect(after.unmatched.length).toBeLessThanOrEqual(50))
  })

  test('a journal replayed in two halves gives the state of the whole', () => {
    fc.assert(
      fc.property(journal, fc.nat(80), (facts, cut) => {
        expect(replay(facts.slice(cut), replay(facts.slice(0, cut)))).toEqual(replay(facts))
      }),
    )
  })

  test('the same fact told twice in a row moves no phase a second time', () => {
    always((after, _before, told) => {
      const again = reduce(after, told)
      if (told.type === 'call-added' || told.type === 'call-removed') return
      expect(again.calls.map((call) => call.state)).toEqual(after.calls.map((call) => call.state))
    })
  })
})

/** fast-check makes records without a prototype; JSON gives them one. */
function plain<T>(value: T): T {
  return structuredClone(value)
}
