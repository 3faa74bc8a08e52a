// @vitest-environment jsdom
// Whatever the phone shows is said by its language: under the test language, all that is not data stands in brackets.
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PhoneFact } from '../../src/phone/events.ts'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { xx } from '../../src/react/words/xx.ts'
import { createFakePhone } from '../fakes/phone.ts'
import { platformEvent } from '../phone/facts.ts'
import { draw, jonas, mara } from './draw.tsx'
import { unsaid } from './unsaid.ts'

const online: PhoneFact = { type: 'line-changed', line: { phase: 'online', registered: true } }
const added = (direction: 'incoming' | 'outgoing', callId = 'c1', party = jonas): PhoneFact => ({
  ...{ type: 'call-added', callId, direction, party, to: party.address, headers: {} },
})
const connected = (callId = 'c1'): PhoneFact => ({ type: 'call-connected', callId })
const talking = [added('outgoing'), connected()]
const microphone = { id: 'h', label: 'Poly' }
const devices = (part: object): PhoneFact => ({
  type: 'devices-changed',
  devices: {
    microphones: [microphone],
    speakers: [microphone],
    access: 'granted',
    sound: 'on',
    ...part,
  },
})

/** What has happened, and which buttons are pressed then, by their names in English. */
type State = readonly [name: string, facts: readonly PhoneFact[], ...presses: string[]]

const states: readonly State[] = [
  ['at rest', [online]],
  ['without a line', [{ type: 'line-changed', line: { phase: 'offline', error: { code: 'unreachable' } } }]],
  [
    'trying again',
    [
      {
        type: 'line-changed',
        line: { phase: 'waiting', attempt: 2, retryAt: 9000, error: { code: 'unreachable' } },
      },
    ],
  ],
  ['the line’s details', [online, devices({ access: 'unknown' })], 'Online'],
  ['the menu', [online], 'Menu'],
  ['the keys', [online], 'Menu', 'Keyboard shortcuts'],
  [
    'the sound',
    [online, devices({ soundTest: 'speak' }), { type: 'headsets-changed', headsets: [] }],
    'Menu',
    'Sound',
  ],
  ['a headset', [online, devices({}), { type: 'headsets-changed', headsets: ['Jabra'] }], 'Menu', 'Sound'],
  ['dialling', [online, added('outgoing')]],
  ['ringing out', [online, added('outgoing'), { type: 'call-ringing', callId: 'c1', earlyMedia: true }]],
  ['a caller', [online, added('incoming')]],
  [
    'a caller to a number',
    [online, { ...added('incoming'), to: 'sip:+4930123456@acme.example' } as PhoneFact],
  ],
  ['a caller to send elsewhere', [online, added('incoming')], 'More', 'Send to…'],
  ['a second caller', [online, ...talking, added('incoming', 'c2', mara)]],
  ['a call', [online, ...talking, { type: 'call-media', callId: 'c1', media: 'flowing' }]],
  ['no sound yet', [online, ...talking, { type: 'call-media', callId: 'c1', media: 'connecting' }]],
  ['the sound away', [online, ...talking, { type: 'call-media', callId: 'c1', media: 'interrupted' }]],
  [
    'the line away',
    [online, ...talking, { type: 'line-changed', line: { phase: 'connecting', attempt: 3 } }],
  ],
  ['muted', [online, ...talking, { type: 'call-muted', callId: 'c1' }]],
  ['a dead microphone', [online, ...talking, devices({ voice: 'silent' })]],
  [
    'speaking while muted',
    [online, ...talking, { type: 'call-muted', callId: 'c1' }, devices({ voice: 'while-muted' })],
  ],
  ['holding', [online, ...talking, { type: 'call-asked', callId: 'c1', asking: 'hold' }]],
  ['on hold', [online, ...talking, { type: 'call-held', callId: 'c1', by: 'us' }]],
  ['held', [online, ...talking, { type: 'call-held', callId: 'c1', by: 'them' }]],
  [
    'held by both',
    [
      online,
      ...talking,
      { type: 'call-held', callId: 'c1', by: 'them' },
      { type: 'call-held', callId: 'c1', by: 'us' },
    ],
  ],
  [
    'the keypad',
    [online, ...talking, { type: 'call-digits-sent', callId: 'c1', digits: '5', by: 'rtp' }],
    'Keypad',
  ],
  ['a transfer', [online, ...talking], 'Transfer'],
  [
    'a transfer under way',
    [
      ...[online, ...talking],
      { type: 'call-transferring', callId: 'c1', transfer: { to: mara, progress: 'accepted' } },
    ],
  ],
  [
    'a transfer that failed',
    [online, ...talking, { type: 'call-transferred', callId: 'c1', to: mara, outcome: 'refused' }],
  ],
  ['asked to call somebody', [online, ...talking, { type: 'call-referred', callId: 'c1', to: mara }]],
  [
    'two calls',
    [
      online,
      ...talking,
      { type: 'call-held', callId: 'c1', by: 'us' },
      added('outgoing', 'c2', mara),
      connected('c2'),
    ],
  ],
  [
    'joined',
    [
      ...[online, ...talking, added('outgoing', 'c2', mara), connected('c2')],
      { type: 'call-merged', callId: 'c1', conference: 'x' },
      { type: 'call-merged', callId: 'c2', conference: 'x' },
    ],
  ],
  ['busy', [online, added('outgoing'), { type: 'call-ended', callId: 'c1', reason: { kind: 'busy' } }]],
  [
    'hung up',
    [online, ...talking, { type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'them' } }],
  ],
  [
    'missed',
    [
      online,
      added('incoming'),
      { type: 'call-ended', callId: 'c1', reason: { kind: 'cancelled', by: 'them' } },
    ],
  ],
  [
    'one too many',
    [
      online,
      {
        ...{ type: 'call-added', callId: 'c1', direction: 'incoming', party: jonas, to: jonas.address },
        ...{ headers: {}, refused: 'no-room' },
      },
    ],
  ],
  [
    'no microphone',
    [
      ...[online, added('outgoing')],
      { type: 'call-ended', callId: 'c1', reason: { kind: 'failed', error: { code: 'microphone-denied' } } },
    ],
  ],
  [
    'a story',
    [
      ...[online, ...talking],
      { type: 'call-held', callId: 'c1', by: 'us' },
      { type: 'call-resumed', callId: 'c1', by: 'us' },
      { type: 'call-media', callId: 'c1', media: 'interrupted' },
      { type: 'call-refused', callId: 'c1', asking: 'hold', sipStatus: 488 },
      { type: 'platform-event', event: platformEvent('p1', Date.now()) },
      { type: 'feed-gap', from: 1, to: 60_000 },
    ],
  ],
]

const press = async (name: string) => {
  const found = [...document.querySelectorAll('button')].find((one) =>
    `${one.getAttribute('aria-label') ?? one.textContent}`.startsWith(`⟦${name}`),
  )
  if (!found) throw new Error(`no button ${name}`)
  await act(async () => found.click())
}

beforeEach(() => {
  vi.useFakeTimers()
  HTMLDialogElement.prototype.showModal = () => {}
})
afterEach(() => vi.useRealTimers())

it.each(states.map(([name, ...rest]) => [name, rest] as const))(
  'of “%s” nothing is said in English',
  async (_name, [facts, ...presses]) => {
    const fake = createFakePhone(() => Date.now())
    const { place, report } = draw(
      <PhonePanel
        wholePage
        account="alice"
        domain="acme.example"
        suggestions={[{ target: 'bob', name: 'bob' }]}
      />,
      { words: xx.words, fake },
    )
    for (const fact of facts) report(fact)
    await act(async () => void (await vi.advanceTimersByTimeAsync(2500)))
    for (const name of presses) await press(name)
    expect(place.textContent).toMatch(/⟦.+⟧/)
    expect(unsaid(document)).toEqual([])
  },
)
