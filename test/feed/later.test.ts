// Feed and REST whose code comes later: when it is fetched, what is told meanwhile, and what becomes of one that does not come.

import { expect, test } from 'vitest'
import { feedLater, restLater } from '../../src/feed/later.ts'
import type { PhoneFact } from '../../src/phone/events.ts'
import type { Feed, Rest } from '../../src/phone/ports.ts'
import { movableClock } from '../fakes/clock.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

function lateFeed(isWanted = true) {
  const { clock, move } = movableClock(1000)
  const facts: PhoneFact[] = []
  const asked: string[] = []
  const fetches: { come: () => void; fail: (why: string) => void }[] = []
  const there: Feed = {
    connect: (since) => void asked.push(`connect ${since ?? 'now'}`),
    disconnect: () => void asked.push('disconnect'),
    clockAhead: () => 7,
  }
  const feed = feedLater({
    wanted: () => isWanted,
    fetch: () =>
      new Promise((resolve, reject) =>
        fetches.push({ come: () => resolve(there), fail: (why) => reject(new Error(why)) }),
      ),
    report: (fact) => facts.push(fact),
    clock,
    random: () => 0,
  })
  const last = () => {
    const fetched = fetches.at(-1)
    if (!fetched) throw new Error('nothing was fetched')
    return fetched
  }
  return { feed, facts, asked, fetches, last, move }
}

test('a phone without a feed fetches none, and says nothing of it', () => {
  const { feed, facts, fetches } = lateFeed(false)
  feed.connect()
  feed.disconnect()
  expect(fetches).toEqual([])
  expect(facts).toEqual([])
  expect(feed.clockAhead()).toBe(0)
})

test('a feed that comes late begins when it was asked for: what was missed meanwhile is a gap', async () => {
  const { feed, facts, asked, last, move } = lateFeed()
  feed.connect()
  feed.connect()
  expect(facts).toEqual([{ type: 'feed-changed', feed: 'connecting' }])
  move(4000)
  last().come()
  await settled()
  expect(asked).toEqual(['connect 1000'])
  expect(feed.clockAhead()).toBe(7)
  feed.disconnect()
  feed.connect()
  expect(asked).toEqual(['connect 1000', 'disconnect', 'connect now'])
})

test('one that comes when nobody wants it any more stays unconnected', async () => {
  const { feed, facts, asked, last } = lateFeed()
  feed.connect()
  feed.disconnect()
  expect(facts.at(-1)).toEqual({ type: 'feed-changed', feed: 'off' })
  last().come()
  await settled()
  expect(asked).toEqual([])
})

test('one that is refused is said to be missing, and tried again', async () => {
  const { feed, facts, asked, fetches, last, move } = lateFeed()
  feed.connect()
  last().fail('./feed.js is not what it was')
  await settled()
  expect(facts.slice(1)).toEqual([
    { type: 'frame-dropped', why: 'feed: ./feed.js is not what it was' },
    { type: 'feed-changed', feed: 'waiting' },
  ])
  move(1000)
  expect(fetches).toHaveLength(2)
  last().come()
  await settled()
  expect(asked).toEqual(['connect 1000'])
})

test('one that is refused is not tried again once the phone is offline', async () => {
  const { feed, facts, fetches, last, move } = lateFeed()
  feed.connect()
  last().fail('no')
  await settled()
  feed.disconnect()
  move(60_000)
  expect(fetches).toHaveLength(1)
  expect(facts.at(-1)).toEqual({ type: 'feed-changed', feed: 'off' })
})

test('a search waits for what can search', async () => {
  const { clock } = movableClock()
  const found = { calls: [] }
  const there: Rest = {
    connect: () => {},
    disconnect: () => {},
    fillGap: () => {},
    search: async () => found,
  }
  const rest = restLater({
    wanted: () => true,
    fetch: async () => there,
    report: () => {},
    clock,
    random: () => 0,
  })
  expect(await rest.search({ from: 0, to: 1 })).toBe(found)
})
