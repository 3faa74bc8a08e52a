/** Where the digest's secret comes from: fixed, or asked of the host page, and asked again when it is refused. */

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

export function createSecrets(credentials: Credentials): Secrets {
  let secret: Secret | undefined = typeof credentials === 'function' ? undefined : credentials
  return {
    canAsk: typeof credentials === 'function',
    current: () => secret,
    expiresAt: () => secret?.expiresAt,
    fetch: async (reason, signal) => {
      if (typeof credentials !== 'function') return secret !== undefined
      try {
        const fresh: unknown = await credentials({ reason, signal })
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
