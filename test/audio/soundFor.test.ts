import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endBeepMs, endToneMs, type Hearing, soundFor as soundIn } from '../../src/audio/soundFor.ts'
import type { Call, CallState, EndReason } from '../../src/phone/call.ts'
import { rejectReason } from '../../src/sip/reason.ts'

const now = 10_000
const hearing: Hearing = { ring: true, speaks: () => true }
const soundFor = (calls: readonly Call[], at: number, more: Partial<Hearing> = {}) =>
  soundIn(calls, at, { ...hearing, ...more })
let ids = 0
function call(direction: Call['direction'], state: CallState): Call {
  const party = { user: 'bob', address: 'sip:bob@acme.test' }
  ids += 1
  return {
    id: `${ids}`,
    direction,
    party,
    to: '',
    headers: {},
    createdAt: 0,
    state,
    media: 'none',
    muted: false,
  }
}
const incoming = (state: CallState) => call('incoming', state)
const outgoing = (state: CallState) => call('outgoing', state)
const ringing: CallState = { phase: 'ringing', earlyMedia: false }
const connected = (us = false): CallState => ({
  phase: 'connected',
  since: 1,
  activeAt: 1,
  held: { us, them: false },
})
const ended = (reason: EndReason, since?: number): CallState => ({
  phase: 'ended',
  at: now,
  reason,
  ...(since && { since }),
})
const failed = (code: 'unreachable' | 'invalid-number'): EndReason => ({ kind: 'failed', error: { code } })

describe('the sound due', () => {
  it.each<[string, Call[], string | undefined]>([
    ['no call', [], undefined],
    ['dialing: nobody rings yet', [outgoing({ phase: 'dialing' })], undefined],
    ['the other side rings', [outgoing(ringing)], 'ringback'],
    ['the other side sends its own sound', [outgoing({ phase: 'ringing', earlyMedia: true })], undefined],
    ['a call comes in', [incoming(ringing)], 'ringtone'],
    ['answered, not yet there', [incoming({ phase: 'answering' })], undefined],
    ['connected', [outgoing(connected())], undefined],
    ['a second call comes in', [outgoing(connected()), incoming(ringing)], 'call-waiting'],
    ['a second call while dialing', [outgoing(ringing), incoming(ringing)], 'call-waiting'],
    ['a call comes in while another ends', [outgoing({ phase: 'ending' }), incoming(ringing)], 'ringtone'],
    ['calling a third while one is held', [outgoing(connected(true)), outgoing(ringing)], 'ringback'],
    ['busy', [outgoing(ended({ kind: 'busy' }))], 'busy'],
    ['they declined', [outgoing(ended({ kind: 'declined', by: 'them' }))], 'ended'],
    ['we declined', [incoming(ended({ kind: 'declined', by: 'us' }))], undefined],
    ['no such number', [outgoing(ended({ kind: 'not-found' }))], 'special-information'],
    ['not a number', [outgoing(ended(failed('invalid-number')))], 'special-information'],
    ['nobody answered', [outgoing(ended({ kind: 'no-answer' }))], 'congestion'],
    ['failed', [outgoing(ended(failed('unreachable')))], 'congestion'],
    ['broke off in the middle', [incoming(ended(failed('unreachable'), 5))], 'congestion'],
    ['an incoming call failed before it was one', [incoming(ended(failed('unreachable')))], undefined],
    ['they hung up', [incoming(ended({ kind: 'hung-up', by: 'them' }, 5))], 'ended'],
    ['we hung up', [outgoing(ended({ kind: 'hung-up', by: 'us' }, 5))], undefined],
    ['they gave up ringing', [incoming(ended({ kind: 'cancelled', by: 'them' }))], undefined],
    ['somebody waits and nobody is spoken to', [outgoing(connected(true))], 'hold-reminder'],
    [
      'somebody waits while another is spoken to',
      [outgoing(connected(true)), incoming(connected())],
      undefined,
    ],
    ['somebody waits while we dial', [outgoing(connected(true)), outgoing({ phase: 'dialing' })], undefined],
    ['answered elsewhere', [incoming(ended({ kind: 'answered-elsewhere' }))], undefined],
    ['busy while one is held', [outgoing(connected(true)), outgoing(ended({ kind: 'busy' }))], 'busy'],
    ['busy while talking', [outgoing(connected()), outgoing(ended({ kind: 'busy' }))], undefined],
    [
      'busy, and dialing again',
      [outgoing(ended({ kind: 'busy' })), outgoing({ phase: 'dialing' })],
      undefined,
    ],
  ])('%s', (_name, calls, name) => {
    expect(soundFor(calls, now)?.name).toBe(name)
  })

  it('makes no sound for incoming calls when ringing is off', () => {
    expect(soundFor([incoming(ringing)], now, { ring: false })).toBeUndefined()
    expect(soundFor([outgoing(ringing)], now, { ring: false })?.name).toBe('ringback')
  })

  it('beeps in place of ringing before a call is answered by itself, also where nothing rings', () => {
    const soon = { ...incoming(ringing), answersAt: now + 3000 }
    const beeps = { name: 'auto-answer', until: now + 3000 }
    expect(soundFor([soon], now)).toEqual(beeps)
    expect(soundFor([soon], now, { ring: false })).toEqual(beeps)
    expect(soundFor([soon], now + 3000)?.name).toBe('ringtone')
    expect(soundFor([soon, outgoing({ phase: 'dialing' })], now)?.name).toBe('call-waiting')
  })

  it('goes on with our ringback until the line itself can be heard', () => {
    const line = outgoing({ phase: 'ringing', earlyMedia: true })
    expect(soundFor([line], now, { speaks: () => false })?.name).toBe('ringback')
    expect(soundFor([line], now, { speaks: (id) => id === line.id })).toBeUndefined()
  })

  it('is over sooner for the beep at the end', () => {
    const calls = [outgoing(ended({ kind: 'hung-up', by: 'them' }, 5))]
    expect(soundFor(calls, now)).toEqual({ name: 'ended', until: now + endBeepMs })
    expect(soundFor(calls, now + endBeepMs)).toBeUndefined()
  })

  // ITU-T E.182 by way of SIP: what the far side's server answered, and what is heard for it.
  it.each([
    [486, 'busy'],
    [600, 'busy'],
    [404, 'special-information'],
    [484, 'special-information'],
    [604, 'special-information'],
    [408, 'congestion'],
    [480, 'congestion'],
    [500, 'congestion'],
    [503, 'congestion'],
    [487, 'ended'],
    [603, 'ended'],
  ])('after a %i is %s', (status, name) => {
    expect(soundFor([outgoing(ended(rejectReason(status, [])))], now)?.name).toBe(name)
  })

  it('tells when the tone of an ended call is over', () => {
    const calls = [outgoing(ended({ kind: 'busy' }))]
    expect(soundFor(calls, now + 1)).toEqual({ name: 'busy', until: now + endToneMs })
    expect(soundFor(calls, now + endToneMs)).toBeUndefined()
    expect(soundFor(calls, now - 1)).toBeUndefined()
  })

  it('has the same answer when nothing changed but the time', () => {
    const calls = [outgoing(ended({ kind: 'busy' }))]
    expect(soundFor(calls, now + 1)).toEqual(soundFor(calls, now + 2))
  })
})

const reasons = fc.constantFrom<EndReason>(
  { kind: 'busy' },
  { kind: 'not-found' },
  { kind: 'no-answer' },
  { kind: 'unavailable' },
  { kind: 'answered-elsewhere' },
  { kind: 'hung-up', by: 'us' },
  { kind: 'cancelled', by: 'them' },
  { kind: 'declined', by: 'them' },
  failed('unreachable'),
)
const endedCall = fc
  .record({
    direction: fc.constantFrom<Call['direction']>('incoming', 'outgoing'),
    reason: reasons,
    at: fc.integer({ min: 0, max: 20_000 }),
    since: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  })
  .map(({ direction, reason, at, since }) =>
    call(direction, { phase: 'ended', at, reason, ...(since !== undefined && { since }) }),
  )

describe('whatever the calls were', () => {
  it('leaves no tone on after all of them ended', () => {
    fc.assert(
      fc.property(
        fc.array(endedCall),
        fc.integer({ min: 0, max: 60_000 }),
        fc.boolean(),
        (calls, at, ring) => {
          const sound = soundFor(calls, at, { ring })
          if (!sound) return
          expect(sound.until).toBeGreaterThan(at)
          expect(soundFor(calls, sound.until ?? Infinity, { ring })).toBeUndefined()
          expect(['ringtone', 'ringback', 'call-waiting']).not.toContain(sound.name)
        },
      ),
    )
  })
})
