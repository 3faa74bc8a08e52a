// Every recorded frame of the platform, both generations, and everything that is no such frame.

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseFrame } from '../../src/feed/parse.ts'
import type { PlatformEvent } from '../../src/phone/events.ts'
import { chanceOf, seed, share } from '../soak/measure.ts'

const folder = new URL('../recordings/', import.meta.url)
const recording = (name: string) => readFileSync(new URL(`${name}.json`, folder), 'utf8')
const self = { user: 'front.desk', domain: 'blueheron.sip.opentact.org' }
const parts = { self, offset: 0, now: 1_750_000_000_000 }
const at = (stamp: string) => Date.parse(stamp)

function event(frame: string): PlatformEvent {
  const parsed = parseFrame(frame, parts)
  if (parsed.what !== 'event') throw new Error(parsed.what)
  return parsed.event
}

const inLeg = '7b1e4c58-0a6d-4f2b-b3c9-18d5e7f60a21'
const outLeg = 'c4f8a9d2-6e15-47b3-8f0c-92ab34cd56ef'
const thread = 'thread:9f4c2a7be1d80356ac41f7029bd3e685'

const told: Readonly<Record<string, unknown>> = {
  'call_state.init': {
    id: '2a6d9c31-7f40-4b8e-a1d5-53c7e9f0b246',
    at: at('2025-06-01T12:05:00.420Z'),
    kind: 'call_state',
    message: 'CallSCA in +15550100011 > 15550100022 - init',
    leg: {
      id: inLeg,
      direction: 'in',
      from: '+15550100011',
      to: '15550100022',
      state: 'init',
      fromUs: false,
      toUs: false,
      related: [thread],
      startedAt: at('2025-06-01T12:05:00.200Z'),
    },
  },
  'call_state.live': { kind: 'call_state', leg: { id: inLeg, state: 'live' } },
  'call_state.hangup': {
    kind: 'call_state',
    leg: {
      id: outLeg,
      direction: 'out',
      to: 'front.desk',
      toUs: true,
      state: 'hangup',
      related: [inLeg, thread],
      cause: { code: 18, name: 'NO_USER_RESPONSE' },
    },
  },
  'call_state.destroyed': {
    kind: 'call_state',
    leg: { id: inLeg, state: 'destroyed', cause: { code: 16, name: 'NORMAL_CLEARING' } },
  },
  'call_state.flat.2022': {
    kind: 'call_state',
    at: at('2025-06-01T12:20:00.300Z'),
    leg: { id: 'b8d6f4a2-0c1e-4937-9a5b-7d8e6f5c4b3a', state: 'ringing', from: '+15550100055' },
  },
  'call_flow.answer.2022': {
    kind: 'call_flow',
    at: at('2025-06-01T12:10:03.554Z'),
    leg: { id: '3e5a7c91-b2d4-4f68-8c0e-a1b3c5d7e9f0', direction: 'in' },
    flow: { command: 'Answer', success: true, reason: 'Call answered', path: 'Answer[0]' },
  },
  'call_flow.dial_failed': {
    kind: 'call_flow',
    leg: { id: inLeg, direction: 'in', from: '+15550100011' },
    flow: {
      command: 'Dial',
      success: false,
      state: 'failed',
      reason: expect.stringContaining('NO_USER_RESPONSE'),
      destinations: ['front.desk@blueheron.sip.opentact.org'],
      toUs: true,
      branch: ['Say', 'Hangup'],
      cause: { code: 18, name: 'NO_USER_RESPONSE' },
    },
  },
  'sms.smso.2022': { kind: 'sms' },
}

test('the table names every recording but the sign-in', () => {
  const files = readdirSync(folder).map((name) => name.replace('.json', ''))
  expect(files.toSorted()).toEqual([...Object.keys(told), 'auth'].toSorted())
})

test.each(Object.entries(told))('%s', (name, expected) => {
  expect(event(recording(name))).toMatchObject(expected as object)
})

test('the answer to the sign-in tells the clock of the platform', () => {
  expect(parseFrame(recording('auth'), parts)).toEqual({ what: 'auth', at: at('2025-06-01T12:00:00.100Z') })
})

test.each(Object.keys(told))('%s leaves the account, its people and its money behind', (name) => {
  const kept = JSON.stringify(event(recording(name)))
  expect(kept).not.toMatch(
    /@blueheron\.example|Sample Street|Exampleton|"balance"|42\.[45]|"account"|5550100900/,
  )
})

test('what is private is so however it is spelt, and in what a call flow sends to its servers', () => {
  const curl = {
    ...{ name: 'Curl', headers: { Authorization: 'canary', 'X-Api-Key': 'canary', Cookie: 'canary' } },
    ...{ Phone_Number: 'canary', phoneNumber: 'canary', 'first-name': 'canary', ACCESS_TOKEN: 'canary' },
  }
  const frame = { type: 'call_flow', payload: { command: curl, EMAIL: 'canary' }, Account: { x: 'canary' } }
  const kept = event(JSON.stringify(frame))
  expect(kept.flow?.command).toBe('Curl')
  expect(JSON.stringify(kept)).not.toContain('canary')
})

test('ids are as long and as many as they may be, so that one event drives out no link of others', () => {
  const children = Array.from({ length: 3000 }, (_, index) => ({ uuid: `child ${index}` }))
  const call = { uuid: 'x'.repeat(4000), thread: 'y'.repeat(4000), direction: 'in', children }
  const { leg } = event(JSON.stringify({ type: 'call_state', call }))
  expect(leg?.related.length).toBe(65)
  expect(Math.max(...[leg?.id ?? '', ...(leg?.related ?? [])].map(({ length }) => length))).toBeLessThan(140)
})

test('a clock that is ahead is put right', () => {
  const parsed = parseFrame(recording('call_state.init'), { ...parts, offset: 300_000 })
  expect(parsed).toMatchObject({
    event: {
      at: at('2025-06-01T12:00:00.420Z'),
      leg: { startedAt: at('2025-06-01T12:00:00.200Z') },
    },
  })
})

test.each<[string, unknown, string]>([
  ['not text', new ArrayBuffer(4), 'not text'],
  ['not JSON', '{"type":', 'not JSON'],
  ['a list', '[]', 'not an object'],
  ['nothing', 'null', 'not an object'],
  ['without a type', '{"message":"x"}', 'without a type'],
  ['a type that is no text', '{"type":{}}', 'without a type'],
  ['too large', `{"type":"x","message":"${'x'.repeat(300_000)}"}`, 'too large'],
])('a frame that is %s is named and left', (_what, frame, why) => {
  expect(parseFrame(frame, parts)).toEqual({ what: 'nothing', why })
})

test('an unknown kind passes under its own name, with its message', () => {
  const { kind, message, raw } = event('{"type":"tn_order","message":"done","payload":{"state":"x"}}')
  expect({ kind, message, raw }).toEqual({
    kind: 'tn_order',
    message: 'done',
    raw: { type: 'tn_order', message: 'done', payload: { state: 'x' } },
  })
})

test('the reason of a call flow is found wherever it stands', () => {
  const shapes = [
    { call_flow: [{ name: 'Dial', success: false, reason: 'R' }] },
    { call_flow: { command: { name: 'Dial', success: false, reason: 'R' } } },
    { payload: { command: { name: 'Dial', success: false, reason: 'R' } } },
    { payload: { command: 'Dial' }, success: false, message: 'Dial: success false, reason: R' },
    { message: '[failed] command Dial[0], reason: R', success: false },
  ]
  for (const shape of shapes) {
    const { flow } = event(JSON.stringify({ type: 'call_flow', ...shape }))
    expect(flow).toMatchObject({ command: 'Dial', success: false, reason: 'R' })
  }
})

test('only https links are kept of recordings', () => {
  const records = [
    'https://r.example/1.wav',
    { url: 'http://r.example/2.wav' },
    { url: 'javascript:alert(1)' },
    7,
  ]
  const call = { uuid: 'x', direction: 'in', records }
  expect(event(JSON.stringify({ type: 'call_record', call })).records).toEqual([
    { url: 'https://r.example/1.wav', trusted: false },
  ])
})

test.each([
  ['https://r.example/1.wav', true],
  ['https://R.EXAMPLE/1.wav', true],
  ['https://r.example:8443/1.wav', false],
  ['https://sub.r.example/1.wav', false],
  ['https://r.example.evil.test/1.wav', false],
  ['https://r.example@evil.test/1.wav', false],
  ['https://user:pass@r.example/1.wav', false],
  ['https://r.example\\@evil.test/1.wav', undefined],
  ['//r.example/1.wav', undefined],
])('a recording at %s is trusted: %s', (url, trusted) => {
  const frame = JSON.stringify({
    type: 'call_record',
    call: { uuid: 'x', direction: 'in' },
    payload: { url },
  })
  const parsed = parseFrame(frame, { ...parts, mediaHosts: ['r.example'] })
  if (parsed.what !== 'event') throw new Error(parsed.what)
  expect(parsed.event.records?.map((one) => one.trusted)).toEqual(
    trusted === undefined ? undefined : [trusted],
  )
})

test.each([
  [{ text: 'Hello.\n\nBye.' }, [{ text: 'Hello.' }, { text: 'Bye.' }]],
  [{ transcript: 'Hello.' }, [{ text: 'Hello.' }]],
  [
    { segments: [{ speaker: 'A', text: 'Hi' }, { channel: 1, transcript: 'Yes' }, 7, ''] },
    [
      { speaker: 'A', text: 'Hi' },
      { speaker: '1', text: 'Yes' },
    ],
  ],
  [{ transcript: { lines: ['Hi', 'Yes'] } }, [{ text: 'Hi' }, { text: 'Yes' }]],
  [{}, undefined],
])('of a transcript %j the lines are kept', (payload, lines) => {
  expect(event(JSON.stringify({ type: 'call_transcript', payload })).transcript).toEqual(lines)
})

test('keys that reach into objects, depth and length are cut', () => {
  let deep: unknown = 'end'
  for (let depth = 0; depth < 100; depth++) deep = { deep }
  const frame = `{"type":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"deep":${JSON.stringify(deep)},"long":"${'x'.repeat(9000)}"}`
  const { raw } = event(frame)
  expect(JSON.stringify(raw).length).toBeLessThan(5000)
  expect(Object.getPrototypeOf(raw)).toBe(Object.prototype)
  expect(JSON.stringify(raw)).not.toContain('polluted')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

// In the soak a million.
const frames = share(1_000_000)

test(
  `${frames} frames that were tampered with: none throws, none pollutes, none grows (seed ${seed})`,
  () => {
    const chance = chanceOf(seed)
    const good = Object.keys(told).map(recording)
    const odd = [
      'null',
      '-1',
      '1e999',
      '"\\u0000"',
      '{}',
      '[]',
      '"__proto__"',
      'true',
      '"<img src=x onerror=alert(1)>"',
      '"\\u202e"',
    ]
    for (let count = 0; count < frames; count++) {
      let frame = chance.pick(good)
      for (let edits = 1 + chance.below(4); edits > 0; edits--) {
        const where = chance.below(frame.length)
        const cut = chance.below(40)
        frame = chance.often(0.5)
          ? frame.slice(0, where) + frame.slice(where + cut)
          : frame.replace(/:\s*("[^"]*"|-?\d+|null|true|\{\})/g, (all: string) =>
              chance.often(0.05) ? `: ${chance.pick(odd)}` : all,
            )
      }
      const parsed = parseFrame(frame, parts)
      if (parsed.what !== 'event') continue
      expect(JSON.stringify(parsed.event).length).toBeLessThan(4 * frame.length + 2000)
    }
    expect(Object.keys(Object.prototype)).toEqual([])
  },
  60_000 + frames,
)
