// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readChoices } from '../../../src/app/settings/choices.ts'
import { Sections, type SectionsProps } from '../../../src/app/settings/Sections.tsx'
import { useSettings } from '../../../src/app/settings/useSettings.ts'
import { createSpeech } from '../../../src/app/speech.ts'
import { loadSettings, saveSettings } from '../../../src/app/storage.ts'
import { SpeechContext } from '../../../src/app/useLanguage.ts'
import type { CallNotifications } from '../../../src/app/useNotifications.ts'
import { xx } from '../../../src/react/words/xx.ts'
import { button, callWith, draw, press, type } from '../../react/draw.tsx'
import { account, site } from './ofASite.ts'

const forgotten = vi.fn()
const signedOut = vi.fn()
const listed = vi.fn()
function Shown(more: Partial<SectionsProps>) {
  return (
    <Sections
      settings={useSettings(site)}
      account={account}
      notifications={undefined}
      onSignOut={signedOut}
      onForget={forgotten}
      onShortcuts={listed}
      {...more}
    />
  )
}

beforeEach(() => {
  localStorage.clear()
  document.documentElement.style.colorScheme = ''
})
afterEach(() => vi.unstubAllGlobals())

describe('the settings', () => {
  const control = (label: string) => {
    const found = [...document.querySelectorAll<HTMLInputElement>('input, select')].find(
      (one) =>
        one.getAttribute('aria-label') === label ||
        one.labels?.[0]?.firstChild?.textContent === label ||
        one.labels?.[0]?.textContent === label,
    )
    if (!found) throw new Error(`no control ${label}`)
    return found
  }
  const click = (label: string) => act(() => control(label).click())
  const addTo = (label: string, text: string) => {
    type(control(label), text)
    act(() => control(label).form?.requestSubmit())
  }

  it('are used at once and kept', () => {
    const { fake, remove } = draw(<Shown />)
    const options = () => fake.asked.filter(([method]) => method === 'setOptions').at(-1)?.[1]
    click('Do not disturb')
    expect(options()).toMatchObject({ ...site.phone, doNotDisturb: true })
    click('Only through TURN servers')
    expect(options()).toMatchObject({ iceTransportPolicy: 'all' })
    addTo('User or number', ' bob ')
    addTo('User or number', 'bob')
    expect(options()).toMatchObject({ autoAnswer: ['bob'] })
    addTo('User or number', 'not a caller!')
    expect(control('User or number').getAttribute('aria-invalid')).toBe('true')
    expect(options()).toMatchObject({ autoAnswer: ['bob'] })
    addTo('User or number', '+1 (555) 010-0011')
    addTo('User or number', 'carol@Other.example')
    expect(options()).toMatchObject({ autoAnswer: ['bob', '+15550100011', 'sip:carol@other.example'] })
    act(() => button('Remove +15550100011').click())
    act(() => button('Remove sip:carol@other.example').click())
    expect(options()).toMatchObject({ autoAnswer: ['bob'] })
    addTo('Server address', 'stun:own.example.com')
    expect(options()).toMatchObject({ iceServers: [{ urls: 'stun:own.example.com' }] })
    click('Dark')
    expect(document.documentElement.style.colorScheme).toBe('dark')
    expect(loadSettings()).toMatchObject({
      ...{ doNotDisturb: true, relayOnly: false, autoAnswer: ['bob'], theme: 'dark' },
      iceServers: [{ address: 'stun:own.example.com', user: '' }],
    })
    remove()

    const again = draw(<Shown />)
    expect(control('Do not disturb').checked).toBe(true)
    expect(control('Only through TURN servers').checked).toBe(false)
    button('Remove bob')
    button('Remove stun:own.example.com')
    again.remove()
  })

  it('have the language, which is spoken at once and kept', async () => {
    const asked: string[] = []
    const speech = createSpeech(async (tag) => {
      asked.push(tag)
      return { ...xx, words: { ...xx.words, language: tag } }
    })
    const { remove } = draw(
      <SpeechContext value={speech}>
        <Shown />
      </SpeechContext>,
    )
    const select = control('Language')
    act(() => select.focus())
    select.value = 'fr'
    await act(async () => void select.dispatchEvent(new Event('change', { bubbles: true })))
    expect(asked).toEqual(['fr'])
    expect(document.activeElement).toBe(select)
    expect(select.value).toBe('fr')
    expect(document.body.textContent).toContain('⟦Appearance⟧')
    expect(readChoices(loadSettings()).language).toBe('fr')
    expect(readChoices({ language: 'fr-CA' }).language).toBeUndefined()
    remove()
  })

  it('go back to the site’s', async () => {
    saveSettings({ iceServers: [{ address: 'stun:own.example.com', user: '' }], autoAnswer: ['bob'] })
    const { fake, remove } = draw(<Shown />)
    await press('Use this site’s own')
    await press('Remove bob')
    expect(fake.asked.at(-1)?.[1]).toMatchObject({ ...site.phone, autoAnswer: [] })
    expect(document.body.textContent).toContain('This site’s own are used.')
    expect(loadSettings()).toEqual({ version: 1 })
    remove()
  })

  it('say what is wrong with the address of a server', () => {
    const { fake, remove } = draw(<Shown />)
    for (const wrong of ['stun.example.com', 'https://a', 'stun://a', 'turn:a b']) {
      addTo('Server address', wrong)
      expect(document.querySelector('[role=alert]')?.textContent).toContain('begins with stun:')
      expect(document.activeElement).toBe(control('Server address'))
    }
    expect(fake.asked).toEqual([])
    addTo('Server address', 'stun:stun.example.com:3478')
    expect(document.querySelector('[role=alert]')).toBeNull()
    remove()
  })

  it('never write a TURN password anywhere', () => {
    const { fake, place, remove } = draw(<Shown />)
    type(control('Server address'), 'turn:relay.example.com')
    type(control('TURN user'), 'lab')
    type(control('TURN password'), 'turn-secret')
    act(() => control('TURN user').form?.requestSubmit())
    expect(fake.asked.at(-1)?.[1]).toMatchObject({
      iceServers: [{ urls: 'turn:relay.example.com', username: 'lab', credential: 'turn-secret' }],
    })
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('turn-secret')
    expect(place.innerHTML).not.toContain('turn-secret')
    remove()
  })

  it('ask once more before everything is forgotten', async () => {
    const { remove } = draw(<Shown />)
    await press('Forget everything on this device')
    expect(forgotten).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(button('Keep'))
    await press('Keep')
    await press('Forget everything on this device')
    await press('Sign out and forget')
    expect(forgotten).toHaveBeenCalledOnce()
    remove()
  })

  it('say who is signed in, where and until when, and never the password', () => {
    const said = (more: object) => {
      const { place, remove } = draw(<Shown account={{ ...account, ...more }} />)
      const section = [...place.querySelectorAll('section')].find(
        (one) => one.querySelector('h3')?.textContent === 'Account',
      )
      expect(place.innerHTML).not.toContain('secret')
      remove()
      return section?.textContent
    }
    for (const part of ['Signed in as alice', 'alice@acme.example', 'wss://s.example'])
      expect(said({})).toContain(part)
    expect(said({})).toContain('asks for your password')
    expect(said({ stay: true })).toContain('Until you sign out')
    expect(said({ sandbox: true })).toContain('In the sandbox')
  })

  it('sign out by one press, and with a call up ask first', async () => {
    const { fake, report, remove } = draw(<Shown />)
    await press('Sign out')
    expect(signedOut).toHaveBeenCalledOnce()
    const { id: callId, direction, party, to, headers } = callWith()
    report({ type: 'call-added', callId, direction, party, to, headers })
    expect(fake.phone.store.getState().calls).toHaveLength(1)
    await press('Sign out')
    expect(signedOut).toHaveBeenCalledOnce()
    expect(document.body.textContent).toContain('This ends your calls.')
    expect(document.activeElement).toBe(button('Stay signed in'))
    await press('Sign out')
    expect(signedOut).toHaveBeenCalledTimes(2)
    remove()
  })

  it('turn notifications on and off, and say what to do where the browser asks, blocks, or has none', () => {
    const [turnOn, turnOff] = [vi.fn(), vi.fn()]
    const shown = (state?: CallNotifications['state']) => {
      const { place, remove } = draw(<Shown notifications={state && { state, turnOn, turnOff }} />)
      const one = control('Notify me of calls')
      const hint = () => place.querySelector(`[id="${one.getAttribute('aria-describedby')}"]`)?.textContent
      return { one, hint, remove }
    }
    const off = shown('off')
    expect(off.hint()).toContain('may go unseen')
    click('Notify me of calls')
    expect(turnOn).toHaveBeenCalledOnce()
    expect(off.hint()).toContain('Your browser asks')
    off.remove()
    const on = shown('on')
    expect(on.one.checked).toBe(true)
    click('Notify me of calls')
    expect(turnOff).toHaveBeenCalledOnce()
    on.remove()
    for (const [state, says] of [
      ['blocked', 'allow notifications'],
      [undefined, 'cannot show any'],
    ] as const) {
      const stuck = shown(state)
      expect(stuck.hint()).toContain(says)
      expect(stuck.one.getAttribute('aria-disabled')).toBe('true')
      click('Notify me of calls')
      stuck.remove()
    }
    expect([turnOn.mock.calls.length, turnOff.mock.calls.length]).toEqual([1, 1])
    expect(readChoices({ notifications: false }).notifications).toBe(false)
    expect(readChoices({ notifications: 'no' }).notifications).toBeUndefined()
  })
})
