import { describe, expect, it } from 'vitest'
import { isSandboxNear, preselectedUser } from '../../src/app/sandbox.ts'
import { pageFace } from '../../src/app/usePageAlerts.ts'
import { initialState } from '../../src/phone/state.ts'
import { en } from '../../src/react/words/en/main.ts'
import { callWith, connected, mara } from '../react/draw.tsx'

describe('what another tab sees', () => {
  const face = (...calls: Parameters<typeof callWith>[0][]) =>
    pageFace({ ...initialState, calls: calls.map(callWith) }, en, 272_000)

  it('shows the running call', () => {
    expect(face({ state: connected })).toEqual({ title: '● 04:32 Jonas Weber', alert: false })
  })

  it('puts a caller before the call that goes on', () => {
    const ringing = { phase: 'ringing', earlyMedia: false } as const
    const caller = { id: 'i', direction: 'incoming', party: mara, state: ringing } as const
    expect(face({ state: connected }, caller)).toEqual({ title: 'Mara Lindqvist is calling', alert: true })
  })

  it('is the phone’s name when nothing goes on', () => {
    expect(face()).toEqual({ title: 'Opentact Softphone', alert: false })
  })
})

describe('the sandbox', () => {
  it('is offered on this machine only', () => {
    expect(['localhost', '127.0.0.1', '[::1]', 'a.localhost'].map(isSandboxNear)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['phone.example', '127.0.0.1.example', '1270.0.0.1'].map(isSandboxNear)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('takes from a link no more than which of its accounts is preselected', () => {
    expect(['?user=bob', '?user=mallory', ''].map(preselectedUser)).toEqual(['bob', 'alice', 'alice'])
  })
})
