/** Asks whether the call is still there, by re-INVITE: after a lost line, for sick media, and as session timers want it. */

import type { Clock } from '../phone/clock.ts'
import { PhoneError } from '../phone/errors.ts'
import type { Agreement } from './sessionTimers.ts'

export interface RefreshParts {
  readonly clock: Clock
  /** The call is up, and the line is there to ask on. */
  readonly mayAsk: () => boolean
  /** Sends the re-INVITE, with new candidates where the paths are sick; rejects where it is refused. */
  readonly ask: (newPaths: boolean) => Promise<void>
  readonly isSick: () => boolean
  /** The far side does not know the call any more. */
  readonly gone: (sipStatus: number) => void
}

export interface Refresher {
  refresh(newPaths: boolean): Promise<void>
  /** What was agreed on session timers, as often as it is. */
  agreed(agreement: Agreement | undefined): void
  stop(): void
}

/** A refresh is tried for about half a minute. */
const longestWait = 16_000

export function createRefresher({ clock, mayAsk, ask, isSick, gone }: RefreshParts): Refresher {
  /** Counts refreshes: a newer one takes over from one that still tries. */
  let refreshes = 0
  let letLie = () => {}

  async function refresh(newPaths: boolean): Promise<void> {
    const mine = ++refreshes
    for (let wait = 1000; mine === refreshes && mayAsk(); wait *= 2) {
      const status = await ask(newPaths).then(
        () => 200,
        (error: unknown) => (error instanceof PhoneError ? error.sipStatus : undefined),
      )
      // RFC 3261 §12.2.1.2: the dialog is gone.
      if (status === 481 || status === 408) return gone(status)
      // The other side may not be back yet; what it refuses for good it would refuse again.
      const mayPass = status === undefined || [404, 430, 480, 503, 504].includes(status)
      if (!mayPass || wait > longestWait) return
      await new Promise<void>((resolve) => clock.after(wait, resolve))
    }
  }

  return {
    refresh,
    agreed: (agreement) => {
      letLie()
      if (!agreement) return
      const { seconds, weRefresh } = agreement
      // RFC 4028 §10: by half of the interval we refresh. Where they should have and did not, the RFC ends the call;
      // we ask first, for the conversation may go on all the same.
      const wait = weRefresh ? seconds / 2 : seconds - Math.min(32, seconds / 3)
      letLie = clock.after(wait * 1000, () => void refresh(isSick()))
    },
    stop: () => {
      refreshes++
      letLie()
    },
  }
}
