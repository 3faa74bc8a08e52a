/** Which device we are to the server: the same after a reload, another in every tab. */

import type { Memory } from '../phone/options.ts'

export interface Identity {
  /** `+sip.instance` (RFC 5626 §4.1): by it a server sees that an old contact of ours is replaced. */
  readonly instanceId: string
  /** The host of our Via and Contact. Random on every page, a full registrar would refuse us in the end. */
  readonly viaHost: string
}

export interface ClaimedIdentity extends Identity {
  readonly release: () => void
}

export interface IdentityParts {
  readonly memory: Memory | undefined
  /** Makes the name ours until released or the tab is closed; nothing where it is taken, as in a duplicated tab. */
  readonly claim: (name: string) => Promise<(() => void) | undefined>
  readonly uuid: () => string
  readonly token: (bytes: number) => string
}

const version = 1

/** The identity kept from before where it is ours alone, else a new one, which is then kept. */
export async function claimIdentity(parts: IdentityParts): Promise<ClaimedIdentity> {
  const kept = read(parts.memory)
  const release = kept && (await parts.claim(lockName(kept)))
  if (release) return { ...kept, release }
  const fresh: Identity = { instanceId: parts.uuid(), viaHost: `${parts.token(6)}.invalid` }
  write(parts.memory, fresh)
  return { ...fresh, release: (await parts.claim(lockName(fresh))) ?? (() => {}) }
}

function lockName(identity: Identity): string {
  return `opentact-softphone ${identity.instanceId}`
}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const hostShape = /^[0-9a-f]{12}\.invalid$/

/** What a memory gives back is the host page's: only what we could have written is used. */
function read(memory: Memory | undefined): Identity | undefined {
  try {
    const value: unknown = JSON.parse(memory?.load() ?? '')
    if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== version)
      return undefined
    const { instanceId, viaHost } = value as Record<string, unknown>
    if (typeof instanceId !== 'string' || typeof viaHost !== 'string') return undefined
    return uuidShape.test(instanceId) && hostShape.test(viaHost) ? { instanceId, viaHost } : undefined
  } catch {
    // No memory, or one that throws or holds something else: a new identity is no loss.
    return undefined
  }
}

function write(memory: Memory | undefined, identity: Identity): void {
  try {
    memory?.save(JSON.stringify({ version, ...identity }))
  } catch {
    // As above.
  }
}
