// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { button, draw, jonas, key, mara, nameOfElement, names, pass, press } from './draw.tsx'

let drawn: ReturnType<typeof draw>

beforeEach(() => {
  vi.useFakeTimers()
  const fake = createFakePhone()
  fake.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
  drawn = draw(<PhonePanel wholePage domain="acme.example" />, { fake })
})

afterEach(() => {
  drawn.remove()
  vi.useRealTimers()
})

const add = (callId: string, party = jonas) =>
  drawn.report({
    type: 'call-added',
    callId,
    direction: 'outgoing',
    party,
    to: party.address,
    headers: {},
  })
const talk = (callId: string, party = jonas) => {
  add(callId, party)
  drawn.report({ type: 'call-connected', callId })
}
const region = (who: string) =>
  [...document.querySelectorAll('section')].find((one) => nameOfElement(one) === `Call with ${who}`)
const state = () => document.querySelector('.call .call-state')?.textContent
const note = () => document.querySelector('.call .call-note')?.textContent
const timer = (name: string, who = 'Jonas Weber') =>
  region(who)?.querySelector(`[role=timer][aria-label="${name}"]`)?.textContent
const aloud = () => document.querySelector('.call [aria-live=polite]')?.textContent

describe('hold', () => {
  beforeEach(async () => {
    talk('c1')
    await pass(20_000)
  })

  it('by us: asked, then so, each in words of its own', async () => {
    drawn.report({ type: 'call-asked', callId: 'c1', asking: 'hold' })
    expect(note()).toBe('Putting Jonas on hold…')
    button('Holding…')
    await pass(2100)
    expect(aloud()).toBe('Putting Jonas on hold…')
    drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
    expect(state()).toContain('On hold')
    expect(note()).toContain('Jonas cannot hear you')
    await pass(2100)
    expect(aloud()).toBe('You put the call on hold')
    drawn.report({ type: 'call-asked', callId: 'c1', asking: 'resume' })
    button('Resuming…')
    await pass(2100)
    expect(aloud()).toBe('Taking Jonas back…')
  })

  it('by them, and by both, are told apart', async () => {
    drawn.report({ type: 'call-held', callId: 'c1', by: 'them' })
    expect(state()).toContain('Jonas put you on hold')
    button('Hold')
    await pass(2100)
    expect(aloud()).toBe('Jonas put you on hold')
    drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
    expect(state()).toContain('On hold on both sides')
    expect(note()).toContain('Jonas put you on hold as well')
    button('Resume')
    drawn.report({ type: 'call-resumed', callId: 'c1', by: 'us' })
    expect(state()).toContain('Jonas put you on hold')
    drawn.report({ type: 'call-resumed', callId: 'c1', by: 'them' })
    expect(state()).not.toContain('hold')
  })

  it('does not stop the clock of the call; its own runs beside it', async () => {
    drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
    await pass(5100)
    expect([timer('Duration'), timer('On hold for')]).toEqual(['00:25', '00:05'])
    drawn.report({ type: 'call-resumed', callId: 'c1', by: 'us' })
    expect([timer('Duration'), timer('On hold for')]).toEqual(['00:25', undefined])
  })

  it('shows at the call that waits, with that call’s length', async () => {
    drawn.report({ type: 'call-held', callId: 'c1', by: 'us' })
    talk('c2', mara)
    await pass(5100)
    expect(region('Jonas Weber')?.textContent).toContain('On hold')
    expect(timer('Duration')).toBe('00:25')
    drawn.report({ type: 'call-asked', callId: 'c1', asking: 'resume' })
    expect(names('button', region('Jonas Weber'))).toContain('Resuming…')
    drawn.report({ type: 'call-resumed', callId: 'c1', by: 'us' })
    drawn.report({ type: 'call-held', callId: 'c2', by: 'them' })
    expect(region('Mara Lindqvist')?.textContent).toContain('ut you on hold')
  })
})

describe('a call that failed', () => {
  const fail = async () => {
    add('c1')
    drawn.report({ type: 'call-ended', callId: 'c1', reason: { kind: 'not-found' } })
    await pass(600)
  }

  it('is put aside by Done', async () => {
    await fail()
    await press('Done')
    expect(region('Jonas Weber')).toBeUndefined()
    button('Call')
  })

  it('is put aside by Escape, and nothing is dialled', async () => {
    await fail()
    await key('Escape')
    expect(region('Jonas Weber')).toBeUndefined()
    expect(drawn.fake.asked).toEqual([])
  })

  it('can still be edited and called again', async () => {
    await fail()
    expect(names('.call .stage button')).toEqual(['Done', 'Edit number', 'Call again'])
  })
})
