// @vitest-environment jsdom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../src/app/App.tsx'
import type { LoadedPhone } from '../../src/app/loadPhone.ts'
import { optionsFor, SignedIn } from '../../src/app/SignedIn.tsx'
import { loadAccount, saveAccount } from '../../src/app/storage.ts'
import type { PhoneOptions } from '../../src/phone/options.ts'
import type { LineState } from '../../src/phone/state.ts'
import { createFakePhone } from '../fakes/phone.ts'
import { button, pass, press, type } from '../react/draw.tsx'

const made: PhoneOptions[] = []
let answer: LineState
let remove = () => {}

function createPhone(options: PhoneOptions) {
  made.push(options)
  const fake = createFakePhone()
  const connect = () => {
    fake.report({ type: 'line-changed', line: answer })
    return new Promise<void>(() => {})
  }
  return { ...fake.phone, connect }
}

const loads: ('again' | undefined)[] = []
let loaded: () => Promise<LoadedPhone>

function load(again?: 'again') {
  loads.push(again)
  return loaded()
}

const field = (label: string) => {
  const id = [...document.querySelectorAll('label')].find((one) => one.textContent === label)?.htmlFor
  const found = document.getElementById(id ?? '')
  if (!(found instanceof HTMLInputElement)) throw new Error(`no field ${label}`)
  return found
}
const fill = () => {
  type(field('SIP domain'), 'acme.sip.example')
  type(field('User'), 'alice')
  type(field('Password'), 'secret')
  type(field('Server'), 'wss://acme.example/sip')
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  made.length = 0
  loads.length = 0
  loaded = async () => ({ createPhone, optionsFor, SignedIn })
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  const root = createRoot(place)
  act(() => root.render(<App load={load} />))
  remove = () => act(() => root.unmount())
})
afterEach(() => {
  remove()
  vi.useRealTimers()
})

describe('signing in', () => {
  it('holds the password in the field and in no attribute, where every script could read it', () => {
    fill()
    expect(field('Password').value).toBe('secret')
    expect(document.body.innerHTML).not.toContain('secret')
  })

  it('shows the phone once the line is online, and keeps all but the password', async () => {
    answer = { phase: 'online', registered: true }
    fill()
    await press('Sign in')
    await pass(10)
    expect(document.querySelector('[role=status]')?.textContent).toMatch(/^Online/)
    expect(made[0]?.credentials).toEqual({ password: 'secret' })
    expect(loadAccount()).toEqual({
      domain: 'acme.sip.example',
      user: 'alice',
      server: 'wss://acme.example/sip',
    })
    expect(JSON.stringify({ ...localStorage })).not.toContain('secret')
  })

  it('says that user or password is wrong, keeps the fields, and does not try again', async () => {
    answer = { phase: 'offline', error: { code: 'credentials-refused' } }
    fill()
    await press('Sign in')
    await pass(10)
    expect(document.querySelector('[role=alert]')?.textContent).toContain('User or password is wrong')
    expect(field('Password').value).toBe('secret')
    expect(document.activeElement).toBe(field('Password'))
    expect(made).toHaveLength(1)
  })

  it('asks for what is missing', async () => {
    await press('Sign in')
    expect(document.activeElement).toBe(field('SIP domain'))
    expect(made).toHaveLength(0)
  })

  it('fills in what was kept', () => {
    saveAccount({ domain: 'd.example', user: 'u', server: 'wss://s' })
    expect(loadAccount()).toEqual({ domain: 'd.example', user: 'u', server: 'wss://s' })
  })

  it('offers the sandbox on this machine, as alice unless another is chosen', () => {
    button('Try the sandbox')
    const chosen = document.querySelector<HTMLInputElement>('input[type=radio]:checked')
    expect(chosen?.value).toBe('alice')
  })
})

describe('the phone’s scripts', () => {
  it('are asked for at the first sign that somebody signs in', () => {
    expect(loads).toEqual([])
    act(() => field('User').focus())
    expect(loads).toEqual([undefined])
  })

  it('are asked for by themselves once the page has nothing else to do', async () => {
    await pass(1000)
    expect(loads).toEqual([undefined])
  })

  it('that cannot be loaded are said to be so in one sentence, and are asked for again by a press', async () => {
    answer = { phase: 'online', registered: true }
    loaded = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
    fill()
    await press('Sign in')
    const alert = () => document.querySelector('[role=alert]')
    expect(alert()?.querySelector('b')?.textContent).toBe(
      'The phone could not be loaded; check your network.',
    )
    expect(field('Password').value).toBe('secret')
    expect(made).toHaveLength(0)

    // Should the page have to start over, it need not ask for these.
    await press('Try again')
    expect(alert()).not.toBeNull()
    expect(loads.at(-1)).toBe('again')
    expect(loadAccount()?.user).toBe('alice')

    loaded = async () => ({ createPhone, optionsFor, SignedIn })
    await press('Try again')
    await pass(10)
    expect(document.querySelector('[role=status]')?.textContent).toMatch(/^Online/)
  })
})
