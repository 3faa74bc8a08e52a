// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PhoneError } from '../../src/phone/errors.ts'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { Keypad } from '../../src/react/parts/Keypad.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { button, draw, jonas, key, names, pass, press } from './draw.tsx'

let drawn: ReturnType<typeof draw>

afterEach(() => {
  drawn.remove()
  vi.useRealTimers()
})

const askedOf = (method: string) => drawn.fake.asked.filter(([name]) => name === method)
const tones = () => askedOf('playKeyTone').map(([, digit]) => digit)

const pointer = (name: string, type: string) =>
  act(async () => void button(name).dispatchEvent(new Event(type, { bubbles: true })))

async function pressLong(name: string) {
  await pointer(name, 'pointerdown')
  await pass(700)
  await press(name)
}

describe('digits in a call', () => {
  const paste = (text: string, target: Element = document.body) =>
    act(async () => {
      const event = new Event('paste', { bubbles: true, cancelable: true })
      target.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }))
    })
  const shown = (name: string) => document.querySelector(`[aria-label="${name}"]`)?.textContent
  const sent = (...all: string[]) => {
    for (const digits of all) drawn.report({ type: 'call-digits-sent', callId: 'c1', digits, by: 'rtp' })
  }
  const asked = () => askedOf('sendDigits').map(([, , digits]) => digits)
  const told = () => [...document.querySelectorAll('.what')].at(-1)?.textContent

  beforeEach(async () => {
    vi.useFakeTimers()
    const fake = createFakePhone()
    fake.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
    drawn = draw(<PhonePanel wholePage />, { fake })
    const call = { direction: 'outgoing', party: jonas, to: jonas.address, headers: {} } as const
    drawn.report({ type: 'call-added', callId: 'c1', ...call })
    drawn.report({ type: 'call-connected', callId: 'c1' })
    await press('Keypad')
  })

  it('wait in sight until they are sent', async () => {
    await paste('12#')
    expect(asked()).toEqual(['12#'])
    expect([shown('Digits sent'), shown('Digits waiting')]).toEqual(['', '12#'])
    sent('1', '2')
    expect([shown('Digits sent'), shown('Digits waiting')]).toEqual(['12', '#'])
    sent('#')
    expect([shown('Digits sent'), shown('Digits waiting')]).toEqual(['12#', undefined])
  })

  it('still wait while others are sent, those dialled behind the number say', async () => {
    await paste('12')
    sent('9')
    expect([shown('Digits sent'), shown('Digits waiting')]).toEqual(['9', '12'])
    sent('1')
    expect([shown('Digits sent'), shown('Digits waiting')]).toEqual(['91', '2'])
  })

  it('wait through a pause, which goes by itself', async () => {
    await paste('1,,2')
    sent('1')
    expect(shown('Digits waiting')).toBe(',,2')
    await pass(2100)
    expect(shown('Digits waiting')).toBe(',2')
    sent('2')
    expect(shown('Digits waiting')).toBeUndefined()
  })

  it('that were turned down do not wait', async () => {
    drawn.fake.refuse('sendDigits', new PhoneError('wrong-moment', 'no'))
    await press('5')
    expect(shown('Digits waiting')).toBeUndefined()
    expect(document.querySelector('.call-note')?.textContent).toContain('This is not possible right now')
  })

  it.each([
    ['+49 (30) 23-125', []],
    ['0800 123-45 (6)', ['0800123456']],
    ['１２３', ['123']],
    ['my password', []],
    ['1'.repeat(65), []],
    ['  ', []],
  ])('pasted as %o are sent as %o', async (text, digits) => {
    await paste(text)
    expect(asked()).toEqual(digits)
  })

  it('says that a text cannot be sent', async () => {
    await paste('hello')
    expect(document.querySelector('.call-note')?.textContent).toBe('Only digits, * and # can be sent')
    await pass(6100)
    expect(document.querySelector('.call-note')?.textContent).not.toContain('Only digits')
  })

  it('are typed, with , for a pause; Backspace sends nothing', async () => {
    for (const name of ['4', '*', ',', 'Backspace', 'Delete']) await key(name)
    expect(asked()).toEqual(['4', '*', ','])
  })

  it('are not pasted while the keypad is closed', async () => {
    await key('Escape')
    await paste('123')
    await key(',')
    expect(asked()).toEqual([])
  })

  it('get a pause by holding *, which has no tone', async () => {
    await pressLong('*')
    await press('*')
    expect(asked()).toEqual([',', '*'])
    expect(tones()).toEqual(['*'])
  })

  it('sound as they are pressed, on the keypad and the keyboard, hidden or not; pasted ones do not', async () => {
    await press('5')
    await press('Hide digits')
    await press('#')
    await key('7')
    await paste('12')
    expect(tones()).toEqual(['5', '#', '7'])
    expect(asked()).toEqual(['5', '#', '7', '12'])
  })

  it('do not sound where they cannot be sent', async () => {
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'them' } })
    await key('7')
    expect(tones()).toEqual([])
  })

  it('once hidden show nowhere: not above the keypad, not in the story, not aloud, not afterwards', async () => {
    await press('Hide digits')
    await paste('2580')
    sent('2', '5')
    expect([shown('Digits sent'), shown('Digits waiting')]).toEqual(['••Hidden', '••Hidden'])
    sent('8', '0')
    expect(told()).toBe('This phone: You pressed digits that are not shown')
    expect(names('.more')).toEqual([])
    await pass(2100)
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'us' } })
    await pass(5000)
    await press('History')
    act(() => document.querySelector<HTMLElement>('.history .row')?.click())
    expect(document.querySelector('.pane .timeline')?.textContent).toContain('digits that are not shown')
    expect(document.body.textContent).not.toMatch(/pressed \d|2580/)
  })

  it('can be shown again', async () => {
    await press('Hide digits')
    sent('2', '5')
    await press('Show digits')
    expect(shown('Digits sent')).toBe('25')
    expect(told()).toBe('This phone: You pressed 25')
  })
})

describe('holding a key of the dial pad', () => {
  const typed: string[] = []

  beforeEach(() => {
    vi.useFakeTimers()
    typed.length = 0
    drawn = draw(<Keypad plus onDigit={(digit) => typed.push(digit)} />)
  })

  it('gives + for 0, once, and nothing else for the others', async () => {
    await pressLong('0')
    await pressLong('*')
    await press('0')
    expect(typed).toEqual(['+', '*', '0'])
    expect(tones()).toEqual(['*', '0'])
  })

  it('that the finger leaves gives nothing', async () => {
    await pointer('0', 'pointerdown')
    await pointer('0', 'pointercancel')
    await pass(700)
    expect(typed).toEqual([])
  })
})
