import { describe, expect, test } from 'vitest'
import { type Call, type CallPhase, type CallState, canMove } from '../../src/phone/call.ts'
import type { PhoneFact } from '../../src/phone/events.ts'
import { reduceCall } from '../../src/phone/reduceCall.ts'
import { asked, callIn, connected, ended, ringing } from './facts.ts'

const phases: readonly CallPhase[] = ['dialing', 'ringing', 'answering', 'connected', 'ending', 'ended']

// Written out again on purpose: what the phone does is held against what it should do.
//              to: dialing ringing answering connected ending ended
const table: Readonly<Record<CallPhase, string>> = {
  dialing: '   no      yes     no        yes       yes    yes',
  ringing: '   no      yes     yes       yes       yes    yes',
  answering: ' no      no      no        yes       yes    yes',
  connected: ' no      no      no        no        yes    yes',
  ending: '    no      no      no        no        no     yes',
  ended: '     no      no      no        no        no     no',
}

const pairs = phases.flatMap((from) => {
  const words = table[from].trim().split(/\s+/)
  return phases.map((to, column) => {
    const may = words[column] === 'yes'
    return { from, to, may, word: may ? 'a move' : 'never' }
  })
})

/** The fact that asks for a phase; none leads to `dialing`, where outgoing calls begin. */
const leadsTo: Readonly<Partial<Record<CallPhase, PhoneFact>>> = {
  ringing: ringing(true),
  answering: asked('answer'),
  connected: connected(),
  ending: asked('hang-up'),
  ended: ended(),
}

function callFact(fact: PhoneFact | undefined): Parameters<typeof reduceCall>[1] | undefined {
  return fact && ({ ...fact, at: 50 } as Parameters<typeof reduceCall>[1])
}

describe('every pair of phases', () => {
  test('there are 36 of them, and 15 are moves', () => {
    expect(pairs).toHaveLength(36)
    expect(pairs.filter(({ may }) => may)).toHaveLength(15)
  })

  test.each(pairs)('from $from to $to: $word', ({ from, to, may }) => {
    expect(canMove(from, to)).toBe(may)
    const fact = callFact(leadsTo[to])
    if (!fact) return
    const before = callIn(from)
    const now = reduceCall(before, fact)
    if (may) expect(now.state.phase).toBe(to)
    else expect(now).toBe(before)
  })
})

describe('each phase carries only what is true in it', () => {
  const expected: Readonly<Record<CallPhase, CallState>> = {
    dialing: { phase: 'dialing' },
    ringing: { phase: 'ringing', earlyMedia: false },
    answering: { phase: 'answering' },
    connected: { phase: 'connected', since: 2, activeAt: 2, held: { us: false, them: false } },
    ending: { phase: 'ending' },
    ended: { phase: 'ended', at: 2, reason: { kind: 'hung-up', by: 'them' } },
  }
  test.each(phases)('%s', (phase) => {
    expect(callIn(phase).state).toEqual(expected[phase])
  })
})

test('an outgoing call cannot be answered by us', () => {
  const out: Call = callIn('ringing', { direction: 'outgoing' })
  const fact = callFact(asked('answer'))
  expect(fact && reduceCall(out, fact)).toBe(out)
})
