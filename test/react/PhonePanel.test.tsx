// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { PhoneError } from '../../src/phone/errors.ts'
import type { PlatformEvent, PlatformFlow, PlatformLeg } from '../../src/phone/events.ts'
import { en } from '../../src/react/words/en/main.ts'
import { legOf, platformEvent } from '../phone/facts.ts'
import { button, jonas, key, mara, names, pass, press, type } from './draw.tsx'
import { add, connect, drawPanelEachTime, field, panel, region } from './panel.tsx'

drawPanelEachTime()

const dialled: PlatformFlow = { command: 'Dial', destinations: [], toUs: false, branch: [] }

describe('dialling', () => {
  it('types with the keypad and calls with Call', async () => {
    for (const digit of ['4', '2', '#']) await press(digit)
    expect(field()?.value).toBe('42#')
    await press('Call')
    expect(panel().fake.asked.filter(([method]) => method !== 'playKeyTone')).toEqual([['call', '42#']])
    expect(field()?.value).toBe('')
  })

  it('says of an emergency number, politely, that this is no phone for it, and calls it all the same', async () => {
    const told = () => document.querySelector('.stage .identity .notice')?.textContent
    const polite = () =>
      [...document.querySelectorAll('.stage > [aria-live=polite]')].map((one) => one.textContent)
    for (const digit of ['9', '1']) await press(digit)
    expect([told(), polite()]).toEqual([undefined, ['']])
    await press('1')
    expect(told()).toBe(en.signIn.emergency)
    await pass(2000)
    expect(polite()).toEqual([en.signIn.emergency])
    await press('Call')
    expect(panel().fake.asked.at(-1)).toEqual(['call', '911'])
    expect(told()).toBeUndefined()
  })

  it('calls a suggestion with one press', async () => {
    await press('Echo')
    expect(panel().fake.asked).toEqual([['call', 'echo']])
  })

  it('says why an address cannot be called, and keeps it', async () => {
    const input = field()
    if (input) type(input, 'no such thing')
    panel().fake.refuse('call', new PhoneError('bad-target', 'no'))
    await press('Call')
    expect(document.querySelector('[role=alert]')?.textContent).toContain('This cannot be called')
    expect(field()?.value).toBe('no such thing')
  })

  it('no longer says to wait for the line once the line is there', async () => {
    panel().report({ type: 'line-changed', line: { phase: 'connecting', attempt: 1 } })
    panel().fake.refuse('call', new PhoneError('wrong-moment', 'no'))
    await press('Echo')
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Wait until the phone is online')
    panel().report({ type: 'line-changed', line: { phase: 'online', registered: true } })
    expect(document.querySelector('[role=alert]')).toBeNull()
  })

  it('fills in the last number when nothing is typed', async () => {
    add('c1', 'outgoing')
    panel().report({ type: 'call-ended', callId: 'c1', reason: { kind: 'cancelled', by: 'us' } })
    await pass(600)
    await press('Done')
    await press('Call')
    expect(field()?.value).toBe('+493023125014')
  })
})

describe('a call', () => {
  it('is a region named after the party, with its buttons, timer and timeline', async () => {
    add('c1', 'outgoing')
    connect('c1')
    const call = region('Jonas Weber')
    if (!call) throw new Error('no region')
    for (const name of ['Hang up', 'Hold', 'Mute', 'Keypad']) button(name, call)
    expect(call.querySelector('[role=timer]')).not.toBeNull()
    expect(names('[role=log]', call)).toEqual(['Timeline'])
  })

  it('does not hang up by the second half of a double press on Call', async () => {
    add('c1', 'outgoing')
    await press('Hang up')
    expect(panel().fake.asked).toEqual([])
    await pass(600)
    await press('Hang up')
    expect(panel().fake.asked).toEqual([['hangUp', 'c1']])
  })

  it('sends digits from the keypad and from the keyboard', async () => {
    add('c1', 'outgoing')
    connect('c1')
    await press('Keypad')
    await press('7')
    await key('#')
    expect(panel().fake.asked).toEqual([
      ['playKeyTone', '7'],
      ['sendDigits', 'c1', '7'],
      ['playKeyTone', '#'],
      ['sendDigits', 'c1', '#'],
    ])
    await key('Escape')
    button('Mute')
  })

  it('is muted and held beside its open keypad too, and says so', async () => {
    add('c1', 'outgoing')
    connect('c1')
    await press('Keypad')
    await press('Mute')
    await press('Hold')
    expect(panel().fake.asked).toEqual([
      ['mute', 'c1'],
      ['hold', 'c1'],
    ])
    panel().report({ type: 'call-muted', callId: 'c1' })
    button('Unmute')
    expect(document.querySelector('.call-note')?.textContent).toContain('You are muted')
    expect(button('0').textContent).toBe('0')
  })

  it('obeys its shortcuts, and Escape never hangs up', async () => {
    add('c1', 'outgoing')
    connect('c1')
    for (const name of ['m', 'h', 'Escape']) await key(name)
    await key('Backspace', document.body, { shiftKey: true })
    expect(panel().fake.asked).toEqual([
      ['mute', 'c1'],
      ['hold', 'c1'],
      ['hangUp', 'c1'],
    ])
  })

  it('that failed says why, and offers the number again', async () => {
    add('c1', 'outgoing')
    panel().report({ type: 'call-ended', callId: 'c1', reason: { kind: 'busy' } })
    expect(region('Jonas Weber')?.textContent).toContain('Busy')
    await pass(600)
    await press('Call again')
    expect(panel().fake.asked).toEqual([['call', jonas.address]])
  })

  it('that ended on a telephone leaves the focus at what can be done about it', async () => {
    field()?.focus()
    add('c1', 'outgoing')
    expect(document.activeElement).toBe(button('Mute'))
    panel().report({ type: 'call-ended', callId: 'c1', reason: { kind: 'busy' } })
    expect(document.activeElement).toBe(button('Edit number'))
  })

  it('tells what was refused for a moment, and not over another call', async () => {
    const note = (who: string) => region(who)?.querySelector('.call-note')?.textContent
    const refused = 'Too many calls at once'
    const ask = async () => {
      panel().fake.refuse('mute', new PhoneError('too-many-calls', 'no'))
      await key('m')
    }
    add('c1', 'outgoing')
    connect('c1')
    await ask()
    expect(note('Jonas Weber')).toBe(refused)
    await pass(6500)
    expect(note('Jonas Weber')).not.toBe(refused)
    await ask()
    panel().report({ type: 'call-held', callId: 'c1', by: 'us' })
    add('c2', 'outgoing', mara)
    connect('c2')
    expect(note('Mara Lindqvist')).not.toBe(refused)
  })

  it('keeps a second one in sight with Resume and Hang up', async () => {
    add('c1', 'outgoing')
    connect('c1')
    panel().report({ type: 'call-held', callId: 'c1', by: 'us' })
    add('c2', 'outgoing', mara)
    const waiting = region('Jonas Weber')
    if (!waiting) throw new Error('no strip')
    expect(names('button', waiting)).toEqual(['Jonas Weber', 'Resume', 'Hang up'])
    await press('Resume', waiting)
    expect(panel().fake.asked).toEqual([['resume', 'c1']])
  })
})

describe('the badge of the account', () => {
  const tell = (id: string, more: Partial<PlatformEvent>) =>
    panel().report({ type: 'platform-event', event: { ...platformEvent(id, 1), ...more } })
  const legWith = (more: Partial<PlatformLeg>) => ({ leg: { ...legOf(undefined), ...more } })
  const badges = () =>
    [...document.querySelectorAll('.pane-nav .badge.calm .unseen')].map((one) => one.textContent)
  const open = (begins: string) => {
    const name = names('.pane-nav button').find((one) => one.startsWith(begins))
    return press(name ?? begins, document.querySelector('.pane-nav') ?? undefined)
  }
  const lines = () => document.querySelectorAll('.account-view .entry').length

  it('counts what is of the account or of a call of ours, and nothing of the calls of others', async () => {
    tell('theirs', {})
    const { leg: _none, ...ofTheAccount } = platformEvent('text', 1)
    expect(badges()).toEqual([])
    panel().report({ type: 'platform-event', event: { ...ofTheAccount, kind: 'sms' } })
    tell('from us', legWith({ id: '1', fromUs: true }))
    tell('to us', legWith({ id: '2', toUs: true }))
    tell('tried us', { ...legWith({ id: '3' }), flow: { ...dialled, toUs: true } })
    tell('tried others', { ...legWith({ id: '4' }), flow: dialled })
    expect(badges()).toEqual(['4 new events'])
    await open('Account')
    expect(lines()).toBe(6)
  })

  it('counts again only what came after the last look', async () => {
    tell('to us', legWith({ id: '2', toUs: true }))
    await open('Account')
    await open('History')
    expect(badges()).toEqual([])
    tell('to us again', legWith({ id: '2', toUs: true }))
    expect(badges()).toEqual(['1 new event'])
  })
})
