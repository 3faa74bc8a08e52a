/** The pretend platform on this machine: who can be whom. */

export const sandboxUsers = ['alice', 'bob', 'carol'] as const
export type SandboxUser = (typeof sandboxUsers)[number]

export interface SandboxAccount {
  readonly user: string
  readonly password: string
  readonly server: string
  readonly domain: string
}

/** The sandbox answers only to the machine it runs on, so elsewhere it is not offered. */
export function isSandboxNear(host = location.hostname): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
  )
}

/** A link may preselect an account; signing in takes a press. */
export function preselectedUser(search = location.search): SandboxUser {
  const wanted = new URLSearchParams(search).get('user')
  return sandboxUsers.find((user) => user === wanted) ?? 'alice'
}

const patienceMs = 8000

/** Asks for credentials as a site's own backend would give them. */
export async function sandboxAccount(user: SandboxUser): Promise<SandboxAccount> {
  const response = await fetch('/credentials', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user }),
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(patienceMs),
  })
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}`)
  const told = (await response.json()) as Partial<Record<keyof SandboxAccount, unknown>>
  const { password, server, domain } = told
  if (typeof password !== 'string' || typeof server !== 'string' || typeof domain !== 'string')
    throw new Error('The sandbox answered without an account')
  return { user, password, server, domain }
}
