import { describe, expect, test } from 'vitest'
import { added, ended, further, platform, stateAfter, theCall } from './facts.ts'

describe('platform events', () => {
  test('one that belongs to a call decorates its timeline and never moves the call', () => {
    const before = stateAfter(added())
    const now = further(before, platform('a', 'e1', 3))
    expect(now.calls).toBe(before.calls)
    expect(now.timelines['a']?.length).toBe(2)
    expect(now.unmatched).toEqual([])
  })

  test('one that belongs to no call we know is kept aside', () => {
    const state = stateAfter(
      platform(undefined, 'e1', 3),
      platform('gone', 'e2', 4),
      platform('constructor', 'e3', 5),
    )
    expect(state.unmatched.map((event) => event.id)).toEqual(['e1', 'e2', 'e3'])
    expect(state.timelines).toEqual({})
  })

  test('the last 50 of them are kept', () => {
    const state = stateAfter(...Array.from({ length: 60 }, (_, i) => platform(undefined, `e${i}`, i)))
    expect(state.unmatched).toHaveLength(50)
    expect(state.unmatched[0]?.id).toBe('e10')
    expect(state.unmatched[49]?.id).toBe('e59')
  })

  test('an ended call still gets what the platform tells late', () => {
    const before = stateAfter(added(), ended())
    const now = further(before, platform('a', 'e1', 1.5))
    expect(now.timelines['a']?.length).toBe(3)
    expect(theCall(now)).toBe(theCall(before))
  })
})
