// What the platform says, in sentences. Its texts are anybody's, and stay text.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseFrame } from '../../src/feed/parse.ts'
import { tellEvent } from '../../src/react/platformStory.ts'
import { en } from '../../src/react/words/en/main.ts'

const self = { user: 'x', domain: 'y' }

function say(frame: string) {
  const parsed = parseFrame(frame, { self, offset: 0, now: 1 })
  if (parsed.what !== 'event') throw new Error(parsed.what)
  return tellEvent(parsed.event, en)
}
const recording = (name: string) =>
  readFileSync(new URL(`../recordings/${name}.json`, import.meta.url), 'utf8')
const flow = (name: string, more: object = {}) =>
  say(JSON.stringify({ type: 'call_flow', call_flow: { name, success: true, ...more } }))

test.each([
  ['call_state.init', 'Call initiated: +15550100011 to 15550100022', 'plain', '+15550100011’s side'],
  ['call_state.live', '15550100022 took the call', 'good', '+15550100011’s side'],
  ['call_state.hangup', 'front.desk was not reached', 'bad', 'no user response, 18 · front.desk’s side'],
  [
    'call_state.destroyed',
    'The leg from +15550100011 to 15550100022 is closed',
    'plain',
    'normal end, 16 · +15550100011’s side',
  ],
  ['call_state.flat.2022', 'Ringing at 15550100066', 'plain', '+15550100055’s side'],
  ['call_flow.answer.2022', 'The call was answered', 'plain', 'Call answered'],
  [
    'call_flow.dial_failed',
    'Nobody picked up at front.desk',
    'bad',
    'no user response, 18 · Then: Say, Hangup',
  ],
])('%s: %s', (name, sentence, tone, why) => {
  expect(say(recording(name))).toEqual({ sentence, tone, ...(why && { why }) })
})

test.each([
  'Answer',
  'Dial',
  'Say',
  'Play',
  'Gather',
  'Record',
  'Hold',
  'Unhold',
  'Tone',
  'Pause',
  'Callback',
  'Hangup',
  'Meta',
  'Curl',
])('%s has a sentence of its own, and one for its failure', (name) => {
  expect(flow(name).sentence).not.toBe(`${name} was done`)
  expect(flow(name, { success: false, reason: 'why' })).toMatchObject({ tone: 'bad', why: 'why' })
})

test('a command nobody knows, and one that is named like a part of an object', () => {
  expect(flow('Janus').sentence).toBe('Janus was done')
  expect(flow('constructor').sentence).toBe('constructor was done')
  expect(flow('other').sentence).toBe('other was done')
})

test('hostile text is shown as text, and cannot turn round what stands beside it', () => {
  const evil = '\u202eevil<img src=x>\u0000'
  const { sentence } = say(JSON.stringify({ type: 'sms', message: evil }))
  expect(sentence).toBe('evil<img src=x>')
  expect(flow(evil).sentence).toBe('evil<img src=x> was done')
})
