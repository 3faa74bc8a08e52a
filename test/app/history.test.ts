import { describe, expect, it } from 'vitest'
import { createCallLog } from '../../src/app/history/callLog.ts'
import { exportCalls } from '../../src/app/history/exportCalls.ts'
import { findCalls } from '../../src/app/history/findCalls.ts'
import type { CallLog, Kept, LogStore, Told } from '../../src/app/history/log.ts'
import { notKept } from '../../src/app/history/notKept.ts'
import { keptStory, type PastCall, pastCall, readPast } from '../../src/app/history/past.ts'
import type { OtherTabs } from '../../src/app/otherTabs.ts'
import type { Call, EndReason } from '../../src/phone/call.ts'
import { createPhoneStore } from '../../src/phone/store.ts'
import { addEntry, emptyTimeline, type Timeline } from '../../src/phone/timeline.ts'
import { movableClock } from '../fakes/clock.ts'

const bob = { name: 'Bob Ross', user: 'bob', address: 'sip:bob@acme.example' }

/** A store as a browser's: what is put in comes out, unless it refuses. */
function pretendStore(kept = new Map<string, { past: PastCall; story?: Timeline }>()) {
  let refuses = false
  const guard = async <T>(then: () => T): Promise<T> => {
    if (refuses) throw new Error('QuotaExceededError')
    return then()
  }
  const puts: (readonly Kept[])[] = []
  const store: LogStore = {
    load: () => guard(() => [...kept.values()].map(({ past }) => past)),
    story: (id) => guard(() => kept.get(id)?.story),
    put: (calls) =>
      guard(() => {
        puts.push(calls)
        for (const one of calls)
          kept.set(one.past.call.id, structuredClone({ ...kept.get(one.past.call.id), ...one }))
      }),
    remove: (ids) => guard(() => void ids.map((id) => kept.delete(id))),
    clear: () => guard(() => kept.clear()),
  }
  return { store, kept, puts, refuse: () => (refuses = true) }
}

/** Pages of one browser: what one tells, all others hear. */
function pretendTabs() {
  const listeners = new Map<object, (told: Told) => void>()
  return (): OtherTabs<Told> => {
    const own = {}
    return {
      tell: (told) => {
        for (const [other, listener] of listeners) if (other !== own) listener(structuredClone(told))
      },
      listen: (listener) => listeners.set(own, listener),
      close: () => listeners.delete(own),
    }
  }
}

function world(pretend = pretendStore(), most?: number, tab = pretendTabs()) {
  const { clock, move } = movableClock()
  const { store: phone, report } = createPhoneStore(clock.now)
  const open = (): CallLog =>
    createCallLog({
      ...{ phone, store: pretend.store, later: clock.after, now: clock.now, others: tab() },
      ...(most !== undefined && { most }),
    })
  let log = open()
  let count = 0
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    ...pretend,
    get log() {
      return log
    },
    report,
    phone,
    move,
    settled,
    call: (reason: EndReason, direction: Call['direction'] = 'incoming', headers = {}) => {
      const callId = `c${++count}`
      move(1000)
      report({ type: 'call-added', callId, direction, party: bob, to: 'x', headers })
      report({ type: 'call-ended', callId, reason })
      return callId
    },
    ids: () => log.getState().calls.map(({ id }) => id),
    /** A call that is up. */
    talk: (callId: string, more: { takenBack?: true; since?: number } = {}) => {
      const { takenBack, since } = more
      move(1000)
      report({
        ...{ type: 'call-added', callId, direction: 'incoming', party: bob, to: 'x', headers: {} },
        ...(takenBack && { takenBack }),
      })
      report({ type: 'call-connected', callId, ...(since && { since }) })
    },
    /** Another page of the same account. */
    beside: async () => {
      const other = world(pretend, most, tab)
      await other.settled()
      return other
    },
    /** The page is loaded anew, and its phone knows nothing yet. */
    reload: async () => {
      await log.close()
      const again = world(pretend, most, tab)
      await again.settled()
      return again
    },
    again: () => {
      log = open()
    },
  }
}

const missedBy: EndReason = { kind: 'cancelled', by: 'them' }

describe('the history', () => {
  it('holds the calls of before and of now, newest first', async () => {
    const before = world()
    await before.settled()
    before.call({ kind: 'hung-up', by: 'us' })
    before.call(missedBy)
    expect(before.ids()).toEqual(['c2', 'c1'])
    const after = await before.reload()
    expect(after.ids()).toEqual(['c2', 'c1'])
    expect(after.log.getState().kept).toBe('here')
  })

  it('counts what was missed and not looked at, and nothing that somebody else took', async () => {
    const before = world()
    await before.settled()
    before.call(missedBy)
    before.call({ kind: 'no-answer' })
    before.call({ kind: 'no-room' })
    before.call({ kind: 'not-disturbed' })
    before.call({ kind: 'answered-elsewhere' })
    before.call({ kind: 'declined', by: 'us' })
    before.call(missedBy, 'outgoing')
    expect(before.log.getState().unseen).toBe(4)
    const after = await before.reload()
    expect(after.log.getState().unseen).toBe(4)
    after.log.see()
    expect(after.log.getState().unseen).toBe(0)
    expect((await after.reload()).log.getState().unseen).toBe(0)
  })

  it('lets the oldest go', async () => {
    const one = world(pretendStore(), 3)
    await one.settled()
    for (let at = 0; at < 5; at++) one.call(missedBy)
    await one.settled()
    expect(one.ids()).toEqual(['c5', 'c4', 'c3'])
    expect([...one.kept.keys()].sort()).toEqual(['c3', 'c4', 'c5'])
  })

  it('forgets one, or all, for good, also what the phone still has', async () => {
    const one = world()
    await one.settled()
    const [first, second] = [one.call(missedBy), one.call(missedBy)]
    one.log.remove(first)
    one.report({ type: 'feed-gap', from: 0, to: 9e12 })
    one.move(5000)
    await one.settled()
    expect(one.ids()).toEqual([second])
    expect([...one.kept.keys()]).toEqual([second])
    one.log.clear()
    one.move(5000)
    await one.settled()
    expect(one.ids()).toEqual([])
    expect(one.kept.size).toBe(0)
    expect((await one.reload()).ids()).toEqual([])
  })

  it('keeps each call’s story, and what is told of it afterwards, without writing at every word', async () => {
    const one = world()
    await one.settled()
    const id = one.call(missedBy)
    await one.settled()
    expect(one.puts).toHaveLength(1)
    for (let at = 0; at < 20; at++) one.report({ type: 'feed-gap', from: at, to: 9e12 + at })
    await one.settled()
    expect(one.puts).toHaveLength(1)
    one.move(1000)
    await one.settled()
    expect(one.puts).toHaveLength(2)
    const after = await one.reload()
    const story = await after.log.story(id)
    expect(story?.chunks.flat().filter(({ source }) => source === 'gap')).toHaveLength(20)
    const own = story?.chunks.flat().filter(({ source }) => source === 'phone')
    expect(own?.at(-1)).toMatchObject({ fact: { type: 'call-ended' } })
  })

  it('writes what waits when the page goes', async () => {
    const one = world()
    await one.settled()
    const id = one.call(missedBy)
    one.report({ type: 'feed-gap', from: 5, to: 9e12 })
    one.log.flush()
    await one.settled()
    expect(one.kept.get(id)?.story?.length).toBe(3)
  })

  it('goes on in memory where nothing can be kept, and says so', async () => {
    const pretend = pretendStore()
    pretend.refuse()
    const one = world(pretend)
    await one.settled()
    const id = one.call(missedBy)
    one.log.remove('none')
    await one.settled()
    expect(one.log.getState()).toMatchObject({ kept: 'memory', unseen: 1 })
    expect(one.ids()).toEqual([id])
    expect((await one.log.story(id))?.length).toBe(2)
  })

  it('says so as well where the place runs out later', async () => {
    const one = world()
    await one.settled()
    one.call(missedBy)
    await one.settled()
    one.refuse()
    one.call(missedBy)
    await one.settled()
    expect(one.log.getState().kept).toBe('memory')
    expect(one.ids()).toEqual(['c2', 'c1'])
  })

  it('finds the calls that ended before it was opened', async () => {
    const one = world()
    const id = one.call(missedBy)
    await one.log.close()
    one.again()
    await one.settled()
    expect(one.ids()).toEqual([id])
  })
})

describe('a call that is up', () => {
  it('is written as it connects, and again as the page goes, for the page that comes after', async () => {
    const one = world()
    await one.settled()
    one.talk('c1')
    await one.settled()
    expect(one.ids()).toEqual([])
    expect(one.kept.get('c1')?.past).toMatchObject({ open: true, call: { state: { phase: 'ended' } } })
    one.move(60_000)
    one.log.flush()
    await one.settled()
    const after = await one.reload()
    expect(after.ids()).toEqual([])
    after.move(500)
    expect(after.log.getState().calls).toMatchObject([{ id: 'c1', state: { reason: { kind: 'hung-up' } } }])
    const { state } = after.log.getState().calls[0] ?? {}
    expect(state?.phase === 'ended' && state.at - (state.since ?? 0)).toBe(60_000)
    expect((await after.log.story('c1'))?.length).toBe(2)
    await after.settled()
    expect(after.kept.get('c1')?.past.open).toBeUndefined()
  })

  it('is written as it ended in the end', async () => {
    const one = world()
    await one.settled()
    one.talk('c1')
    one.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'them' } })
    await one.settled()
    expect(one.kept.get('c1')?.past).toMatchObject({ call: { state: { reason: { by: 'them' } } } })
    expect(one.kept.get('c1')?.past.open).toBeUndefined()
  })

  it.each([0, 5000])('is there once after it was taken back %i ms after the reload', async (ms) => {
    const one = world()
    await one.settled()
    one.talk('c1')
    const after = await one.reload()
    after.move(ms)
    after.talk('c2', { takenBack: true, since: 1 })
    after.move(1000)
    expect(after.ids()).toEqual([])
    after.report({ type: 'call-ended', callId: 'c2', reason: { kind: 'hung-up', by: 'us' } })
    await after.settled()
    expect(after.ids()).toEqual(['c2'])
    expect([...after.kept.keys()]).toEqual(['c2'])
  })

  it('is not in the history of another page before it has ended', async () => {
    const one = world()
    await one.settled()
    one.talk('c1')
    await one.settled()
    const other = await one.beside()
    other.move(5000)
    expect(other.ids()).toEqual([])
    one.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'them' } })
    await one.settled()
    expect(other.log.getState().calls).toMatchObject([{ id: 'c1', state: { reason: { by: 'them' } } }])
  })
})

describe('two pages of one account', () => {
  it('see each other’s calls, what was looked at, and what was removed', async () => {
    const one = world()
    await one.settled()
    const other = await one.beside()
    const [first, second] = [one.call(missedBy), one.call(missedBy)]
    await one.settled()
    expect(other.ids()).toEqual([second, first])
    expect(other.log.getState().unseen).toBe(2)
    expect((await other.log.story(first))?.length).toBe(2)
    other.log.see()
    await other.settled()
    expect(one.log.getState().unseen).toBe(0)
    other.log.remove(first)
    await other.settled()
    expect(one.ids()).toEqual([second])
    one.log.clear()
    await one.settled()
    expect(other.ids()).toEqual([])
    expect(one.kept.size).toBe(0)
  })
})

describe('a call that rings in two pages', () => {
  const ring = (to: ReturnType<typeof world>, callId: string, direction: Call['direction'] = 'incoming') =>
    to.report({ type: 'call-added', callId, direction, party: bob, to: 'x', headers: {} })

  it.each<[string, EndReason, string]>([
    ['nobody took it', missedBy, 'a'],
    ['it was taken in the second', { kind: 'answered-elsewhere' }, 'b'],
    ['it was declined in the second', missedBy, 'b'],
  ])('is there once, as the one that says more: %s', async (what, first, wins) => {
    const one = world()
    await one.settled()
    const other = await one.beside()
    ring(one, 'a')
    ring(other, 'b')
    one.report({ type: 'call-ended', callId: 'a', reason: first })
    await one.settled()
    if (what.includes('taken')) other.report({ type: 'call-connected', callId: 'b' })
    const second: EndReason = what.includes('declined') ? { kind: 'declined', by: 'us' } : missedBy
    other.report({ type: 'call-ended', callId: 'b', reason: second })
    await other.settled()
    await one.settled()
    expect([one.ids(), other.ids(), [...one.kept.keys()]]).toEqual([[wins], [wins], [wins]])
  })

  it('is two calls where they were placed', async () => {
    const one = world()
    await one.settled()
    const other = await one.beside()
    for (const [page, id] of [
      [one, 'a'],
      [other, 'b'],
    ] as const) {
      ring(page, id, 'outgoing')
      page.report({ type: 'call-ended', callId: id, reason: { kind: 'busy' } })
      await page.settled()
    }
    expect(one.ids().toSorted()).toEqual(['a', 'b'])
  })
})

describe('what is kept', () => {
  const call: Call = {
    ...{ id: 'a', direction: 'incoming', party: bob, to: 'x', createdAt: 5, media: 'none', muted: true },
    headers: { 'X-Secret': 'canary' },
    state: { phase: 'ended', at: 9, since: 6, reason: { kind: 'hung-up', by: 'us' } },
  }

  it('has no headers, no digits, and nothing of the platform’s own JSON', () => {
    const headers = call.headers
    let story = addEntry(emptyTimeline, {
      ...{ at: 1, source: 'phone' },
      fact: { type: 'call-added', callId: 'a', direction: 'incoming', party: bob, to: 'x', headers, at: 1 },
    })
    story = addEntry(story, {
      ...{ at: 2, source: 'phone' },
      fact: { type: 'call-digits-sent', callId: 'a', digits: '4711', by: 'rtp', at: 2 },
    })
    story = addEntry(story, {
      ...{ at: 3, source: 'platform' },
      event: {
        ...{ id: 'e', at: 3, kind: 'call_state', message: 'Ringing', raw: { secret: 'canary' } },
        records: [{ url: 'https://r.example/canary', trusted: false }],
        transcript: [{ text: 'canary' }],
      },
    })
    story = addEntry(story, {
      ...{ at: 4, source: 'platform' },
      event: {
        ...{ id: 'g', at: 4, kind: 'call_flow', message: 'Gather: DTMF 4711', raw: {} },
        flow: {
          ...{ command: 'Gather', success: true, reason: 'DTMF 4711' },
          ...{ destinations: [], toUs: false, branch: [] },
        },
      },
    })
    const text = JSON.stringify([pastCall(call, false), keptStory(story)])
    expect(text).not.toContain('canary')
    expect(text).not.toContain('4711')
    expect(text).toContain('call_state')
    expect(text).toContain('Gather')
  })

  it('is the beginning and the end of a long story, and how much is missing', () => {
    let story = emptyTimeline
    for (let at = 0; at < 5000; at++) story = addEntry(story, { at, source: 'gap', from: at, to: at })
    const kept = keptStory(story)
    expect([kept.length, kept.dropped]).toEqual([200, 4800])
    expect([kept.chunks[0]?.[0]?.at, kept.chunks[0]?.at(-1)?.at]).toEqual([0, 4999])
  })

  it.each([
    undefined,
    7,
    { call: null },
    { call: { ...call, state: { phase: 'ringing', earlyMedia: false } } },
    { call: { ...call, party: { user: 7 } } },
    { call: { ...call, createdAt: Number.NaN } },
    { call: { ...call, state: { phase: 'ended', at: 9, reason: { kind: 'constructor' } } } },
    { call: { ...call, state: { phase: 'ended', at: 9, reason: { kind: 'failed' } } } },
  ])('is nothing where it cannot be shown: %j', (value) => {
    expect(readPast(value)).toBeUndefined()
  })

  it('comes back as it was', () => {
    const past = pastCall(call, true)
    expect(readPast(structuredClone(past))).toEqual(past)
  })
})

const pastOf = (part: Partial<Call>): Call => ({
  ...{ id: 'a', direction: 'outgoing', party: bob, to: 'x', createdAt: 1e12, headers: {}, media: 'none' },
  ...{
    muted: false,
    state: { phase: 'ended', at: 1e12 + 9000, since: 1e12, reason: { kind: 'hung-up', by: 'us' } },
  },
  ...part,
})

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

describe('a file of the history', () => {
  const evil = pastOf({ party: { name: '=HYPERLINK("x"),\n', user: '+4930', address: 'sip:e@x' } })

  it('is a table in which no name is a formula', () => {
    expect(exportCalls([pastOf({}), evil], 'csv')).toBe(
      [
        'time,direction,name,number,address,outcome,seconds',
        '2001-09-09T01:46:40.000Z,outgoing,Bob Ross,bob,sip:bob@acme.example,hung-up by us,9',
        `2001-09-09T01:46:40.000Z,outgoing,"'=HYPERLINK(""x""),\n",+4930,sip:e@x,hung-up by us,9`,
        '',
      ].join('\r\n'),
    )
  })

  it('is JSON', () => {
    expect(JSON.parse(exportCalls([evil], 'json'))).toMatchObject([{ name: evil.party.name, seconds: 9 }])
  })
})

it('of what the platform wrote down only those calls are shown that are not kept here', () => {
  const at = 1_700_000_000_000
  const found = (id: string, user: string, startedAt: number) => ({
    id,
    direction: 'incoming' as const,
    party: { user, address: `sip:${user}@acme.example` },
    startedAt,
  })
  const w = world()
  w.call({ kind: 'no-answer' })
  const [kept] = w.log.getState().calls
  if (!kept) throw new Error('Nothing is kept.')
  const mine = { ...kept, createdAt: at }
  const others = [
    found('same', 'BOB', at + 4000),
    found('later', 'bob', at + 60_000),
    found('carol', 'carol', at),
  ]
  expect(notKept(others, [mine]).map(({ id }) => id)).toEqual(['later', 'carol'])
})
