import { describe, expect, test } from 'vitest'
import type { PhoneFact } from '../../src/phone/events.ts'
import { reduce, replay } from '../../src/phone/reduce.ts'
import {
  added,
  asked,
  bob,
  connected,
  ended,
  further,
  held,
  incoming,
  initialState,
  muted,
  platform,
  refused,
  removed,
  resumed,
  ringing,
  stamped,
  stateAfter,
  theCall,
  unmuted,
} from './facts.ts'

describe('a whole call', () => {
  test('an outgoing call that is answered and hung up by them', () => {
    const state = stateAfter(added(), ringing(), connected(), ended())
    expect(state.calls).toEqual([
      {
        id: 'a',
        direction: 'outgoing',
        party: bob,
        to: 'bob',
        headers: { 'X-Leg': 'leg of a' },
        createdAt: 1,
        state: { phase: 'ended', at: 4, since: 3, reason: { kind: 'hung-up', by: 'them' } },
        media: 'none',
        muted: false,
      },
    ])
  })

  test('an incoming call rings, is being answered, and is connected', () => {
    expect(theCall(stateAfter(incoming())).state).toEqual({ phase: 'ringing', earlyMedia: false })
    const answering = theCall(stateAfter(incoming(), asked('answer')))
    expect(answering).toMatchObject({ state: { phase: 'answering' }, asking: 'answer' })
    const now = theCall(stateAfter(incoming(), asked('answer'), connected()))
    expect(now.state).toEqual({ phase: 'connected', since: 3, activeAt: 3, held: { us: false, them: false } })
    expect(now).not.toHaveProperty('asking')
  })

  test('hanging up a connected call keeps when the conversation began', () => {
    const ending = stateAfter(added(), connected(), asked('hang-up'))
    expect(theCall(ending)).toMatchObject({ state: { phase: 'ending', since: 2 }, asking: 'hang-up' })
    const over = theCall(further(ending, ended()))
    expect(over.state).toMatchObject({ phase: 'ended', at: 100, since: 2 })
    expect(over).not.toHaveProperty('asking')
  })

  test('a call that was never answered has no beginning', () => {
    expect(theCall(stateAfter(added(), ringing(), asked('hang-up'), ended())).state).not.toHaveProperty(
      'since',
    )
  })

  test('sound is over when the call is', () => {
    const flowing: PhoneFact = { type: 'call-media', callId: 'a', media: 'flowing' }
    expect(theCall(stateAfter(added(), connected(), flowing)).media).toBe('flowing')
    expect(theCall(stateAfter(added(), connected(), flowing, ended())).media).toBe('none')
  })

  test('an ended call stays in the list until it is let go of, with its timeline', () => {
    const over = stateAfter(added(), ended())
    expect(Object.keys(over.timelines)).toEqual(['a'])
    expect(further(over, removed())).toEqual(initialState)
  })

  test('a call that is not over cannot be let go of', () => {
    const state = stateAfter(added(), connected())
    expect(further(state, removed())).toBe(state)
  })
})

describe('late news changes nothing', () => {
  const late: readonly [string, readonly PhoneFact[], PhoneFact][] = [
    ['a 180 after the 200', [added(), connected()], ringing()],
    ['a 183 after the 200', [added(), connected()], ringing(true)],
    ['a second 200', [added(), connected()], connected()],
    ['a 200 after we hung up', [added(), asked('hang-up')], connected()],
    ['a 180 after we hung up', [added(), asked('hang-up')], ringing()],
    ['a second end', [added(), ended()], ended('a', { kind: 'busy' })],
    ['a second call of the same id', [added()], incoming()],
    ['news of a call nobody knows', [added()], connected('unknown')],
    ['the removal of a call nobody knows', [added()], removed('unknown')],
    ['a hold before the call is connected', [added(), ringing()], held('them')],
    ['digits before the call is connected', [added()], digits()],
    ['an ask to hold before the call is connected', [incoming()], asked('hold')],
    ['an ask to hang up twice', [added(), asked('hang-up')], asked('hang-up')],
    ['the refusal of what was not asked', [added(), connected(), asked('hold')], refused('resume')],
    ['a hang-up that is refused', [added(), connected(), asked('hang-up')], refused('hang-up')],
  ]
  test.each(late)('%s', (_name, before, fact) => {
    const state = stateAfter(...before)
    expect(further(state, fact)).toBe(state)
  })

  const anything: readonly PhoneFact[] = [
    ringing(true),
    connected(),
    ended(),
    asked('answer'),
    asked('hang-up'),
    asked('hold'),
    asked('resume'),
    refused('hold'),
    held('us'),
    held('them'),
    resumed('us'),
    resumed('them'),
    muted(),
    unmuted(),
    digits(),
    { type: 'call-media', callId: 'a', media: 'flowing' },
    { type: 'call-party-changed', callId: 'a', party: { user: 'eve', address: 'sip:eve@acme.test' } },
  ]
  test.each(anything)('$type after the end', (fact) => {
    const state = stateAfter(added(), connected(), held('us'), muted(), ended())
    expect(further(state, fact)).toBe(state)
  })
})

test('the network’s word about who is there replaces the old one', () => {
  const party = { name: 'Carol', user: 'carol', address: 'sip:carol@acme.test' }
  const state = stateAfter(added(), connected(), { type: 'call-party-changed', callId: 'a', party })
  expect(theCall(state).party).toEqual(party)
})

test('line, feed, devices and headsets are what their owners last said, and touch no call', () => {
  const before = stateAfter(added(), connected())
  const devices = { microphones: [], speakers: [], access: 'denied', sound: 'locked' } as const
  const state = further(
    before,
    { type: 'line-changed', line: { phase: 'connecting', attempt: 2 } },
    { type: 'feed-changed', feed: 'live' },
    { type: 'devices-changed', devices },
    { type: 'headsets-changed', headsets: ['Evolve'] },
  )
  const line = { phase: 'connecting', attempt: 2 }
  expect(state).toEqual({ ...before, line, feed: 'live', devices, headsets: ['Evolve'] })
  expect(state.calls).toBe(before.calls)
})

test('a fact about one call leaves the others the same objects', () => {
  const before = stateAfter(added('a'), added('b'))
  const now = further(before, connected('b'))
  expect(theCall(now, 'a')).toBe(theCall(before, 'a'))
  expect(now.timelines['a']).toBe(before.timelines['a'])
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('a call may have the id %s', (id) => {
  const state = stateAfter(added(id), connected(id), platform(id, 'e1', 7))
  expect(theCall(state, id).state.phase).toBe('connected')
  expect(Object.hasOwn(state.timelines, id)).toBe(true)
  expect(Object.getOwnPropertyDescriptor(state.timelines, id)?.value).toMatchObject({ length: 3 })
  expect(Object.getPrototypeOf(state.timelines)).toBe(Object.prototype)
})

test('reduce changes nothing in place', () => {
  const state = deepFrozen(stateAfter(added(), connected(), platform('a', 'e', 2)))
  const facts = [
    held('us'),
    muted(),
    platform('a', 'e2', 1),
    platform(undefined, 'e3', 1),
    ended(),
    removed(),
  ]
  expect(() => replay(stamped(facts, 10), state)).not.toThrow()
  expect(reduce(initialState, { type: 'feed-changed', feed: 'live', at: 1 })).not.toBe(initialState)
})

function digits(): PhoneFact {
  return { type: 'call-digits-sent', callId: 'a', digits: '5', by: 'rtp' }
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFrozen(part)
  }
  return value
}
