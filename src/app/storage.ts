/** The only user of the browser's storage. Keeps who signed in where; a password only when asked, and for this tab alone. */

import type { Memory } from '../phone/options.ts'

export interface Account {
  readonly domain: string
  readonly user: string
  readonly server: string
}

const key = 'opentact-softphone'
const version = 1

export function loadAccount(): Account | undefined {
  const kept = parse(read('localStorage', key))
  if (kept?.['version'] !== version) return undefined
  const { domain, user, server } = kept
  if (typeof domain !== 'string' || typeof user !== 'string' || typeof server !== 'string') return undefined
  return { domain, user, server }
}

export function saveAccount({ domain, user, server }: Account): void {
  write('localStorage', key, JSON.stringify({ version, domain, user, server }))
}

const choicesKey = `${key}-choices`

/**
 * What must outlive a reload, in this tab only: two tabs are two phones. What the person chose, devices and how it
 * rings, is the same in all of them, and tomorrow.
 */
export const pageMemory: Memory = {
  load: () => {
    const [kept, choices] = [parse(read('sessionStorage', key)), parse(read('localStorage', choicesKey))]
    return kept || choices ? JSON.stringify({ ...choices, ...kept }) : null
  },
  save: (text) => {
    const { devices, ring, ...kept } = parse(text) ?? {}
    write('sessionStorage', key, text === null ? null : JSON.stringify(kept))
    if (devices || ring) write('localStorage', choicesKey, JSON.stringify({ version, devices, ring }))
  },
}

const sandboxKey = `${key}-sandbox`

/** Who tried the sandbox in this tab: its credentials are no secret, so a reload in a call need not ask. */
export function sandboxUserOfTab(): string | null {
  return read('sessionStorage', sandboxKey)
}

export function keepSandboxUser(user: string | null): void {
  write('sessionStorage', sandboxKey, user)
}

const sessionKey = `${key}-session`

/** An account with its password, for whoever asked to stay signed in: gone with the tab. */
export function sessionOfTab(): (Account & { readonly password: string }) | undefined {
  const { domain, user, server, password } = parse(read('sessionStorage', sessionKey)) ?? {}
  if (![domain, user, server, password].every((one) => typeof one === 'string')) return undefined
  return { domain, user, server, password } as Account & { password: string }
}

export function keepSession(session: (Account & { readonly password: string }) | null): void {
  const { domain, user, server, password } = session ?? {}
  write('sessionStorage', sessionKey, session && JSON.stringify({ domain, user, server, password }))
}

const settingsKey = `${key}-settings`

/** What the person chose in the settings, as it was found: whoever uses a part of it checks that part. */
export function loadSettings(): Readonly<Record<string, unknown>> {
  const kept = parse(read('localStorage', settingsKey))
  return kept?.['version'] === version ? kept : {}
}

export function saveSettings(settings: object): void {
  write('localStorage', settingsKey, JSON.stringify({ ...settings, version }))
}

/** This tab's and this device's; another tab that is open keeps its own until it is closed. */
export function forgetEverything(): void {
  for (const storage of ['localStorage', 'sessionStorage'] as const)
    for (const name of [key, choicesKey, sandboxKey, sessionKey, settingsKey]) write(storage, name, null)
}

type StorageName = 'localStorage' | 'sessionStorage'

// Storage may be full, or switched off: then already naming it throws. The phone works without it.
function read(storage: StorageName, name: string): string | null {
  try {
    return globalThis[storage].getItem(name)
  } catch {
    return null
  }
}

function write(storage: StorageName, name: string, text: string | null): void {
  try {
    if (text === null) globalThis[storage].removeItem(name)
    else globalThis[storage].setItem(name, text)
  } catch {
    return
  }
}

function parse(text: string | null): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
