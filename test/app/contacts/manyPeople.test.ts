import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../src/app/contacts/peopleRows.ts'
import { findPeople } from '../../../src/phone/findPeople.ts'
import { domain, mara } from './people.ts'

describe('five thousand people', () => {
  it('are folded once, and then a key costs no more than a look at each', () => {
    let folds = 0
    const people = Array.from({ length: 5000 }, (_, at) => ({
      get name() {
        folds++
        return `Person ${at}`
      },
      user: `+4930${at}`,
      address: `sip:+4930${at}@x`,
    }))
    expect(findPeople(people, 'person 49', 50)).toHaveLength(50)
    const once = folds
    for (const typed of ['p', 'pe', '030 12', '+4930', 'nobody']) findPeople(people, typed, 5000)
    expect(folds).toBe(once)
    expect(findPeople(people, '030 4999', 9).map(({ user }) => user)).toEqual(['+49304999'])
  })

  it('stand by name, and what is numbered by its number', () => {
    const rooms = ['Room 10', 'Annex', 'Room 9'].map((name) => ({
      user: name,
      name,
      address: `sip:${name}@x`,
    }))
    const { all } = rowsOf([], rooms, 'en')
    expect(all.map(({ party }) => party.name)).toEqual(['Annex', 'Room 9', 'Room 10'])
  })

  it('are one list, in which an own contact is one row whatever it has of numbers', () => {
    const people = [
      ...mara.numbers.map((user) => ({ user, name: mara.name, address: `sip:${user}@${domain}` })),
      { user: 'bob', name: 'Bob', address: `sip:bob@${domain}`, online: true },
    ]
    const { all, byPerson } = rowsOf([mara], people, 'en')
    expect(all.map(({ key, target, online }) => [key, target, online])).toEqual([
      [`sip:bob@${domain}`, 'bob', true],
      ['m', '+49301234567', undefined],
    ])
    expect(new Set(byPerson.values()).size).toBe(2)
  })
})
