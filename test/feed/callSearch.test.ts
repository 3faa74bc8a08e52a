// The call search over real HTTP: what fills a gap of the feed, and calls of the past. Nothing of others, nothing twice.

import { expect, test, vi } from 'vitest'
import type { PlatformEvent } from '../../src/phone/events.ts'
import { whatToAsk } from '../../src/phone/gaps.ts'
import { entriesOf } from '../../src/phone/timeline.ts'
import { type Answer, json, restAt, self } from './restServer.ts'

const start = Date.parse('2025-06-01T12:00:00Z')
const at = (ms: number) => new Date(start + ms).toISOString()
const [from, to] = [10_000, 40_000].map((ms) => start + ms) as [number, number]

/** A call from outside to us, up all the time, as the platform lists it: the leg to us, and the one from the caller. */
const outer = {
  uuid: 'outer',
  direction: 'in',
  from: '+15550100011',
  to: '15550100022',
  state: 'destroyed',
  type: 'CallSCA',
  created_on: at(-500),
  init_on: at(-500),
  answer_on: at(0),
  destroy_on: at(30_000),
  modified_on: at(30_000),
  q850_cause: 16,
  q850_cause_string: 'NORMAL_CLEARING',
  thread: 'thread',
  account: { email: 'canary@mail.test', balance: 'canary-42', address1: 'canary street' },
}
const inner = {
  ...outer,
  uuid: 'inner',
  direction: 'out',
  from: '15550100011',
  to: self.user,
  init_on: at(0),
  answer_on: at(20_000),
  hangup_on: at(29_000),
  created_on: at(0),
  parent: { uuid: 'outer', thread: 'thread' },
}
const foreign = { ...inner, uuid: 'foreign', to: 'carol', thread: 'other', parent: null }
const hostile = [
  null,
  5,
  'x',
  [],
  { uuid: 'x' },
  { ...inner, uuid: { a: 1 } },
  { ...inner, uuid: 'y', direction: 'up' },
]

const found = (...data: readonly unknown[]) =>
  json({ success: true, payload: { take: 100, skip: 0, total: data.length, data } })

/** A phone in a call from outside while the feed is away. */
async function inGap(answer: Answer, clockAhead = 0) {
  const made = await restAt(answer, { users: false }, clockAhead)
  made.report({
    type: 'call-added',
    callId: 'a',
    direction: 'incoming',
    party: { user: '15550100011', address: 'sip:15550100011@acme.sip.opentact.test' },
    to: self.user,
    headers: {},
  })
  made.rest.connect()
  const fill = () => {
    made.move(Math.max(0, to - made.clock.now()))
    made.report({ type: 'feed-gap', from, to })
    const ask = whatToAsk(made.store.getState(), from, to)
    if (!ask) throw new Error('nothing to ask')
    made.rest.fillGap({ from, to, ...ask })
  }
  const entries = () =>
    entriesOf(made.store.getState().timelines['a'] ?? { length: 0, dropped: 0, chunks: [] })
  return {
    ...made,
    fill,
    told: () =>
      entries().flatMap((one) =>
        one.source === 'platform'
          ? [`${one.event.leg?.id} ${one.event.leg?.state} ${one.event.source ?? 'live'}`]
          : [],
      ),
    gaps: () => entries().flatMap((one) => (one.source === 'gap' ? [one.filled === true] : [])),
  }
}

const all = ['inner live search', 'inner hangup search', 'outer destroyed search', 'inner destroyed search']

test('what happened while the feed was away is asked, put where it belongs, and the gap says so', async () => {
  const made = await inGap(found(outer, foreign, ...hostile, inner))
  made.fill()
  await vi.waitFor(() => expect(made.gaps()).toEqual([true]))
  expect(made.told().toSorted()).toEqual(all.toSorted())
  expect(made.asked).toMatchObject([{ method: 'POST', url: '/rest/call/search?take=100&skip=0' }])
  expect(JSON.parse(made.asked[0]?.body ?? '')).toEqual({
    created_on_from: at(-5000),
    created_on_to: at(45_000),
  })
  expect(made.store.getState().unmatched).toEqual([])
  expect(JSON.stringify([made.store.getState(), made.facts])).not.toContain('canary')
})

test('a clock of the platform that is ahead is reckoned with both ways', async () => {
  const ahead = 5 * 60_000
  const late = (call: object) =>
    Object.fromEntries(
      Object.entries(call).map(([key, value]) =>
        key.endsWith('_on') ? [key, new Date(Date.parse(value) + ahead).toISOString()] : [key, value],
      ),
    )
  const made = await inGap(found(late(outer), late(inner)), ahead)
  made.fill()
  await vi.waitFor(() => expect(made.gaps()).toEqual([true]))
  expect(made.told().toSorted()).toEqual(all.toSorted())
  expect(JSON.parse(made.asked[0]?.body ?? '')).toMatchObject({ created_on_from: at(-5000 + ahead) })
})

const live = (leg: string, state: string, ms: number): PlatformEvent => ({
  id: `live ${leg} ${state}`,
  at: start + ms,
  kind: 'call_state',
  message: 'said live',
  leg: {
    ...{ id: leg, direction: 'out', from: '15550100011', to: self.user, fromUs: false, toUs: true },
    related: ['thread:thread'],
    startedAt: start,
    state,
  },
  raw: {},
})

test.each(['before', 'after'])(
  'what was told live %s the search is told once, as it was told live',
  async (when) => {
    const made = await inGap(found(outer, inner))
    const tell = () => {
      for (const event of [live('inner', 'live', 20_100), live('inner', 'destroyed', 30_300)])
        made.report({ type: 'platform-event', event })
    }
    if (when === 'before') tell()
    made.fill()
    await vi.waitFor(() => expect(made.gaps()).toEqual([true]))
    if (when === 'after') tell()
    expect(made.told().toSorted()).toEqual(
      ['inner live live', 'inner hangup search', 'outer destroyed search', 'inner destroyed live'].toSorted(),
    )
  },
)

test('asked twice, nothing is told twice', async () => {
  const made = await inGap(found(outer, inner))
  made.fill()
  await vi.waitFor(() => expect(made.gaps()).toEqual([true]))
  made.fill()
  await vi.waitFor(() => expect(made.gaps()).toEqual([true, true]))
  expect(made.told()).toHaveLength(4)
})

test.each<[what: string, answer: Answer]>([
  ['500', json({}, 500)],
  ['a page', (res) => void res.end('<p>')],
  ['no list', json({ success: true, payload: { data: 'x' } })],
])('a search that answers %s is tried three times, and the gap stays a gap', async (_what, answer) => {
  const made = await inGap(answer)
  made.fill()
  for (let count = 1; count <= 3; count++) {
    await vi.waitFor(() => expect(made.failures()).toHaveLength(count))
    await vi.waitFor(() => expect(made.waiting()).toHaveLength(1))
    made.move(made.waiting()[0] ?? 0)
  }
  expect(made.gaps()).toEqual([false])
  expect(made.asked).toHaveLength(3)
  expect(made.told()).toEqual([])
})

test('a search that is not there is tried once', async () => {
  const made = await inGap(json({}, 404))
  made.fill()
  await vi.waitFor(() => expect(made.failures()).toMatchObject([{ ask: 'calls', status: 404 }]))
  expect(made.waiting()).toEqual([])
})

test('a search that never comes to an end is not followed for ever, and the gap stays', async () => {
  const made = await inGap((res, _asked, count) => {
    const data = Array.from({ length: 100 }, (_, index) => ({ ...inner, uuid: `leg ${count} ${index}` }))
    json({ success: true, payload: { total: 1e9, data } })(res, _asked, count)
  })
  made.fill()
  await vi.waitFor(() => expect(made.failures()).toMatchObject([{ why: 'too many calls' }]))
  expect(made.asked.map(({ url }) => url.split('?')[1]).slice(8)).toEqual([
    'take=100&skip=800',
    'take=100&skip=900',
  ])
  expect(made.gaps()).toEqual([false])
})

test('while no call was up there is nothing to ask', async () => {
  const made = await restAt(found(inner), { users: false })
  expect(whatToAsk(made.store.getState(), from, to)).toBeUndefined()
})

test('calls of ours are found page by page, by our clock, and nobody else’s', async () => {
  const placed = {
    ...inner,
    uuid: 'placed',
    direction: 'in',
    from: `${self.user}@${self.domain}`,
    to: 'bob',
    answer_on: null,
    hangup_on: null,
  }
  // As the feed tells a leg: with the stamp of its state alone.
  const { init_on, answer_on, hangup_on, ...ended } = { ...placed, uuid: 'ended' }
  const made = await restAt(
    (res, asked, count) =>
      json({
        success: true,
        payload: {
          total: 5,
          data: asked.url.endsWith('skip=0') ? [inner, foreign] : [outer, placed, ended, null],
        },
      })(res, asked, count),
    {},
    1000,
  )
  const first = await made.rest.search({ from: start, to: start + 1 })
  expect(first).toEqual({
    cursor: '2',
    calls: [
      {
        id: 'inner',
        direction: 'incoming',
        party: { user: '15550100011', address: 'sip:15550100011@acme.sip.opentact.test' },
        startedAt: start - 1000,
        answeredAt: start + 19_000,
        endedAt: start + 28_000,
        cause: { code: 16, name: 'NORMAL_CLEARING' },
      },
    ],
  })
  const second = await made.rest.search({ from: start, to: start + 1, cursor: '2' })
  expect(second).toMatchObject({
    calls: [
      { id: 'placed', direction: 'outgoing', party: { user: 'bob' }, answered: false },
      { id: 'ended' },
    ],
  })
  expect(second.calls[1]).not.toHaveProperty('answered')
  expect(second.cursor).toBeUndefined()
  expect(JSON.parse(made.asked[0]?.body ?? '')).toEqual({
    created_on_from: at(1000),
    created_on_to: at(1001),
  })
})

test('whether calls of the past can be asked for is a fact, and follows the options', async () => {
  const made = await restAt(found())
  expect(made.store.getState().callSearch).toBe(false)
  made.rest.connect()
  expect(made.store.getState().callSearch).toBe(true)
  Object.assign(made.options, { calls: false })
  made.rest.connect()
  expect(made.store.getState().callSearch).toBe(false)
})

test.each<[what: string, answer: Answer, more: object, code: string]>([
  ['refuses', json({}, 403), {}, 'refused'],
  ['answers nonsense', json('x'), {}, 'refused'],
  ['is not named in the options', found(), { calls: false }, 'wrong-moment'],
])('a search that %s is told to who asked', async (_what, answer, more, code) => {
  const made = await restAt(answer, more)
  await expect(made.rest.search({ from: 0, to: 1 })).rejects.toMatchObject({ code })
})

test('a search that never answers ends with timeout', async () => {
  const made = await restAt(() => undefined)
  const asked = made.rest.search({ from: 0, to: 1 })
  await vi.waitFor(() => expect(made.asked).toHaveLength(1))
  made.move(10_000)
  await expect(asked).rejects.toMatchObject({ code: 'timeout' })
})
