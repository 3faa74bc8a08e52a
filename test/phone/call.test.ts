import { describe, expect, test } from 'vitest'
import { allowed, type CallAction, mayCall } from '../../src/phone/allowed.ts'
import { type Call, type CallPhase, heardBy, isLive } from '../../src/phone/call.ts'
import { failureCodes, MicrophoneRefused, PhoneError } from '../../src/phone/errors.ts'
import { added, callIn, connected, held, muted, resumed, stateAfter } from './facts.ts'

const phases: readonly CallPhase[] = ['dialing', 'ringing', 'answering', 'connected', 'ending', 'ended']

describe('what may be asked of a call', () => {
  const table: Readonly<Record<CallPhase, readonly CallAction[]>> = {
    dialing: ['hang-up', 'mute'],
    ringing: ['answer', 'decline', 'hang-up', 'mute'],
    answering: ['hang-up', 'mute'],
    connected: ['hang-up', 'hold', 'mute', 'send-digits', 'merge'],
    ending: [],
    ended: ['dismiss'],
  }
  const actions: readonly CallAction[] = [
    'answer',
    'decline',
    'hang-up',
    'hold',
    'resume',
    'mute',
    'unmute',
    'send-digits',
    'merge',
    'split',
    'dismiss',
  ]
  const offered = (call: Call) => actions.filter((action) => allowed(call, action))

  test.each(phases)('while it is %s', (phase) => {
    expect(offered(callIn(phase))).toEqual(table[phase])
  })

  test('an outgoing call that rings can be hung up, not answered or declined', () => {
    expect(offered(callIn('ringing', { direction: 'outgoing' }))).toEqual(['hang-up', 'mute'])
  })

  test('a call we hold can be resumed; one they hold can be held', () => {
    const ours = stateAfter(added(), connected(), held('us')).calls[0]
    const theirs = stateAfter(added(), connected(), held('them')).calls[0]
    expect(ours && offered(ours)).toEqual(['hang-up', 'resume', 'mute', 'send-digits', 'merge'])
    expect(theirs && offered(theirs)).toEqual(['hang-up', 'hold', 'mute', 'send-digits', 'merge'])
  })

  test('while hold is asked, neither hold nor resume is offered again', () => {
    expect(offered(callIn('connected', { asking: 'hold' }))).toEqual(['hang-up', 'mute', 'send-digits'])
  })

  test('only a call in a conference can be split from it', () => {
    expect(offered(callIn('connected', { conference: 'x' }))).toContain('split')
    expect(offered(callIn('ended', { conference: 'x' }))).toEqual(['dismiss'])
  })

  test('a muted call can be unmuted', () => {
    expect(offered(callIn('dialing', { muted: true }))).toEqual(['hang-up', 'unmute'])
  })
})

describe('placing one more call', () => {
  const online = { phase: 'online', registered: false } as const
  test('needs the line and room; ended calls take none', () => {
    const calls = [callIn('connected'), callIn('ended'), callIn('ending')]
    expect(mayCall(online, calls, 3)).toBe(true)
    expect(mayCall(online, calls, 2)).toBe(false)
    expect(mayCall({ phase: 'connecting', attempt: 1 }, [], 6)).toBe(false)
    expect(mayCall({ phase: 'offline' }, [], 6)).toBe(false)
  })
})

test('a call is live until it is ending', () => {
  expect(phases.filter((phase) => isLive(callIn(phase)))).toEqual([
    'dialing',
    'ringing',
    'answering',
    'connected',
  ])
})

describe('who hears us', () => {
  const heard = (calls: readonly Call[]) => heardBy(calls).map((call) => call.id)
  const two = [added('a'), added('b'), connected('a'), connected('b')]

  test('nobody while nothing is connected', () => {
    expect(heard([])).toEqual([])
    expect(heard([callIn('dialing'), callIn('ringing'), callIn('answering'), callIn('ended')])).toEqual([])
  })

  test('the call that was connected last', () => {
    expect(heard(stateAfter(...two).calls)).toEqual(['b'])
  })

  test('the call that we resumed last', () => {
    expect(heard(stateAfter(...two, held('us', 'a'), resumed('us', 'a')).calls)).toEqual(['a'])
  })

  test('not the call that we hold, but the one before it', () => {
    expect(heard(stateAfter(...two, held('us', 'b')).calls)).toEqual(['a'])
    expect(heard(stateAfter(...two, held('us', 'b'), held('us', 'a')).calls)).toEqual([])
  })

  test('a call they hold still is the one in front', () => {
    expect(heard(stateAfter(...two, held('them', 'b')).calls)).toEqual(['b'])
  })

  test('nobody when the call in front is muted', () => {
    expect(heard(stateAfter(...two, muted('b')).calls)).toEqual([])
  })

  test('all of a conference but the muted and the held', () => {
    const calls = stateAfter(
      ...['a', 'b', 'c', 'd'].map((id) => added(id)),
      ...['a', 'b', 'c', 'd'].map((id) => connected(id)),
      muted('b'),
      held('us', 'c'),
    ).calls.map((call) => ({ ...call, conference: 'x' }))
    expect(heard(calls)).toEqual(['a', 'd'])
  })

  test('a conference behind a later call hears nothing', () => {
    const calls = stateAfter(...two, added('c'), connected('c')).calls
    expect(heard(calls.map((call) => (call.id === 'c' ? call : { ...call, conference: 'x' })))).toEqual(['c'])
  })
})

describe('errors', () => {
  test('say what went wrong by code, keep the cause and the SIP status, and nothing they were not given', () => {
    const cause = new Error('why')
    const full = new PhoneError('refused', 'No', { cause, sipStatus: 403 })
    expect(full).toMatchObject({ name: 'PhoneError', code: 'refused', message: 'No', cause, sipStatus: 403 })
    const bare = new PhoneError('timeout', 'No answer')
    expect(Object.hasOwn(bare, 'cause')).toBe(false)
    expect(bare.sipStatus).toBeUndefined()
  })

  test('a refused microphone carries its failure as data', () => {
    const refusal = new MicrophoneRefused({ code: 'microphone-denied' })
    expect(refusal.failure).toEqual({ code: 'microphone-denied' })
    expect(refusal).toBeInstanceOf(Error)
  })

  test('no failure code is there twice', () => {
    expect(new Set(failureCodes).size).toBe(failureCodes.length)
  })
})
