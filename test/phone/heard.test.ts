// What is heard of a call, and who has the microphone: early media, hold, mute, conferences.
import { describe, expect, test } from 'vitest'
import { heardBy } from '../../src/phone/call.ts'
import type { PhoneFact } from '../../src/phone/events.ts'
import type { PhoneState } from '../../src/phone/state.ts'
import {
  added,
  asked,
  connected,
  ended,
  further,
  held,
  merged,
  muted,
  refused,
  resumed,
  ringing,
  split,
  stateAfter,
  theCall,
  unmuted,
} from './facts.ts'

describe('early media', () => {
  test('a 183 after a 180 brings the far side’s own sound', () => {
    expect(theCall(stateAfter(added(), ringing(), ringing(true))).state).toEqual({
      phase: 'ringing',
      earlyMedia: true,
    })
  })

  test('a bare 180 of another fork takes no sound away', () => {
    const state = stateAfter(added(), ringing(true))
    expect(further(state, ringing(false))).toBe(state)
  })
})

describe('hold', () => {
  const holdOf = (...facts: readonly PhoneFact[]) => {
    const { state } = theCall(stateAfter(added(), connected(), ...facts))
    return state.phase === 'connected' ? state.held : undefined
  }
  test('by us, by them, by both, and each side takes back its own', () => {
    expect(holdOf(held('us'))).toEqual({ us: true, them: false })
    expect(holdOf(held('them'))).toEqual({ us: false, them: true })
    expect(holdOf(held('us'), held('them'))).toEqual({ us: true, them: true })
    expect(holdOf(held('us'), held('them'), resumed('us'))).toEqual({ us: false, them: true })
    expect(holdOf(held('us'), held('them'), resumed('them'))).toEqual({ us: true, them: false })
    expect(holdOf(held('them'), resumed('us'))).toEqual({ us: false, them: true })
  })

  test('held twice is held once', () => {
    const state = stateAfter(added(), connected(), held('them'))
    expect(further(state, held('them'))).toBe(state)
  })

  test('asking does not hold; the fact does, and settles the ask', () => {
    const waiting = theCall(stateAfter(added(), connected(), asked('hold')))
    expect(waiting).toMatchObject({ asking: 'hold', state: { held: { us: false, them: false } } })
    const now = theCall(stateAfter(added(), connected(), asked('hold'), held('us')))
    expect(now).toMatchObject({ state: { held: { us: true, them: false } } })
    expect(now).not.toHaveProperty('asking')
  })

  test('their hold does not settle our ask', () => {
    expect(theCall(stateAfter(added(), connected(), asked('hold'), held('them'))).asking).toBe('hold')
  })

  test('a refusal takes the ask back and leaves the call as it was', () => {
    const before = stateAfter(added(), connected())
    const now = theCall(further(before, asked('hold'), refused('hold')))
    expect(now).toEqual(theCall(before))
  })

  test('only our own resume takes the microphone', () => {
    const activeAt = (...facts: readonly PhoneFact[]) => {
      const { state } = theCall(stateAfter(added(), connected(), ...facts))
      return state.phase === 'connected' ? state.activeAt : undefined
    }
    expect(activeAt(held('us'))).toBe(2)
    expect(activeAt(held('us'), resumed('us'))).toBe(4)
    expect(activeAt(held('them'), resumed('them'))).toBe(2)
  })
})

test('mute is independent of the phase and of hold', () => {
  expect(theCall(stateAfter(added(), muted())).muted).toBe(true)
  expect(theCall(stateAfter(added(), muted(), connected(), held('us'), resumed('us'))).muted).toBe(true)
  expect(theCall(stateAfter(added(), muted(), unmuted())).muted).toBe(false)
  const state = stateAfter(added(), muted())
  expect(further(state, muted())).toBe(state)
})

describe('a conference', () => {
  const three = ['a', 'b', 'c'].flatMap((id) => [added(id), connected(id)])
  const all = stateAfter(...three, merged('a'), merged('b'), merged('c'))
  const heard = (state: PhoneState) => heardBy(state.calls).map((call) => call.id)

  test('takes the microphone, all of it together', () => {
    expect(heard(all)).toEqual(['a', 'b', 'c'])
    expect(heard(further(all, muted('b'), held('us', 'c')))).toEqual(['a'])
    expect(heard(stateAfter(...three, merged('a'), merged('b')))).toEqual(['a', 'b'])
  })

  test('who leaves takes the microphone along, be the others held or not', () => {
    const left = further(all, split('a'))
    expect(heard(left)).toEqual(['a'])
    expect(left.calls.map((call) => call.conference)).toEqual([undefined, 'x', 'x'])
  })

  test('the last one left has not taken the microphone', () => {
    expect(heard(further(all, ended('c'), split('a'), split('b')))).toEqual(['a'])
  })

  test('is only for calls that are up', () => {
    const before = stateAfter(added(), merged())
    expect(theCall(before).conference).toBeUndefined()
    expect(theCall(further(all, ended('a'))).conference).toBeUndefined()
    const calm = stateAfter(added(), connected())
    expect(further(calm, split()).calls).toBe(calm.calls)
  })
})
