// @vitest-environment jsdom
// Calls of before this session, asked of the platform by a press and not before.
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { PhoneError } from '../../src/phone/errors.ts'
import type { CallSearch, FoundCall, FoundCalls } from '../../src/phone/search.ts'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { button, callWith, draw, names, press } from './draw.tsx'

const day = 24 * 3_600_000
const now = Date.parse('2026-11-23T12:00:00Z')

function found(id: string, ago: number, more: Partial<FoundCall> = {}): FoundCall {
  const party = { user: id, address: `sip:${id}@acme.test`, name: id.toUpperCase() }
  const startedAt = now - ago
  return { id, direction: 'incoming', party, startedAt, endedAt: startedAt + 60_000, ...more }
}

function drawn(answers: (FoundCalls | Error | Promise<FoundCalls>)[]) {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  const fake = createFakePhone(() => Date.now())
  const searched: CallSearch[] = []
  const phone = {
    ...fake.phone,
    searchCalls: async (ask: CallSearch) => {
      searched.push(ask)
      const answer = answers.shift() ?? { calls: [] }
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  fake.report({ type: 'call-search-changed', offered: true })
  return { ...draw(<PhonePanel />, { fake: { ...fake, phone } }), searched }
}

afterEach(() => void vi.useRealTimers())

const told = () => document.querySelector('.earlier [role=status]')?.textContent
const rows = () => [...document.querySelectorAll('.earlier .lines')].map((row) => row.textContent)

it('is not offered where the platform cannot be asked', () => {
  const fake = createFakePhone()
  const { report } = draw(<PhonePanel />, { fake })
  expect(names('button')).not.toContain('Show earlier calls')
  report({ type: 'call-search-changed', offered: true })
  expect(names('button')).toContain('Show earlier calls')
})

it('asks for the month before this session, and tells each call: who, which way, what came of it', async () => {
  const { searched, fake } = drawn([
    {
      calls: [
        found('out', 3 * day, { direction: 'outgoing', cause: { code: 17 } }),
        found('talk', day, { answeredAt: now - day + 10_000 }),
        found('miss', 2 * day, { cause: { code: 19 } }),
        found('no', 4 * day, { cause: { code: 21 } }),
      ],
    },
  ])
  const { party, to, headers } = callWith()
  act(() => fake.report({ type: 'call-added', callId: 'c1', direction: 'outgoing', party, to, headers }))
  expect(searched).toEqual([])
  await press('Show earlier calls')
  expect(searched).toEqual([{ from: now - 10_000 - 30 * day, to: now - 10_000 }])
  expect(rows()).toEqual([
    'TALKIncoming · 00:50',
    'MISSMissed call',
    expect.stringMatching(/^OUTOutgoing · busy/),
    expect.stringMatching(/^NOIncoming · rejected/),
  ])
  expect(told()).toMatch(/^4 calls since Oct 24, 2026/)
})

it('says of no call that nobody took it, unless the platform does', async () => {
  const end = { cause: { code: 16 } }
  drawn([
    {
      calls: [
        found('in', day, end),
        found('out', 2 * day, { ...end, direction: 'outgoing' }),
        found('miss', 3 * day, { ...end, answered: false }),
        found('no', 4 * day, { ...end, answered: false, direction: 'outgoing' }),
        found('gone', 5 * day, { cause: { code: 487 }, direction: 'outgoing' }),
      ],
    },
  ])
  expect(names('h3')).toContain('No calls yet')
  await press('Show earlier calls')
  expect(names('h3')).not.toContain('No calls yet')
  expect(rows()).toEqual([
    'INIncoming',
    'OUTOutgoing',
    'MISSMissed call',
    'NOOutgoing · not answered',
    'GONEOutgoing · not answered',
  ])
})

it('goes on month by month and page by page, tells nothing twice, and calls back', async () => {
  const { searched, fake } = drawn([
    { calls: [], cursor: '100' },
    { calls: [found('a', day, { answered: false })], cursor: '200' },
    { calls: ['a', 'b'].map((id, at) => found(id, (at + 1) * day, { answered: false })) },
    { calls: [] },
  ])
  await press('Show earlier calls')
  expect(rows()).toEqual(['AMissed call'])
  await press('Show more')
  expect(rows()).toEqual(['AMissed call', 'BMissed call'])
  expect(searched.map(({ cursor }) => cursor)).toEqual([undefined, '100', '200'])
  await press('Show more')
  expect(searched.at(-1)).toEqual({ from: now - 60 * day - 1, to: now - 30 * day - 1 })
  expect(told()).toMatch(/^2 calls since Sep 24, 2026/)
  await press('Call B')
  expect(fake.asked).toContainEqual(['call', 'sip:b@acme.test'])
})

it('says when nothing was found, and when nobody answered; a second press asks the same again', async () => {
  const { searched } = drawn([new PhoneError('timeout', ''), { calls: [] }])
  await press('Show earlier calls')
  expect(told()).toBe('The platform did not answer. Try again.')
  await press('Show earlier calls')
  expect(searched[1]).toEqual(searched[0])
  expect(told()).toMatch(/^No earlier calls since Oct 24, 2026/)
})

it('does not ask twice at once, and forgets an answer that comes when it may ask no more', async () => {
  let answer = (_: FoundCalls) => {}
  const { searched, fake } = drawn([
    new Promise<FoundCalls>((resolve) => {
      answer = resolve
    }),
  ])
  await press('Show earlier calls')
  await press('Show earlier calls')
  expect(searched).toHaveLength(1)
  expect(button('Show earlier calls').getAttribute('aria-disabled')).toBe('true')
  act(() => fake.report({ type: 'call-search-changed', offered: false }))
  await act(async () => answer({ calls: [found('late', day)] }))
  act(() => fake.report({ type: 'call-search-changed', offered: true }))
  expect(rows()).toEqual([])
  expect(button('Show earlier calls').getAttribute('aria-disabled')).toBeNull()
})
