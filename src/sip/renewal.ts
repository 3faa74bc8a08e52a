/** Credentials that expire are asked for anew before they do, so that no call meets a refusal. */

import type { Clock } from '../phone/clock.ts'
import type { Secrets } from './secrets.ts'

export interface Renewal {
  /** Looks when the secret in use will expire. */
  plan(): void
  stop(): void
}

/** Before it expires (ms): time for a slow backend, and for a second try. */
const lead = 60_000
/** One that lives shorter than this is asked for at half its life, and one that fails not more often than this. */
const least = 10_000

export function createRenewal(secrets: Secrets, clock: Clock): Renewal {
  let cancel = () => {}
  let given = new AbortController()

  function plan() {
    cancel()
    const until = secrets.expiresAt()
    if (until === undefined || !secrets.canAsk) return
    const left = until - clock.now()
    cancel = clock.after(Math.max(least, left - Math.min(lead, left / 2)), () => void renew())
  }

  async function renew() {
    const { signal } = given
    // Where the page has none now, the old one is used as long as the server takes it.
    await secrets.fetch('expiring', signal)
    if (!signal.aborted) plan()
  }

  return {
    plan,
    stop: () => {
      cancel()
      given.abort()
      given = new AbortController()
    },
  }
}
