import { describe, expect, test } from 'vitest'
import type { PhoneEvent, PhoneFact } from '../../src/phone/events.ts'
import { replay } from '../../src/phone/reduce.ts'
import { initialState } from '../../src/phone/state.ts'
import { createPhoneStore } from '../../src/phone/store.ts'
import { added, asked, connected, ended, held, muted, platformEvent, ringing } from './facts.ts'

function phoneStore() {
  let now = 0
  return createPhoneStore(() => ++now)
}

const aCall: readonly PhoneFact[] = [
  { type: 'line-changed', line: { phase: 'online', registered: true } },
  added(),
  ringing(),
  { type: 'platform-event', event: platformEvent('e1', 0.5, 'a') },
  { type: 'platform-event', event: platformEvent('e2', 2.5) },
  connected(),
  asked('hold'),
  held('us'),
  muted(),
  ringing(true),
  ended(),
]

describe('the journal', () => {
  test('replayed, it gives the same state', () => {
    const { store, report, onFact } = phoneStore()
    const journal: PhoneEvent[] = []
    onFact((fact) => journal.push(fact))
    for (const fact of aCall) report(fact)
    expect(journal.map((fact) => fact.type)).toEqual(aCall.map((fact) => fact.type))
    expect(replay(journal)).toEqual(store.getState())
    expect(replay(JSON.parse(JSON.stringify(journal)) as PhoneEvent[])).toEqual(store.getState())
  })

  test('replayed, it gives the same state where a listener reported facts of its own', () => {
    const { store, report, onFact } = phoneStore()
    onFact((fact) => fact.type === 'call-connected' && report(muted()))
    onFact((fact) => fact.type === 'call-muted' && report(held('us')))
    store.subscribe((state) => state.calls[0]?.muted && state.feed === 'off' && report(feedLive))
    const journal: PhoneEvent[] = []
    onFact((fact) => journal.push(fact))
    for (const fact of [added(), connected()]) report(fact)
    expect(journal.map((fact) => fact.type)).toEqual([
      'call-added',
      'call-connected',
      'call-muted',
      'feed-changed',
      'call-held',
    ])
    expect(journal.map((fact) => fact.at)).toEqual([1, 2, 3, 4, 5])
    expect(replay(journal)).toEqual(store.getState())
  })
})

const feedLive: PhoneFact = { type: 'feed-changed', feed: 'live' }

describe('the store', () => {
  test('begins with the initial state and keeps it for server rendering', () => {
    const { store, report } = phoneStore()
    expect(store.getState()).toBe(initialState)
    report(added())
    expect(store.getInitialState()).toBe(initialState)
  })

  test('offers nobody a way to write', () => {
    expect(Object.keys(phoneStore().store)).toEqual(['getState', 'getInitialState', 'subscribe'])
  })

  test('stamps each fact with the clock it was given', () => {
    const { report, onFact } = createPhoneStore(() => 1234)
    const heard: PhoneEvent[] = []
    onFact((fact) => heard.push(fact))
    report(feedLive)
    expect(heard).toEqual([{ ...feedLive, at: 1234 }])
  })

  test('has followed a fact when its listeners hear it, and when report returns', () => {
    const { store, report, onFact } = phoneStore()
    const seen: number[] = []
    onFact(() => seen.push(store.getState().calls.length))
    report(added('a'))
    expect(store.getState().calls).toHaveLength(1)
    report(added('b'))
    expect(seen).toEqual([1, 2])
  })

  test('a fact that changes nothing wakes no subscriber, and is heard as a fact all the same', () => {
    const { store, report, onFact } = phoneStore()
    for (const fact of [added(), connected()]) report(fact)
    let woken = 0
    let heard = 0
    store.subscribe(() => woken++)
    onFact(() => heard++)
    report(ringing())
    expect([woken, heard]).toEqual([0, 1])
  })

  test('who stops listening hears no more, even while a fact is being told', () => {
    const { report, onFact } = phoneStore()
    let heard = 0
    const stop = onFact(() => {
      heard++
      stop()
    })
    report(added())
    report(connected())
    expect(heard).toBe(1)
  })

  test('a listener that throws keeps no other from hearing, and its error is not swallowed', async () => {
    const { store, report, onFact } = phoneStore()
    const uncaught: unknown[] = []
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => uncaught.push(error))
    try {
      const wrong = new Error('from a host page')
      let heard = 0
      store.subscribe(() => {
        throw wrong
      })
      onFact(() => {
        throw wrong
      })
      onFact(() => heard++)
      store.subscribe(() => heard++)
      report(added())
      expect(heard).toBe(2)
      expect(store.getState().calls).toHaveLength(1)
      await new Promise((resolve) => setImmediate(resolve))
      expect(uncaught).toEqual([wrong, wrong])
    } finally {
      process.removeAllListeners('uncaughtException')
      for (const listener of others) process.on('uncaughtException', listener)
    }
  })
})
