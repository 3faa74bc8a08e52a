import { describe, expect, it } from 'vitest'
import { findCalls } from '../../../src/app/history/findCalls.ts'
import { pastOf } from './pretendHistory.ts'

describe('a search', () => {
  const zoe = pastOf({ id: 'z', party: { name: 'Zoë O’Neill', user: '+493023125014', address: 'sip:z@x' } })
  const calls = [pastOf({}), zoe]

  it.each([
    ['zoe', ['z']],
    ['neill zo', ['z']],
    ['030 2312', ['z']],
    ['+49 (30) 231', ['z']],
    ['ross', ['a']],
    ['acme.example', ['a']],
    ['  ', ['a', 'z']],
    ['nobody', []],
  ])('for %j', (sought, ids) => {
    expect(findCalls(calls, sought).map(({ id }) => id)).toEqual(ids)
  })

  it('folds each of ten thousand calls once, however many keys are pressed', () => {
    let names = 0
    const many = Array.from({ length: 10_000 }, (_, at) =>
      pastOf({
        id: `${at}`,
        party: {
          get name() {
            names++
            return `Person ${at}`
          },
          user: `${at}`,
          address: `sip:${at}@x`,
        },
      }),
    )
    expect(findCalls(many, 'person 99')).toHaveLength(280)
    const once = names
    for (const sought of ['p', 'pe', 'per', 'pers 1', 'nobody']) findCalls(many, sought)
    expect(names).toBe(once)
  })
})
