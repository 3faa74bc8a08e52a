// Names from the directory: for the very same address only, in state, facts and search.

import { expect, test } from 'vitest'
import { type Directory, named } from '../../src/phone/directory.ts'
import type { PhoneEvent, PhoneFact } from '../../src/phone/events.ts'
import { findPeople, personNamed } from '../../src/phone/findPeople.ts'
import { replay } from '../../src/phone/reduce.ts'
import { createPhoneStore } from '../../src/phone/store.ts'
import { added, bob, hungUp, theCall } from './facts.ts'

const person = (user: string, name: string) => ({ user, name, address: `sip:${user}@acme.test` })
const directory: Directory = [
  person('bob', 'Bob Ross'),
  person('zoe', 'Zoë Müller'),
  person('1001', 'Front Desk'),
  person('ann.neill', 'Ann O’Neill'),
  person('plain', 'plain'),
]
const known: PhoneFact = { type: 'directory-changed', directory }

test.each([
  ['sip:bob@acme.test', 'Bob Ross'],
  ['sip:bob@ACME.test', 'Bob Ross'],
  ['sip:1001@acme.test', 'Front Desk'],
  ['sip:Bob@acme.test', 'claimed'],
  ['sip:bob@evil.test', 'claimed'],
  ['sip:bob@acme.test.evil.test', 'claimed'],
  ['sip:bob@acme.test@evil.test', 'claimed'],
  ['sip:bobby@acme.test', 'claimed'],
  ['sip:11001@acme.test', 'claimed'],
  ['sip:plain@acme.test', 'claimed'],
  ['', 'claimed'],
])('who calls from %s is %s', (address, name) => {
  // What stands before the first @ is what a screen shows as the number.
  const user = address.replace(/^sip:|@.*$/g, '')
  const party = { user, address, name: 'claimed' }
  expect(named(directory, party)).toEqual({ ...party, name })
})

test('a caller is named before anybody hears of the call: state, listeners and timeline agree', () => {
  const { store, report, onFact } = createPhoneStore(() => 5)
  const heard: PhoneEvent[] = []
  onFact((fact) => heard.push(fact))
  report(known)
  report(added('a', 'incoming'))
  const party = { ...bob, name: 'Bob Ross' }
  expect(theCall(store.getState()).party).toEqual(party)
  expect(heard[1]).toMatchObject({ type: 'call-added', party })
  expect(store.getState().timelines['a']?.chunks[0]?.[0]).toMatchObject({ fact: { party } })
  expect(replay(heard)).toEqual(store.getState())
})

test('a directory that comes later names the calls that are there, and what is dialled stays', () => {
  const { store, report } = createPhoneStore(() => 5)
  report(added())
  report(known)
  expect(theCall(store.getState())).toMatchObject({ party: { ...bob, name: 'Bob Ross' }, to: 'bob' })
})

test.each<[PhoneFact['type'], PhoneFact]>([
  ['call-party-changed', { type: 'call-party-changed', callId: 'a', party: { ...bob, name: 'claimed' } }],
  ['call-referred', { type: 'call-referred', callId: 'a', to: bob }],
  ['call-transferring', { type: 'call-transferring', callId: 'a', transfer: { to: bob, progress: 'asked' } }],
  ['call-transferred', { type: 'call-transferred', callId: 'a', to: bob, outcome: 'done' }],
  ['call-ended', { type: 'call-ended', callId: 'a', reason: { kind: 'transferred', to: bob } }],
])('%s names who is in it', (_type, fact) => {
  const { report, onFact } = createPhoneStore(() => 5)
  const heard: string[] = []
  report(known)
  onFact((one) => heard.push(JSON.stringify(one)))
  report(fact)
  expect(heard[0]).toContain('Bob Ross')
})

test('a fact with nobody in it stays as it is', () => {
  const { report, onFact } = createPhoneStore(() => 5)
  const heard: PhoneEvent[] = []
  report(known)
  onFact((fact) => heard.push(fact))
  report({ type: 'call-ended', callId: 'a', reason: hungUp })
  expect(heard).toEqual([{ type: 'call-ended', callId: 'a', reason: hungUp, at: 5 }])
})

test.each([
  ['bo', ['bob']],
  ['ross', ['bob']],
  ['ross bo', ['bob']],
  ['ZOE', ['zoe']],
  ['mull', ['zoe']],
  ['neill', ['ann.neill']],
  ['100', ['1001']],
  ['ob', []],
  ['bob x', []],
  ['   ', []],
  ['<script>', []],
])('typing %j finds %j', (typed, users) => {
  expect(findPeople(directory, typed, 20).map(({ user }) => user)).toEqual(users)
})

test('a whole name that only one has is as good as the login; a single word is a login', () => {
  expect(personNamed(directory, ' bob  ross ')?.user).toBe('bob')
  expect(personNamed([...directory, person('bob2', 'Bob Ross')], 'Bob Ross')).toBeUndefined()
  expect(personNamed(directory, 'Bob')).toBeUndefined()
  expect(personNamed(directory, 'Bob Ros')).toBeUndefined()
})

test('five thousand are searched at every key without anybody noticing', () => {
  const many = Array.from({ length: 5000 }, (_, i) => person(`user${i}`, `Naïve Person Number${i}`))
  findPeople(many, 'warm', 20)
  const began = performance.now()
  for (let key = 0; key < 100; key++)
    expect(findPeople(many, `number${key} per`, 20).length).toBeGreaterThan(0)
  // Ten milliseconds a key on a machine with much else to do; some tenths of one elsewhere.
  expect(performance.now() - began).toBeLessThan(1000)
})

test('the own address book wins over the directory, and the directory over what the network says', () => {
  const nameFor = ({ user }: { user: string }) => {
    if (user === 'zoe') throw new Error('the host page’s')
    if (user === '1001') return 7 as unknown as string
    return user === 'bob' ? 'My Bob' : undefined
  }
  const { store, report } = createPhoneStore(
    () => 5,
    () => nameFor,
  )
  report(known)
  for (const user of ['bob', 'zoe', '1001', 'stranger']) {
    const party = { user, address: `sip:${user}@acme.test`, name: 'claimed' }
    report({ type: 'call-added', callId: user, direction: 'incoming', party, to: '', headers: {} })
  }
  const names = () => store.getState().calls.map(({ party }) => party.name)
  expect(names()).toEqual(['My Bob', 'Zoë Müller', 'Front Desk', 'claimed'])
  // A directory that comes later takes no own name away.
  report({ type: 'directory-changed', directory: [person('bob', 'Robert'), person('stranger', 'A. Nother')] })
  expect(names()).toEqual(['My Bob', 'Zoë Müller', 'Front Desk', 'A. Nother'])
})
