/** Where the digest's secret comes from: fixed, or asked of the host page, and asked again when it is refused. */

import { within } from '../connection/within.ts'
import type { Clock } from '../phone/clock.ts'
import { type Credentials, type Secret, secretProblem } from '../phone/options.ts'

export interface Secrets {
  /** The one in use; digests are made synchronously. */
  current(): Secret | undefined
  /** Asks where asking is possible and due; resolves false where there is none to be had. */
  fetch(reason: 'start' | 'refused' | 'expiring', signal: AbortSignal): Promise<boolean>
  /** Would asking again give anything new? */
  readonly canAsk: boolean
  /** ms since 1970, where the secret says so. */
  expiresAt(): number | undefined
  forget(): void
}

/** For the host page's backend (ms); a page that never answers would keep the line connecting for ever. */
const patience = 30_000

export function createSecrets(credentials: Credentials, clock: Clock): Secrets {
  let secret: Secret | undefined = typeof credentials === 'function' ? undefined : credentials
  return {
    canAsk: typeof credentials === 'function',
    current: () => secret,
    expiresAt: () => secret?.expiresAt,
    fetch: async (reason, signal) => {
      if (typeof credentials !== 'function') return secret !== undefined
      try {
        const asking = new AbortController()
        const giveUp = () => asking.abort()
        signal.addEventListener('abort', giveUp, { signal: asking.signal })
        const asked = Promise.resolve(credentials({ reason, signal: asking.signal }))
        const fresh: unknown = await within(clock, patience, signal, asked).finally(giveUp)
        // Given up meanwhile, offline or destroyed: nobody is there any more to use it.
        if (signal.aborted || secretProblem(fresh)) return false
        secret = fresh as Secret
        return true
      } catch {
        // The host page's own failure; its text may hold secrets and goes nowhere.
        return false
      }
    },
    forget: () => {
      secret = undefined
    },
  }
}
