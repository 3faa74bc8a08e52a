// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { draw, jonas, key, mara, nameOfElement, names, pass, press } from './draw.tsx'

let drawn: ReturnType<typeof draw>

beforeEach(() => {
  vi.useFakeTimers()
  const fake = createFakePhone()
  fake.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
  drawn = draw(<PhonePanel wholePage />, { fake })
  talk('c1', jonas)
})

afterEach(() => {
  drawn.remove()
  vi.useRealTimers()
})

const talk = (callId: string, party: typeof jonas) => {
  drawn.report({
    type: 'call-added',
    callId,
    direction: 'outgoing',
    party,
    to: party.address,
    headers: {},
  })
  drawn.report({ type: 'call-connected', callId })
  drawn.report({ type: 'call-media', callId, media: 'flowing' })
}
const second = () => {
  drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
  talk('c2', mara)
}
const merged = () => {
  drawn.report({ type: 'call-resumed', callId: 'c1', by: 'us' })
  for (const callId of ['c1', 'c2']) drawn.report({ type: 'call-merged', callId, conference: 'k' })
}
const region = (who: string) => {
  const found = [...document.querySelectorAll('section')].find(
    (one) => nameOfElement(one) === `Call with ${who}`,
  )
  if (!found) throw new Error(`No call with ${who}`)
  return found
}
const front = () => nameOfElement(document.querySelector('section.call') ?? document.body)

describe('merging calls', () => {
  it('is offered where there are two to merge, by its button and by G', async () => {
    expect(names('button')).not.toContain('Merge')
    await key('g')
    expect(drawn.fake.asked).toEqual([])
    second()
    await press('Merge')
    await key('g')
    expect(drawn.fake.asked).toEqual([
      ['merge', ['c2', 'c1']],
      ['merge', ['c2', 'c1']],
    ])
  })

  it('shows who is joined, in front and in the strip, and lets each be talked to alone', async () => {
    second()
    merged()
    const [inFront, other] =
      front() === 'Call with Jonas Weber'
        ? (['Jonas Weber', 'Mara Lindqvist'] as const)
        : (['Mara Lindqvist', 'Jonas Weber'] as const)
    expect(region(inFront).querySelector('.call-note')?.textContent).toMatch(/^Joined with (Mara|Jonas)$/)
    expect(region(other).textContent).toContain('Joined')
    expect(names('button')).not.toContain('Merge')
    await press('Split', region(other))
    await press('Split', region(inFront))
    expect(drawn.fake.asked.map(([method]) => method)).toEqual(['split', 'split'])
  })

  it('keeps who is put on hold in front, so that the same key takes it back', async () => {
    second()
    merged()
    const before = front()
    const held = before === 'Call with Jonas Weber' ? 'c1' : 'c2'
    await key('h')
    drawn.report({ type: 'call-held', callId: held, by: 'us' })
    expect(front()).toBe(before)
    await key('h')
    expect(drawn.fake.asked.slice(-2)).toEqual([
      ['hold', held],
      ['resume', held],
    ])
  })

  it('offers to take in a third', async () => {
    second()
    merged()
    for (const callId of ['c1', 'c2']) drawn.report({ type: 'call-held', callId, by: 'us' })
    talk('c3', { name: 'Kenji Mori', user: 'kenji', address: 'sip:kenji@acme.example' })
    await press('Merge')
    const [, ids] = drawn.fake.asked[0] ?? []
    expect(new Set(ids as string[])).toEqual(new Set(['c1', 'c2', 'c3']))
  })
})

it('who did not agree to wait beside a new call says so in its strip, and aloud, while it is news', async () => {
  drawn.report({ type: 'call-asked', callId: 'c1', asking: 'hold' })
  await pass(100)
  talk('c2', mara)
  const strip = () => document.querySelector('.other-call')
  expect(strip()?.textContent).toContain('Holding…')
  drawn.report({ type: 'call-refused', callId: 'c1', asking: 'hold', sipStatus: 488 })
  expect(strip()?.querySelector('.lines p')?.textContent).toBe('Jonas’s phone did not agree')
  await pass(2000)
  expect(strip()?.querySelector('[aria-live=polite]')?.textContent).toBe('Jonas’s phone did not agree')
  await pass(6000)
  expect(strip()?.querySelector('.lines p')?.textContent).not.toContain('agree')
})
