// @vitest-environment jsdom
// What the platform tells, as it is drawn: recordings, whose story it is, and attacks in its texts.
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { Account } from '../../src/react/parts/Account.tsx'
import { Timeline } from '../../src/react/parts/Timeline.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { callWith, connected, draw, jonas, names, press } from './draw.tsx'
import {
  added,
  copied,
  drawTimeline,
  event,
  frames,
  leg,
  recorded,
  said,
  tell,
  untilCopied,
  watchClipboard,
} from './story.tsx'

watchClipboard()

describe('recordings', () => {
  const of = (trusted: boolean) =>
    tell(
      event('ready', Date.now(), {
        kind: 'call_record',
        records: [{ url: 'https://r.example/1.wav', trusted }],
        transcript: [{ speaker: 'Agent', text: 'Hello' }, { text: 'Bye' }],
      }),
    )

  it('of an unknown place are an address to copy, and no link', async () => {
    drawTimeline([of(false)])
    expect(document.querySelector('.address')?.textContent).toBe('https://r.example/1.wav')
    expect(document.querySelector('a, audio, [src]')).toBeNull()
    await press('Copy address')
    await untilCopied(1)
    expect(copied).toEqual(['https://r.example/1.wav'])
  })

  it('of a place that the options name are played by a press, and not before', async () => {
    drawTimeline([of(true)])
    expect(document.querySelector('audio')).toBeNull()
    const link = document.querySelector('a')
    expect([link?.rel, link?.getAttribute('referrerpolicy'), link?.target]).toEqual([
      'noopener noreferrer',
      'no-referrer',
      '_blank',
    ])
    await press('Play the recording')
    expect(document.querySelector('audio')?.getAttribute('src')).toBe('https://r.example/1.wav')
  })

  it('alike and at once have a row each, to be played', () => {
    const at = Date.now()
    const made = ['1', '2', '3', '4', '5'].map((id) =>
      tell(
        event(id, at, {
          ...{ kind: 'call_record', message: 'ready' },
          records: [{ url: `https://r.example/${id}.wav`, trusted: true }],
        }),
      ),
    )
    drawTimeline(made)
    expect(names('button').filter((name) => name === 'Play the recording').length).toBe(5)
  })

  it('come with what was said, line by line', () => {
    drawTimeline([of(false)])
    const lines = [...document.querySelectorAll('.transcript li')].map((one) => one.textContent)
    expect(lines).toEqual(['AgentHello', 'Bye'])
  })
})

describe('whose story it is', () => {
  it('a guess is called one, and can be taken away', async () => {
    const { fake } = drawTimeline([tell(event('odd one'))])
    expect(document.querySelector('.guess')?.textContent).toBe('Probably this call')
    await press('Does not belong to this call')
    expect(fake.asked).toEqual([['detach', 'odd one']])
    act(() => fake.report({ type: 'event-attached', eventId: 'odd one', callId: 'c1' }))
    expect(document.querySelector('.guess')).toBeNull()
  })

  it('what fits no call stands with the account, and is given to one', async () => {
    const fake = createFakePhone(() => 1)
    fake.report(added)
    fake.report(tell(event('stray', 1, { leg: { ...leg, to: 'elsewhere' } })))
    fake.report(tell({ id: 'sms 1', at: 1, kind: 'sms', message: 'Hello', raw: {} }))
    draw(<Account front={callWith({ state: connected })} />, { fake })
    expect(said()).toEqual(['Platform: stray', 'Platform: Hello'])
    await press('Belongs to this call')
    expect(fake.asked).toEqual([['attach', 'stray', 'c1']])
  })
})

const evil =
  '\u202e<img src=x onerror="alert(1)">\u2066<script>alert(1)</script>" onmouseover="alert(1)\u0000'

/** Every recording, and every recording once for each of its texts with that text replaced by the attack. */
function* attacked(): Generator<string> {
  for (const frame of frames()) {
    const whole: unknown = JSON.parse(frame)
    const count = texts(whole).length
    for (let at = 0; at < count; at++) yield JSON.stringify(withText(whole, at))
  }
}

const texts = (of: unknown): readonly string[] =>
  typeof of === 'string' ? [of] : typeof of === 'object' && of ? Object.values(of).flatMap(texts) : []

function withText(of: unknown, at: number): unknown {
  let count = 0
  const copy = (one: unknown): unknown => {
    if (typeof one === 'string') return count++ === at ? evil : one
    if (Array.isArray(one)) return one.map(copy)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, value]) => [name, copy(value)]))
  }
  return copy(of)
}

it('an attack in any text of any recording is shown as text, and turns nothing round', async () => {
  const events = recorded(attacked()).map((one, at) => ({ ...one, id: `e${at}` }))
  expect(events.length).toBeGreaterThan(200)
  for (let from = 0; from < events.length; from += 20) {
    const some = events.slice(from, from + 20)
    const fake = createFakePhone(() => 1)
    fake.report(added)
    const entries = some.map((one, at) => ({ key: at, at, source: 'platform' as const, event: one }))
    Object.assign(fake.phone.store.getState().timelines, {
      c1: { length: 20, dropped: 0, chunks: [entries] },
    })
    Object.assign(fake.phone.store.getState(), { account: some.slice(0, 10), unmatched: some.slice(10) })
    const { place, remove } = draw(
      <>
        <Timeline call={callWith()} />
        <Account front={undefined} />
      </>,
      { fake },
    )
    for (const one of place.querySelectorAll('details')) act(() => one.setAttribute('open', ''))
    await act(async () => {
      for (const one of place.querySelectorAll('details')) one.dispatchEvent(new Event('toggle'))
    })
    expect(place.querySelectorAll('pre').length).toBeGreaterThan(0)
    expect(place.querySelectorAll('img, script, iframe, [onerror], [onmouseover], [src]').length).toBe(0)
    expect(place.textContent).not.toMatch(/[\u202a-\u202e\u2066]/)
    expect(place.textContent).not.toContain('\0')
    remove()
  }
})

it('a name written from right to left is set apart from the sentence it stands in', () => {
  drawTimeline([{ type: 'call-party-changed', callId: 'c1', party: { ...jonas, name: 'מאיה 1' } }])
  expect(said().at(-1)).toBe('This phone: You are now talking to \u2068מאיה 1\u2069')
})
