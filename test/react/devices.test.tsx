// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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
    expect(drawn.fake.asked).toEqual([
      ['selectMicrophone', 'h'],
      ['selectSpeaker', 'h'],
      ['selectRinger', 'h'],
    ])
    change({})
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Headset was unplugged')
  })
})
