// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PhoneError } from '../../src/phone/errors.ts'
import type { Devices } from '../../src/phone/state.ts'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { draw, jonas, names, pass, press } from './draw.tsx'

let drawn: ReturnType<typeof draw>

const headset = { id: 'h', label: 'Headset' }
const builtIn = { id: 'b', label: 'Built-in' }
const camera = { id: 'c', label: 'Camera' }
const plugged = (part: Partial<Devices>): Devices => ({
  microphones: [builtIn],
  speakers: [builtIn],
  access: 'granted',
  sound: 'on',
  ...part,
})
const change = (part: Partial<Devices>) => drawn.report({ type: 'devices-changed', devices: plugged(part) })
const note = () => document.querySelector('.call .call-note')?.textContent
const aloud = () => [...document.querySelectorAll('[aria-live=polite]')].map((one) => one.textContent)

beforeEach(() => {
  vi.useFakeTimers()
  const fake = createFakePhone()
  fake.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
  drawn = draw(<PhonePanel wholePage />, { fake })
  const call = { direction: 'outgoing', party: jonas, to: jonas.address, headers: {} } as const
  drawn.report({ type: 'call-added', callId: 'c1', ...call })
  drawn.report({ type: 'call-connected', callId: 'c1' })
})

afterEach(() => {
  drawn.remove()
  vi.useRealTimers()
})

describe('what is plugged in and out during a call', () => {
  it('is no news when the names appear with the first yes to the microphone', () => {
    change({ microphones: [headset, builtIn] })
    expect(note()).not.toContain('plugged')
  })

  it('tells what is used now, in the call and aloud, and then is forgotten', async () => {
    change({ microphones: [headset, builtIn], speakers: [headset, builtIn], microphone: 'h' })
    change({ microphone: 'h' })
    expect(note()).toBe('Headset was unplugged; now using Built-in')
    await pass(2100)
    expect(aloud()).toContain('Headset was unplugged; now using Built-in')
    await pass(8000)
    expect(note()).not.toContain('unplugged')
  })

  it.each([
    [
      { microphones: [builtIn, camera], microphone: 'h' },
      'Headset was unplugged; now using what the system chose',
    ],
    [{ microphones: [builtIn, camera], microphone: 'c' }, 'Headset was unplugged; now using Camera'],
    [{ microphones: [] }, 'Headset was unplugged; there is no microphone now'],
    [{ microphones: [headset, builtIn, camera] }, 'Camera was plugged in'],
    [{ microphones: [headset, builtIn, camera], microphone: 'c' }, 'Camera was plugged in and is used now'],
  ])('with %o it says “%s”', (after, said) => {
    change({ microphones: [headset, builtIn] })
    change(after)
    expect(note()).toBe(said)
  })

  it('tells which one takes over, also where that shows a moment later', () => {
    change({ microphones: [headset, builtIn, camera], microphoneInUse: headset })
    change({ microphones: [builtIn, camera], microphoneInUse: headset })
    expect(note()).toBe('Headset was unplugged; now using what the system chose')
    change({ microphones: [builtIn, camera], microphoneInUse: camera })
    expect(note()).toBe('Headset was unplugged; now using Camera')
    change({ microphones: [headset, builtIn, camera], microphoneInUse: camera })
    expect(note()).toBe('Headset was plugged in')
    change({ microphones: [headset, builtIn, camera], microphoneInUse: headset })
    expect(note()).not.toContain('unplugged')
  })

  it('says no more than that of a speaker', () => {
    change({ speakers: [builtIn, camera] })
    change({})
    expect(note()).toBe('Camera was unplugged')
  })

  it('is told beside the choice too, and each can be chosen during the call', async () => {
    change({ microphones: [headset, builtIn], speakers: [headset, builtIn] })
    await press('Sound')
    const choices = [...document.querySelectorAll<HTMLSelectElement>('[role=dialog] select')]
    expect(names('[role=dialog] label')).toEqual(['Microphone', 'Speaker', 'Ringer'])
    for (const choice of choices)
      act(() => {
        choice.value = 'h'
        choice.dispatchEvent(new Event('change', { bubbles: true }))
      })
    expect(drawn.fake.asked.filter(([method]) => method !== 'watchLevel')).toEqual([
      ['selectMicrophone', 'h'],
      ['selectSpeaker', 'h'],
      ['selectRinger', 'h'],
    ])
    change({})
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Headset was unplugged')
  })
})

describe('how it rings', () => {
  const set = (selector: string, value: string) =>
    act(() => {
      const control = document.querySelector<HTMLInputElement | HTMLSelectElement>(selector)
      if (!control) throw new Error(`no ${selector}`)
      // React looks at the property of the element itself: past it, as typing does.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value)
      control.dispatchEvent(new Event(control.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
    })
  const asked = () => drawn.fake.asked.filter(([method]) => /[rR]ing/.test(method))

  it('is chosen and heard beside the devices', async () => {
    change({ ring: { ringtone: 'warble', volume: 0.5 } })
    await press('Sound')
    expect(names('[role=dialog] label')).toEqual([
      'Microphone',
      'Speaker',
      'Ringer',
      'Ringtone',
      'Ringer volume',
    ])
    expect([...document.querySelectorAll('.ring-choice option')].map((one) => one.textContent)).toEqual([
      'Warble',
      'Classic bell',
      'Chime',
      'Soft',
    ])
    set('.ring-choice select', 'chime')
    set('input[type=range]', '0')
    await press('Play a sample')
    expect(asked()).toEqual([['selectRingtone', 'chime'], ['setRingVolume', 0], ['playRingtone']])
  })

  it('shows what is so, silence in words', async () => {
    change({ ring: { ringtone: 'soft', volume: 0 } })
    await press('Sound')
    const range = document.querySelector<HTMLInputElement>('input[type=range]')
    expect([range?.value, range?.getAttribute('aria-valuetext')]).toEqual(['0', 'Silent'])
    expect(document.querySelector<HTMLSelectElement>('.ring-choice select')?.value).toBe('soft')
    change({ ring: { ringtone: 'soft', volume: 0.35 } })
    expect([range?.value, range?.getAttribute('aria-valuetext')]).toEqual(['35', '35 %'])
  })
})

describe('the keys of a headset', () => {
  const dialog = () => document.querySelector('[role=dialog]')?.textContent

  it('are offered where the browser can take them, and only there', async () => {
    await press('Sound')
    expect(names('[role=dialog] button')).not.toContain('Connect headset')
    drawn.report({ type: 'headsets-changed', headsets: [] })
    await press('Connect headset')
    expect(drawn.fake.asked.filter(([method]) => method === 'connectHeadset')).toHaveLength(1)
    drawn.report({ type: 'headsets-changed', headsets: ['Evolve2\u202e 65'] })
    expect(dialog()).toContain('The keys of Evolve2 65 work')
  })
})

describe('hearing oneself', () => {
  const status = () => document.querySelector('.sound-test [role=status]')?.textContent

  it('says when to speak and when to listen, and why it cannot be', async () => {
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'hung-up', by: 'us' } })
    await press('Sound: Same as the system')
    await press('Hear yourself')
    expect(drawn.fake.asked.at(-1)).toEqual(['testSound'])
    change({ soundTest: 'speak' })
    expect(status()).toBe('Speak now…')
    change({ soundTest: 'listen' })
    expect(status()).toBe('This is how you sound')
    change({ access: 'denied' })
    expect(status()).toContain('Three seconds')
    drawn.fake.refuse('testSound', new PhoneError('refused', 'No.'))
    await press('Hear yourself')
    expect(status()).toBe('The microphone is blocked')
  })

  it('is not offered in a call', async () => {
    await press('Sound')
    expect(names('[role=dialog] button')).not.toContain('Hear yourself')
  })
})

describe('our own voice', () => {
  it('is measured while the choice is open, and not before the microphone is allowed', async () => {
    const measured = () => drawn.fake.asked.filter(([method]) => method === 'watchLevel').length
    await press('Sound')
    expect([measured(), document.querySelector('.meter')]).toEqual([0, null])
    change({})
    expect(measured()).toBe(1)
    const [, listener] = drawn.fake.asked.find(([method]) => method === 'watchLevel') ?? []
    act(() => (listener as (level: number) => void)(0.5))
    expect(document.querySelector<HTMLElement>('.meter')?.style.getPropertyValue('--level')).toBe('0.50')
  })

  it('that nobody hears is told in the call and aloud', async () => {
    change({ voice: 'silent' })
    expect(note()).toBe('Your microphone is silent')
    drawn.report({ type: 'call-muted', callId: 'c1' })
    change({ voice: 'while-muted' })
    expect(note()).toBe('You are speaking, but you are muted')
    await pass(2100)
    expect(aloud()).toContain('You are speaking, but you are muted')
    change({})
    expect(note()).toContain('You are muted, Jonas cannot hear you')
  })
})
