/** Which device we are to the server: the same after a reload, another in every tab. */

import { type Kept, type KeptCall, type KeptIdentity, readKept, writeKept } from '../phone/kept.ts'
import type { Memory } from '../phone/options.ts'

export interface ClaimedIdentity extends KeptIdentity {
  /** Calls that were up when this very page was left, and when that was. */
  readonly left: Pick<Kept, 'calls' | 'leftAt'>
  /** Writes down the calls that are up, for the page that comes back. */
  readonly keep: (calls: readonly KeptCall[], leftAt: number) => void
  readonly release: () => void
}

export interface IdentityParts {
  readonly memory: Memory | undefined
  /** Makes the name ours until released or the tab is closed; nothing where it is taken, as in a duplicated tab. */
  readonly claim: (name: string) => Promise<(() => void) | undefined>
  readonly uuid: () => string
  readonly token: (bytes: number) => string
}

/**
 * The identity kept from before where it is ours alone, else a new one, which is then kept. With random ones on every
 * page a registrar fills up with our old contacts until it refuses us.
 */
export async function claimIdentity(parts: IdentityParts): Promise<ClaimedIdentity> {
  const { memory } = parts
  const { identity, calls, leftAt } = readKept(memory)
  const release = identity && (await parts.claim(lockName(identity)))
  if (release) return claimed(identity, release, { calls, leftAt })
  const fresh = { instanceId: parts.uuid(), viaHost: `${parts.token(6)}.invalid` }
  return claimed(fresh, (await parts.claim(lockName(fresh))) ?? (() => {}), { calls: [], leftAt: 0 })

  function claimed(
    { instanceId, viaHost }: KeptIdentity,
    release: () => void,
    left: ClaimedIdentity['left'],
  ): ClaimedIdentity {
    const identity = { instanceId, viaHost }
    const keep: ClaimedIdentity['keep'] = (calls, leftAt) => writeKept(memory, { identity, calls, leftAt })
    // What was left is taken up now or never: a second reload must not find it again.
    keep([], 0)
    return { ...identity, left, keep, release }
  }
}

function lockName({ instanceId }: KeptIdentity): string {
  return `opentact-softphone ${instanceId}`
}
