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
  drawn = draw(
    <PhonePanel wholePage domain="acme.example" suggestions={[{ target: 'echo', name: 'Echo' }]} />,
    {
      fake,
    },
  )
})

afterEach(() => {
  drawn.remove()
  vi.useRealTimers()
})

const add = (callId: string, direction: 'incoming' | 'outgoing', party = jonas) =>
  drawn.report({ type: 'call-added', callId, direction, party, to: party.address, headers: {} })
const connect = (callId: string) => drawn.report({ type: 'call-connected', callId })
const field = () => document.querySelector<HTMLInputElement>('input[aria-label="Name or number"]')
const region = (who: string) =>
  [...document.querySelectorAll('section')].find((one) => nameOfElement(one) === `Call with ${who}`)

describe('dialling', () => {
  it('types with the keypad and calls with Call', async () => {
    for (const digit of ['4', '2', '#']) await press(digit)
    expect(field()?.value).toBe('42#')
    await press('Call')
    expect(drawn.fake.asked).toEqual([['call', '42#']])
    expect(field()?.value).toBe('')
  })

  it('calls a suggestion with one press', async () => {
    await press('Echo')
    expect(drawn.fake.asked).toEqual([['call', 'echo']])
  })

  it('says why an address cannot be called, and keeps it', async () => {
    const input = field()
    if (input) type(input, 'no such thing')
    drawn.fake.refuse('call', new PhoneError('bad-target', 'no'))
    await press('Call')
    expect(document.querySelector('[role=alert]')?.textContent).toContain('This cannot be called')
    expect(field()?.value).toBe('no such thing')
  })

  it('fills in the last number when nothing is typed', async () => {
    add('c1', 'outgoing')
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'cancelled', by: 'us' } })
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
    expect(drawn.fake.asked).toEqual([])
    await pass(600)
    await press('Hang up')
    expect(drawn.fake.asked).toEqual([['hangUp', 'c1']])
  })

  it('sends digits from the keypad and from the keyboard', async () => {
    add('c1', 'outgoing')
    connect('c1')
    await press('Keypad')
    await press('7')
    await key('#')
    expect(drawn.fake.asked).toEqual([
      ['sendDigits', 'c1', '7'],
      ['sendDigits', 'c1', '#'],
    ])
    await key('Escape')
    button('Mute')
  })

  it('obeys its shortcuts, and Escape never hangs up', async () => {
    add('c1', 'outgoing')
    connect('c1')
    for (const name of ['m', 'h', 'Escape']) await key(name)
    await key('Backspace', document.body, { shiftKey: true })
    expect(drawn.fake.asked).toEqual([
      ['mute', 'c1'],
      ['hold', 'c1'],
      ['hangUp', 'c1'],
    ])
  })

  it('that failed says why, and offers the number again', async () => {
    add('c1', 'outgoing')
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'busy' } })
    expect(region('Jonas Weber')?.textContent).toContain('Busy')
    await pass(600)
    await press('Call again')
    expect(drawn.fake.asked).toEqual([['call', jonas.address]])
  })

  it('tells what was refused for a moment, and not over another call', async () => {
    const note = (who: string) => region(who)?.querySelector('.call-note')?.textContent
    const refused = 'Too many calls at once'
    const ask = async () => {
      drawn.fake.refuse('mute', new PhoneError('too-many-calls', 'no'))
      await key('m')
    }
    add('c1', 'outgoing')
    connect('c1')
    await ask()
    expect(note('Jonas Weber')).toBe(refused)
    await pass(6500)
    expect(note('Jonas Weber')).not.toBe(refused)
    await ask()
    drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
    add('c2', 'outgoing', mara)
    connect('c2')
    expect(note('Mara Lindqvist')).not.toBe(refused)
  })

  it('keeps a second one in sight with Resume and Hang up', async () => {
    add('c1', 'outgoing')
    connect('c1')
    drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
    add('c2', 'outgoing', mara)
    const waiting = region('Jonas Weber')
    if (!waiting) throw new Error('no strip')
    expect(names('button', waiting)).toEqual(['Jonas Weber', 'Resume', 'Hang up'])
    await press('Resume', waiting)
    expect(drawn.fake.asked).toEqual([['resume', 'c1']])
  })
})

describe('an incoming call', () => {
  const dialog = () => document.querySelector('[role=alertdialog]')

  it('is an alertdialog that names the caller and ignores its first half second', async () => {
    add('i1', 'incoming', mara)
    expect(names('[role=alertdialog]')).toEqual(['Incoming call from Mara Lindqvist'])
    await press('Answer')
    await key('Enter')
    await key('d')
    expect(drawn.fake.asked).toEqual([])
    await pass(600)
    expect(document.activeElement).toBe(button('Answer'))
    await press('Answer')
    expect(drawn.fake.asked).toEqual([['answer', 'i1']])
  })

  it('takes no focus while a number is being typed, and leaves the field where it is', async () => {
    const input = field()
    if (!input) throw new Error('no field')
    input.focus()
    type(input, '49')
    add('i1', 'incoming', mara)
    await pass(600)
    expect(document.activeElement).toBe(field())
    expect(field()?.value).toBe('49')
  })

  it('keeps the field that is emptied under it, so that no letter declines', async () => {
    const input = field()
    if (!input) throw new Error('no field')
    input.focus()
    type(input, '49')
    add('i1', 'incoming', mara)
    await pass(600)
    type(input, '')
    expect(field()).toBe(input)
    expect(document.activeElement).toBe(input)
    await key('d', document.activeElement ?? document.body)
    expect(drawn.fake.asked).toEqual([])
  })

  it('is not dialled past by an Enter of its first half second', async () => {
    const input = field()
    if (!input) throw new Error('no field')
    type(input, '49')
    add('i1', 'incoming', mara)
    const enter = () => act(async () => input.form?.requestSubmit())
    await enter()
    expect(drawn.fake.asked).toEqual([])
    expect(field()?.value).toBe('49')
    await pass(600)
    await enter()
    expect(drawn.fake.asked).toEqual([['call', '49']])
  })

  it('counts its first half second anew for whoever rings after another', async () => {
    add('i1', 'incoming', mara)
    add('i2', 'incoming', jonas)
    await pass(600)
    drawn.report({ type: 'call-ended', callId: 'i1', reason: { kind: 'cancelled', by: 'them' } })
    await key('d')
    expect(drawn.fake.asked).toEqual([])
    await pass(600)
    await key('d')
    expect(drawn.fake.asked).toEqual([['hangUp', 'i2']])
  })

  it('in a call tells what answering does, and leaves that call usable', async () => {
    add('c1', 'outgoing')
    connect('c1')
    add('i1', 'incoming', mara)
    expect(dialog()?.textContent).toContain('Answering puts Jonas on hold.')
    await pass(600)
    await press('Answer and end Jonas’s call')
    expect(drawn.fake.asked).toEqual([['answer', 'i1', { others: 'end' }]])
    button('Mute', region('Jonas Weber'))
  })

  it('declined here may ring on elsewhere', async () => {
    add('i1', 'incoming', mara)
    await pass(600)
    await press('Decline')
    expect(drawn.fake.asked).toEqual([['hangUp', 'i1']])
  })

  it('answered elsewhere says so', () => {
    add('i1', 'incoming', mara)
    drawn.report({ type: 'call-ended', callId: 'i1', reason: { kind: 'answered-elsewhere' } })
    expect(dialog()).toBeNull()
    expect(region('Mara Lindqvist')?.textContent).toContain('Answered elsewhere')
  })
})
