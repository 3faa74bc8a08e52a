// @vitest-environment jsdom
// The story of a call as it is drawn: few rows of many, what is sought, copied, and what is never shown.
import { describe, expect, it } from 'vitest'
import type { PhoneFact } from '../../src/phone/events.ts'
import { Timeline } from '../../src/react/parts/Timeline.tsx'
import { createRowMaker } from '../../src/react/rows.ts'
import { tellRow } from '../../src/react/story.ts'
import { en } from '../../src/react/words/en/main.ts'
import { createFakePhone } from '../fakes/phone.ts'
import { button, callWith, draw, ended, jonas, key, names, press, type } from './draw.tsx'
import {
  added,
  copied,
  drawTimeline,
  event,
  flow,
  leg,
  recorded,
  rows,
  said,
  tell,
  until,
  untilCopied,
  untilSaid,
  watchClipboard,
} from './story.tsx'

watchClipboard()

describe('rows', () => {
  const facts: readonly PhoneFact[] = [
    added,
    { type: 'call-ringing', callId: 'c1', earlyMedia: false },
    { type: 'call-asked', callId: 'c1', asking: 'answer' },
    { type: 'call-asked', callId: 'c1', asking: 'hold' },
    { type: 'call-refused', callId: 'c1', asking: 'hold', sipStatus: 488 },
    { type: 'call-connected', callId: 'c1' },
    { type: 'call-held', callId: 'c1', by: 'us' },
    { type: 'call-resumed', callId: 'c1', by: 'them' },
    { type: 'call-muted', callId: 'c1' },
    { type: 'call-merged', callId: 'c1', conference: 'x' },
    { type: 'call-split', callId: 'c1' },
    { type: 'call-media', callId: 'c1', media: 'connecting' },
    { type: 'call-media', callId: 'c1', media: 'flowing' },
    { type: 'call-media', callId: 'c1', media: 'interrupted' },
    { type: 'call-digits-sent', callId: 'c1', digits: '5', by: 'rtp' },
    { type: 'call-party-changed', callId: 'c1', party: jonas },
    { type: 'call-transferring', callId: 'c1', transfer: { to: jonas, progress: 'asked' } },
    { type: 'call-transferring', callId: 'c1', transfer: { to: jonas, progress: 'accepted' } },
    { type: 'call-transferred', callId: 'c1', to: jonas, outcome: 'done' },
    { type: 'call-transferred', callId: 'c1', to: jonas, outcome: 'refused' },
    { type: 'call-referred', callId: 'c1', to: jonas },
    { type: 'call-referral-answered', callId: 'c1', followed: true },
    { type: 'call-ended', callId: 'c1', reason: { kind: 'busy' } },
  ]
  const call = callWith({ state: ended({ kind: 'busy' }) })
  const make = createRowMaker(call, en)

  it.each(facts.map((fact, at) => [fact.type, at, fact] as const))(
    '%s (%i) has words exactly where it has a row, and the tone it is counted by',
    (_type, at, fact) => {
      const entry = { key: 0, at, source: 'phone', fact: { ...fact, at } } as const
      const made = make({ chunks: [[entry]], length: 1, dropped: 0 }).rows
      const untold =
        (fact.type === 'call-asked' && fact.asking === 'hold') ||
        (fact.type === 'call-media' && fact.media === 'connecting') ||
        (fact.type === 'call-transferring' && fact.transfer.progress === 'accepted')
      expect(made.length).toBe(untold ? 0 : 1)
      for (const row of made) {
        const item = tellRow(row, { call, words: en, hidesDigits: false })
        expect(item.sentence).toMatch(/\S/)
        expect(item.tone).toBe(row.tone)
      }
    },
  )

  it('of digits say which way they went, and what went another way is another row', () => {
    const entries = ['rtp', 'rtp', 'info', 'info', 'info'].map(
      (by, at) =>
        ({
          key: at,
          at,
          source: 'phone',
          fact: { type: 'call-digits-sent', callId: 'c1', digits: `${at}`, by: by as 'rtp', at },
        }) as const,
    )
    const told = make({ chunks: [entries], length: 5, dropped: 0 }).rows.map((row) =>
      tellRow(row, { call, words: en, hidesDigits: false }),
    )
    expect(told.map(({ sentence, why }) => [sentence, why])).toEqual([
      ['You pressed 01', 'sent with the sound'],
      ['You pressed 234', 'sent by SIP INFO'],
    ])
  })

  it('of the platform are counted by the tone they are told in', () => {
    for (const one of recorded()) {
      const entry = { key: 0, at: 0, source: 'platform', event: one } as const
      for (const row of make({ chunks: [[entry]], length: 1, dropped: 0 }).rows)
        expect(tellRow(row, { call, words: en, hidesDigits: false }).tone).toBe(row.tone)
    }
  })

  it('join what is alike and close together, also where the timeline is cut into chunks', () => {
    const at = (n: number, message = 'x') =>
      ({ key: n, at: n, source: 'platform', event: event('e', n, { message }) }) as const
    const chunks = [
      [at(0, 'first'), at(1), at(2), at(3), at(4)],
      [at(5), at(6), at(7, 'other')],
      [at(20_000, 'other')],
    ]
    const made = make({ chunks, length: 9, dropped: 0 }).rows
    expect(made.map(({ entries }) => entries.length)).toEqual([1, 6, 1, 1])
    // The same object for the same entry: it is not drawn anew when others come.
    expect(make({ chunks: [...chunks], length: 9, dropped: 0 }).rows[0]).toBe(made[0])
  })
})

describe('of 100,000 entries', () => {
  it('those in sight are drawn, each with its place in the whole', () => {
    const fake = createFakePhone(() => 1)
    fake.report(added)
    const { timelines } = fake.phone.store.getState()
    const entries = Array.from({ length: 100_000 }, (_, n) => ({
      key: n,
      at: n,
      source: 'platform' as const,
      event: event(`Number ${n}`, n),
    }))
    const chunks = Array.from({ length: 200 }, (_, n) => entries.slice(n * 500, n * 500 + 500))
    Object.assign(timelines, { c1: { length: 100_000, dropped: 7, chunks } })
    draw(<Timeline call={callWith()} />, { fake })
    expect(rows().length).toBeGreaterThan(20)
    expect(rows().length).toBeLessThan(150)
    const last = rows().at(-1)
    expect(last?.textContent).toContain('Number 99999')
    expect([last?.getAttribute('aria-posinset'), last?.getAttribute('aria-setsize')]).toEqual([
      '100000',
      '100000',
    ])
    expect(document.querySelector('.timeline')?.textContent).toContain('The first 7 are no longer kept')
  })
})

describe('tools', () => {
  const story = (): readonly PhoneFact[] => [
    { type: 'call-connected', callId: 'c1' },
    tell(event('something odd', Date.now() + 1000, { raw: { deep: { secretive: 'needle' } } })),
    tell(event('bad', Date.now() + 2000, { flow: flow('Dial', false) })),
  ]

  it('show one voice, or what went wrong', async () => {
    drawTimeline(story())
    expect(names('.chip')).toEqual(['All 4', 'This phone 2', 'Opentact 2', 'Problems 1'])
    await press('Problems 1')
    expect(said()).toEqual(['Problem: Nobody picked up at the destination'])
    await press('This phone 2')
    expect(said()).toEqual(['This phone: You called Jonas Weber', 'This phone: Connected'])
    expect(button('This phone 2').getAttribute('aria-pressed')).toBe('true')
  })

  it('find text, also in the JSON, and open and mark it there', async () => {
    drawTimeline(story())
    await press('Search')
    const field = document.querySelector<HTMLInputElement>('.search input')
    if (!field) throw new Error('no field')
    type(field, 'NEEDLE')
    await untilSaid('1 found')
    expect(said()).toEqual(['Platform: something odd'])
    expect(document.querySelector('pre mark')?.textContent).toBe('needle')
    type(field, 'nowhere')
    await untilSaid('Nothing matches')
    expect(said()).toEqual([])
    await key('Escape', field)
    expect(said().length).toBe(4)
  })

  it('copy what is shown, as text and as JSON, and say so', async () => {
    drawTimeline(story())
    await press('Copy')
    await press('Copy as text')
    await untilCopied(1)
    expect(copied[0]).toMatch(/^\d\d:\d\d:\d\d {2}\+00:00 {2}This phone: You called Jonas Weber\n/)
    expect(copied[0]).toContain('Opentact: ! Nobody picked up at the destination')
    await until(() => expect(document.querySelector('.tools .told')?.textContent).toBe('Copied'))
    await press('Copy')
    await press('Copy as JSON')
    await untilCopied(2)
    const json = JSON.parse(copied[1] ?? '') as { sentence: string }[]
    expect(json.map(({ sentence }) => sentence)).toEqual([
      'You called Jonas Weber',
      'Connected',
      'something odd',
      'Nobody picked up at the destination',
    ])
    expect(json[2]).toMatchObject({ source: 'platform', event: { deep: { secretive: 'needle' } } })
  })

  it('of a burst each has its JSON, which is found as well', async () => {
    const alike = ['a', 'b', 'needle', 'd', 'e'].map((id, at) =>
      tell(event(id, Date.now() + 1000 + at, { message: 'the same', raw: { id } })),
    )
    drawTimeline(alike)
    expect(said()).toEqual(['This phone: You called Jonas Weber', 'Platform: the same, 5 times'])
    await press('Show all 5')
    expect(document.querySelectorAll('.each details').length).toBe(5)
    await press('Show as one')
    await press('Search')
    const field = document.querySelector<HTMLInputElement>('.search input')
    if (field) type(field, 'needle')
    await untilSaid('1 found')
    expect(document.querySelectorAll('.each li').length).toBe(1)
    expect(document.querySelector('.each pre mark')?.textContent).toBe('needle')
  })

  it('tell times from the start of the call where that is wished', async () => {
    drawTimeline(story())
    await press('Time since the start')
    expect(document.querySelector('time')?.textContent).toBe('+00:00')
    expect(document.querySelector('time')?.getAttribute('title')).toMatch(/20\d\d/)
  })

  it('put the platform’s failure first, and lead to it', async () => {
    drawTimeline(story())
    expect(document.querySelector('.problem')?.textContent).toContain('Nobody picked up at the destination')
    await press('This phone 2')
    await press('Show in timeline')
    await until(() =>
      expect(document.querySelector('[data-tinted] .what')?.textContent).toContain('Nobody picked up'),
    )
  })
})

it('hidden digits are in no copy, found by no search, and not in what the platform heard', async () => {
  const dtmf = { type: 'call_flow', payload: { dtmf: '2580' }, call: { logs: [{ reason: 'DTMF 2580' }] } }
  drawTimeline(
    [
      { type: 'call-connected', callId: 'c1' },
      ...[...'2580'].map(
        (digits): PhoneFact => ({ type: 'call-digits-sent', callId: 'c1', digits, by: 'rtp' }),
      ),
      tell(
        event('a', Date.now() + 1000, { flow: { ...flow('Gather', true), reason: 'DTMF 2580' }, raw: dtmf }),
      ),
      tell(event('DTMF 2580', Date.now() + 2000, { raw: dtmf })),
      tell(event('b', Date.now() + 3000, { leg: { ...leg, state: 'live' }, kind: 'call_state', raw: dtmf })),
    ],
    true,
  )
  for (const [at, form] of ['Copy as text', 'Copy as JSON'].entries()) {
    await press('Copy')
    await press(form)
    await untilCopied(at + 1)
  }
  expect(copied.join()).toContain('digits that are not shown')
  expect(copied.join() + document.body.textContent).not.toMatch(/2580|DTMF/)
  await press('Search')
  const field = document.querySelector<HTMLInputElement>('.search input')
  if (field) type(field, '2580')
  await untilSaid('Nothing matches')
  expect(said()).toEqual([])
})
