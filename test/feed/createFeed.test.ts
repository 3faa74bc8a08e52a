// The feed's socket: signing in, coming back, gaps, floods. The platform stands in as a bare socket.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createFeed, type FeedSocket } from '../../src/feed/createFeed.ts'
import type { PhoneFact } from '../../src/phone/events.ts'
import { movableClock } from '../fakes/clock.ts'

const recording = (name: string) =>
  readFileSync(new URL(`../recordings/${name}.json`, import.meta.url), 'utf8')
const tick = () => new Promise((resolve) => setImmediate(resolve))

interface Opened extends FeedSocket {
  readonly url: string
  readonly sent: string[]
  closed: boolean
}

function feedWith(
  token: string | (() => Promise<string>) = 'a-token',
  start = Date.parse('2025-06-01T12:00:00Z'),
) {
  const { clock, move } = movableClock(start)
  const sockets: Opened[] = []
  const facts: PhoneFact[] = []
  const listeners = new Set<() => void>()
  const feed = createFeed({
    options: () => ({ url: 'wss://events.test', token }),
    self: () => ({ user: 'front.desk', domain: 'blueheron.sip.opentact.org' }),
    report: (fact) => facts.push(fact),
    clock,
    random: () => 0,
    network: {
      isOnline: () => true,
      onBack: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      onLeaving: () => () => {},
    },
    openSocket: (url) => {
      const socket: Opened = {
        url,
        sent: [],
        closed: false,
        send: (text) => void socket.sent.push(text),
        close: () => {
          socket.closed = true
        },
        onopen: null,
        onclose: null,
        onmessage: null,
      }
      sockets.push(socket)
      return socket
    },
  })
  const last = () => {
    const socket = sockets.at(-1)
    if (!socket) throw new Error('no socket')
    return socket
  }
  return {
    feed,
    clock,
    move,
    sockets,
    facts,
    last,
    wake: () => {
      for (const listener of [...listeners]) listener()
    },
    states: () => facts.flatMap((fact) => (fact.type === 'feed-changed' ? [fact.feed] : [])),
    events: () => facts.flatMap((fact) => (fact.type === 'platform-event' ? [fact.event] : [])),
    say: (frame: unknown) => last().onmessage?.({ data: frame }),
    signIn: async () => {
      await tick()
      last().onopen?.()
      last().onmessage?.({ data: recording('auth') })
      await tick()
    },
  }
}

test('the first frame is the token, and the answer makes it live', async () => {
  const made = feedWith(async () => 'fresh')
  made.feed.connect()
  await made.signIn()
  expect(made.last().sent).toEqual(['{"type":"auth","payload":"fresh"}'])
  expect(made.states()).toEqual(['connecting', 'live'])
  made.say(recording('call_state.init'))
  expect(made.events().map(({ kind }) => kind)).toEqual(['call_state'])
})

test('before the answer nothing is believed', async () => {
  const made = feedWith()
  made.feed.connect()
  await tick()
  made.last().onopen?.()
  made.say(recording('call_state.init'))
  await tick()
  expect(made.events()).toEqual([])
  expect(made.states()).toEqual(['connecting'])
})

test.each<[string, (made: ReturnType<typeof feedWith>) => void]>([
  ['never answers', ({ move }) => move(10_000)],
  ['closes', ({ last }) => last().onclose?.({ code: 1008, reason: '' })],
])('a server that %s is tried again', async (_how, fail) => {
  const made = feedWith()
  made.feed.connect()
  await tick()
  made.last().onopen?.()
  fail(made)
  await tick()
  expect(made.states()).toEqual(['connecting', 'waiting'])
  made.move(1000)
  await made.signIn()
  expect(made.states().at(-1)).toBe('live')
  expect(made.sockets[0]?.closed).toBe(true)
})

test('a token that cannot be had is asked for again, and no socket is opened without one', async () => {
  let asked = 0
  const made = feedWith(() => (asked++ ? Promise.resolve('late') : Promise.reject(new Error('no'))))
  made.feed.connect()
  await tick()
  expect(made.sockets).toEqual([])
  made.move(1000)
  await made.signIn()
  expect(made.last().sent).toEqual(['{"type":"auth","payload":"late"}'])
})

test('what was missed while the socket was gone is a gap, once it is back', async () => {
  const made = feedWith()
  made.feed.connect()
  await made.signIn()
  const lostAt = made.clock.now()
  made.last().onclose?.({ code: 1006, reason: '' })
  await tick()
  made.move(1000)
  await made.signIn()
  expect(made.facts.find(({ type }) => type === 'feed-gap')).toEqual({
    type: 'feed-gap',
    from: lostAt,
    to: made.clock.now(),
  })
})

test('a socket that was silent for a minute is not believed when the page wakes up', async () => {
  const made = feedWith()
  made.feed.connect()
  await made.signIn()
  made.move(30_000)
  made.wake()
  expect(made.last().closed).toBe(false)
  const heardAt = made.clock.now() - 30_000
  made.move(31_000)
  made.wake()
  expect(made.sockets[0]?.closed).toBe(true)
  await tick()
  made.move(1000)
  await made.signIn()
  expect(made.states().at(-1)).toBe('live')
  // It may have been dead since it was heard last.
  expect(made.facts.find(({ type }) => type === 'feed-gap')).toMatchObject({ from: heardAt })
})

test('what was missed before the feed was there at all is a gap as well, a first moment aside', async () => {
  for (const late of [1900, 2100]) {
    const made = feedWith()
    const from = made.clock.now()
    made.feed.connect()
    made.move(late)
    await made.signIn()
    const gaps = made.facts.filter(({ type }) => type === 'feed-gap')
    expect(gaps).toEqual(late < 2000 ? [] : [{ type: 'feed-gap', from, to: made.clock.now() }])
    made.feed.disconnect()
    made.feed.connect()
    await made.signIn()
    expect(made.facts.filter(({ type }) => type === 'feed-gap')).toEqual(gaps)
  }
})

test('switched off, it is off: no socket, no timer, no gap', async () => {
  const made = feedWith()
  made.feed.connect()
  await made.signIn()
  made.feed.disconnect()
  await tick()
  made.move(600_000)
  expect(made.last().closed).toBe(true)
  expect(made.sockets.length).toBe(1)
  expect(made.states()).toEqual(['connecting', 'live', 'off'])
  expect(made.facts.some(({ type }) => type === 'feed-gap')).toBe(false)
})

test('a flood is read in portions, in order, and what is too much is told', async () => {
  const made = feedWith()
  made.feed.connect()
  await made.signIn()
  const frame = (n: number) => JSON.stringify({ type: 'x', uuid: String(n), message: String(n) })
  for (let n = 0; n < 6000; n++) made.say(frame(n))
  expect(made.events().length).toBeLessThanOrEqual(100)
  made.move(60 * 50)
  expect(made.events().map(({ id }) => Number(id))).toEqual(
    Array.from({ length: made.events().length }, (_, n) => n),
  )
  expect(made.events().length).toBeGreaterThanOrEqual(5000)
  expect(made.facts.filter(({ type }) => type === 'frame-dropped').length).toBe(1)
})

test('an odd frame is noted, and the next one read', async () => {
  const made = feedWith()
  made.feed.connect()
  await made.signIn()
  made.say('{"type":')
  made.say(new ArrayBuffer(3))
  made.move(100)
  made.say(recording('call_state.live'))
  made.move(100)
  expect(made.facts.filter(({ type }) => type === 'frame-dropped').length).toBe(2)
  expect(made.events().length).toBe(1)
})
