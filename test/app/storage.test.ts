// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import {
  forgetEverything,
  keepSandboxUser,
  keepSession,
  loadAccount,
  loadSettings,
  pageMemory,
  saveAccount,
  saveSettings,
  sessionOfTab,
} from '../../src/app/storage.ts'
import { readKept, writeKept } from '../../src/phone/kept.ts'

const identity = { instanceId: '00000001-0000-4000-8000-000000000000', viaHost: '0123456789ab.invalid' }
const devices = { ringer: { id: 'loud', label: 'Loudspeaker' } }
const ring = { ringtone: 'chime', volume: 0.25 } as const

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

it('keeps what the person chose for other tabs and days, and who this tab is for this tab', () => {
  expect(pageMemory.load()).toBeNull()
  writeKept(pageMemory, { identity, leftAt: 7 })
  writeKept(pageMemory, { devices })
  writeKept(pageMemory, { ring })
  expect(readKept(pageMemory)).toEqual({ identity, calls: [], leftAt: 7, devices, ring })
  expect(JSON.stringify({ ...localStorage })).not.toContain(identity.instanceId)
  sessionStorage.clear()
  expect(readKept(pageMemory)).toEqual({ calls: [], leftAt: 0, devices, ring })
})

it('forgets this tab, and no choice, when the phone saves nothing', () => {
  writeKept(pageMemory, { identity, ring })
  pageMemory.save(null)
  expect(sessionStorage).toHaveLength(0)
  expect(readKept(pageMemory).ring).toEqual(ring)
})

it.each(['nonsense', 'null', '[]', '{"ring":'])('is not troubled by %s in the storage', (text) => {
  for (const storage of [sessionStorage, localStorage])
    for (const key of ['opentact-softphone', 'opentact-softphone-choices']) storage.setItem(key, text)
  expect(readKept(pageMemory)).toEqual({ calls: [], leftAt: 0 })
  writeKept(pageMemory, { ring })
  expect(readKept(pageMemory).ring).toEqual(ring)
})

it('keeps the settings of this version, and nothing else that stands in their place', () => {
  saveSettings({ region: 'DE' })
  expect(loadSettings()).toMatchObject({ region: 'DE' })
  for (const text of ['nonsense', 'null', '7', '{"version":0,"region":"DE"}', '[1]']) {
    localStorage.setItem('opentact-softphone-settings', text)
    expect(loadSettings()).toEqual({})
  }
})

it('forgets all that it wrote, and leaves what others did', () => {
  localStorage.setItem('another', 'kept')
  saveAccount({ domain: 'd.example', user: 'u', server: 'wss://s' })
  saveSettings({ region: 'DE' })
  keepSandboxUser('alice')
  writeKept(pageMemory, { identity, ring, devices })
  forgetEverything()
  expect(sessionStorage).toHaveLength(0)
  expect({ ...localStorage }).toEqual({ another: 'kept' })
})

it('goes without a storage that the browser refuses to name', () => {
  const refused = {
    get: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    },
    configurable: true,
  }
  const own = (['localStorage', 'sessionStorage'] as const).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  )
  for (const [name] of own) Object.defineProperty(globalThis, name, refused)
  try {
    saveSettings({ region: 'DE' })
    expect([loadSettings(), loadAccount(), pageMemory.load()]).toEqual([{}, undefined, null])
    forgetEverything()
  } finally {
    for (const [name, before] of own) if (before) Object.defineProperty(globalThis, name, before)
  }
})

it('keeps a password for this tab only, and only what it was asked to keep', () => {
  const account = { domain: 'acme.example', user: 'alice', server: 'wss://s.example', password: 'secret' }
  keepSession({ ...account, more: 'x' } as typeof account)
  expect(sessionOfTab()).toEqual(account)
  expect(JSON.stringify({ ...localStorage })).not.toContain('secret')
  keepSession(null)
  expect(sessionOfTab()).toBeUndefined()
  keepSession(account)
  forgetEverything()
  expect(sessionStorage).toHaveLength(0)
  sessionStorage.setItem('opentact-softphone-session', JSON.stringify({ ...account, password: 7 }))
  expect(sessionOfTab()).toBeUndefined()
})
