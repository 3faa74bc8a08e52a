/** The whole panel over a phone that is online, before each test of a file; the tests turn the clock. */

import { afterEach, beforeEach, vi } from 'vitest'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { draw, jonas, nameOfElement } from './draw.tsx'

let drawn: ReturnType<typeof draw>

export function drawPanelEachTime(): void {
  beforeEach(() => {
    vi.useFakeTimers()
    const fake = createFakePhone()
    fake.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
    const suggestions = [{ target: 'echo', name: 'Echo' }]
    drawn = draw(<PhonePanel wholePage domain="acme.example" suggestions={suggestions} />, { fake })
  })
  afterEach(() => {
    drawn.remove()
    vi.useRealTimers()
  })
}

export const panel = () => drawn
export const add = (callId: string, direction: 'incoming' | 'outgoing', party = jonas) =>
  drawn.report({ type: 'call-added', callId, direction, party, to: party.address, headers: {} })
export const connect = (callId: string) => drawn.report({ type: 'call-connected', callId })
export const field = () => document.querySelector<HTMLInputElement>('input[aria-label="Name or number"]')
export const region = (who: string) =>
  [...document.querySelectorAll('section')].find((one) => nameOfElement(one) === `Call with ${who}`)
