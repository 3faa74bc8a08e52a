// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PhoneError } from '../../src/phone/errors.ts'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { button, draw, jonas, key, mara, nameOfElement, names, pass, press, type } from './draw.tsx'

let drawn: ReturnType<typeof draw>

beforeEach(() => {
  vi.useFakeTimers()
  const fake = createFakePhone()
  fake.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
  const suggestions = [
    { target: 'echo', name: 'Echo' },
    { target: 'front.desk', name: 'Front Desk' },
  ]
  drawn = draw(<PhonePanel wholePage domain="acme.example" suggestions={suggestions} />, { fake })
})

afterEach(() => {
  drawn.remove()
  vi.useRealTimers()
})

const kenji = { name: 'Kenji Mori', user: 'kenji', address: 'sip:kenji@acme.example' }

const talk = (callId: string, party = jonas, direction: 'incoming' | 'outgoing' = 'outgoing') => {
  drawn.report({ type: 'call-added', callId, direction, party, to: party.address, headers: {} })
  drawn.report({ type: 'call-connected', callId })
}
const region = (who: string) => {
  const found = [...document.querySelectorAll('section')].find(
    (one) => nameOfElement(one) === `Call with ${who}`,
  )
  if (!found) throw new Error(`No call with ${who}`)
  return found
}
const field = (name = 'Transfer to') => {
  const found = document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`)
  if (!found) throw new Error(`No field ${name}`)
  return found
}
const said = (who: string, what: string) => region(who).querySelector(what)?.textContent
const transferring = (progress: 'asked' | 'accepted' | 'ringing', callId = 'c1') =>
  drawn.report({ type: 'call-transferring', callId, transfer: { to: mara, progress } })

describe('handing a call over', () => {
  beforeEach(() => talk('c1'))

  it('goes at once to whom was typed', async () => {
    await press('Transfer')
    expect(document.activeElement).toBe(field())
    type(field(), ' mara ')
    await press('Transfer now')
    expect(drawn.fake.asked).toEqual([['transfer', 'c1', 'mara']])
  })

  it('asks for a name or number first', async () => {
    await press('Transfer')
    button('Transfer now').focus()
    await press('Transfer now')
    expect(drawn.fake.asked).toEqual([])
    expect(document.activeElement).toBe(field())
  })

  it('takes a name from the list, and a name that was typed for its address', async () => {
    await press('Transfer')
    await press('Echo')
    expect(field().value).toBe('echo')
    type(field(), 'front desk')
    await press('Transfer now')
    expect(drawn.fake.asked).toEqual([['transfer', 'c1', 'front.desk']])
  })

  it('opens by T, closes by Escape, and gives the focus back', async () => {
    await key('t')
    expect(document.activeElement).toBe(field())
    await key('t', field())
    expect(field()).toBeDefined()
    await key('Escape', field())
    expect(document.querySelector('.transfer')).toBeNull()
    expect(document.activeElement).toBe(button('Transfer'))
    expect(drawn.fake.asked).toEqual([])
  })

  it('keeps what was typed where it cannot be called, and says so', async () => {
    await press('Transfer')
    type(field(), 'no such thing')
    drawn.fake.refuse('transfer', new PhoneError('bad-target', 'no'))
    await press('Transfer now')
    expect(field().value).toBe('no such thing')
    expect(said('Jonas Weber', '.call-note')).toContain('This cannot be called')
  })

  it('tells how it goes, and can be taken back', async () => {
    await press('Transfer')
    transferring('asked')
    expect(document.querySelector('.transfer')).toBeNull()
    expect(said('Jonas Weber', '.call-state')).toBe('Handing over to Mara…')
    expect(said('Jonas Weber', '.call-note')).toBe('Jonas is being asked')
    transferring('accepted')
    expect(said('Jonas Weber', '.call-note')).toBe('Jonas was asked to call Mara')
    transferring('ringing')
    expect(said('Jonas Weber', '.call-note')).toBe('Mara is being rung')
    expect(names('.stage button', region('Jonas Weber')).filter((name) => name !== 'Hang up')).toEqual([
      'Take back',
    ])
    await press('Take back')
    expect(drawn.fake.asked).toEqual([['cancelTransfer', 'c1']])
  })

  it.each([
    [{ outcome: 'refused', sipStatus: 486 } as const, 'Mara is busy. You have Jonas back.'],
    [{ outcome: 'refused', sipStatus: 603 } as const, 'Mara declined. You have Jonas back.'],
    [{ outcome: 'refused', sipStatus: 500 } as const, 'Mara could not be reached. You have Jonas back.'],
    [{ outcome: 'unknown' } as const, 'Nobody said that Mara took over. You still have Jonas.'],
  ])('that came to nothing by %o gives the call back with one sentence', async (result, sentence) => {
    transferring('asked')
    drawn.report({ type: 'call-transferred', callId: 'c1', to: mara, ...result })
    expect(said('Jonas Weber', '.call-note')).toBe(sentence)
    button('Transfer', region('Jonas Weber'))
    await pass(21_000)
    expect(said('Jonas Weber', '.call-note')).not.toBe(sentence)
  })

  it('says that it is done before the far side has left', () => {
    transferring('ringing')
    drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
    drawn.report({ type: 'call-transferred', callId: 'c1', to: mara, outcome: 'done' })
    expect(said('Jonas Weber', '.call-state')).toBe('Handed over to Mara')
    expect(names('.control')).toEqual([])
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'transferred', to: mara } })
    expect(said('Jonas Weber', '.call-state')).toBe('Handed over·00:00')
    expect(said('Jonas Weber', '.call-note')).toBe('They are with Mara now')
  })
})

describe('asking first', () => {
  const consult = async () => {
    talk('c1')
    await press('Transfer')
    type(field(), 'mara')
    await act(async () => field().form?.requestSubmit())
    expect(drawn.fake.asked).toEqual([['call', 'mara']])
    drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
    const dialled = { direction: 'outgoing', party: mara, to: mara.address, headers: {} } as const
    drawn.report({ type: 'call-added', callId: 'call-1', ...dialled })
  }

  it('offers to hand over from the first ring, and does it once they talk', async () => {
    await consult()
    await press('Hand over to Mara')
    expect(button('Hand over to Mara').getAttribute('aria-disabled')).toBe('true')
    drawn.report({ type: 'call-connected', callId: 'call-1' })
    await press('Hand over to Mara')
    expect(drawn.fake.asked.slice(1)).toEqual([['transferTo', 'c1', 'call-1']])
  })

  it('shows in both calls that it goes on', async () => {
    await consult()
    drawn.report({ type: 'call-connected', callId: 'call-1' })
    transferring('asked')
    expect(region('Jonas Weber').textContent).toContain('Handing over…')
    expect(names('button', region('Jonas Weber'))).toEqual(['Jonas Weber', 'Take back', 'Hang up'])
    await press('Handing over to Mara…')
    expect(drawn.fake.asked).toHaveLength(1)
  })

  it('offers nothing more once the first call is gone', async () => {
    await consult()
    drawn.report({ type: 'call-connected', callId: 'call-1' })
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'them' } })
    expect(names('button', region('Mara Lindqvist'))).not.toContain('Hand over to Mara')
  })

  it('joins two calls that are up already', async () => {
    talk('c1')
    drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
    talk('c2', mara)
    await key('T')
    await press('Join Mara Lindqvist and Jonas Weber')
    expect(drawn.fake.asked).toEqual([['transferTo', 'c2', 'c1']])
  })
})

describe('being asked to call somebody else', () => {
  const question = () => document.querySelector('[role=alertdialog]')

  beforeEach(() => {
    talk('c1')
    drawn.report({ type: 'call-referred', callId: 'c1', to: kenji })
  })

  it('is a question that names both and the address, and dials nothing by itself', async () => {
    expect(names('[role=alertdialog]')).toEqual(['Jonas asks you to call Kenji Mori instead'])
    const told = question()?.getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(told)?.textContent).toBe('kenji@acme.example')
    await press('Call Kenji')
    expect(drawn.fake.asked).toEqual([])
    await pass(600)
    expect(document.activeElement).toBe(button('Stay'))
    await press('Call Kenji')
    expect(drawn.fake.asked).toEqual([['acceptTransfer', 'c1']])
  })

  it('can be left', async () => {
    await pass(600)
    await press('Stay')
    expect(drawn.fake.asked).toEqual([['declineTransfer', 'c1']])
    drawn.report({ type: 'call-referral-answered', callId: 'c1', followed: false })
    expect(question()).toBeNull()
    expect(document.activeElement).toBe(button('Mute'))
  })

  it('stays a question when their call has ended', async () => {
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'them' } })
    await pass(10_000)
    await press('Call Kenji')
    expect(drawn.fake.asked).toEqual([['acceptTransfer', 'c1']])
  })

  it('is no question any more once we have hung up ourselves', async () => {
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'us' } })
    expect(question()).toBeNull()
    expect(drawn.fake.asked).toEqual([])
  })

  it('takes no focus from somebody who types', async () => {
    await press('Stay')
    drawn.report({ type: 'call-referral-answered', callId: 'c1', followed: false })
    await press('Transfer')
    type(field(), 'ma')
    drawn.report({ type: 'call-referred', callId: 'c1', to: kenji })
    await pass(600)
    expect(document.activeElement).toBe(field())
  })
})

describe('a ringing call', () => {
  const ring = async () => {
    const call = { direction: 'incoming', party: jonas, to: 'sip:me@acme.example', headers: {} } as const
    drawn.report({ type: 'call-added', callId: 'i1', ...call })
    await pass(600)
    await press('More')
    await press('Send to…')
  }

  it('is sent to somebody else, and no letter typed for that declines it', async () => {
    await ring()
    expect(document.activeElement).toBe(field('Send to'))
    await key('d', field('Send to'))
    type(field('Send to'), 'dave')
    await act(async () => field('Send to').form?.requestSubmit())
    expect(drawn.fake.asked).toEqual([['redirect', 'i1', 'dave']])
    drawn.report({ type: 'call-ended', callId: 'i1', reason: { kind: 'transferred', to: kenji } })
    expect(said('Jonas Weber', '.call-state')).toBe('Sent on')
    expect(said('Jonas Weber', '.call-note')).toBe('They were sent to Kenji')
  })

  it('says where it cannot be sent, and goes on ringing', async () => {
    await ring()
    type(field('Send to'), 'x y')
    drawn.fake.refuse('redirect', new PhoneError('bad-target', 'no'))
    await press('Send')
    expect(document.querySelector('[role=alert]')?.textContent).toBe('This cannot be called')
    await press('Back')
    await pass(0)
    expect(document.activeElement).toBe(button('More'))
    await press('Answer')
    expect(drawn.fake.asked.slice(1)).toEqual([['answer', 'i1']])
  })
})
