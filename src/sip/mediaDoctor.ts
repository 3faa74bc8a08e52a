/** Signalling well and media sick: that, and only that, is treated with an ICE restart. */

import type { Media } from '../phone/call.ts'
import type { Clock } from '../phone/clock.ts'

export interface MediaDoctorParts {
  readonly clock: Clock
  /** The call is up and the line is there; else reconnecting comes first, and treats the media too. */
  readonly mayTreat: () => boolean
  readonly restart: () => Promise<void>
}

export interface MediaDoctor {
  flows(flow: Media): void
  isSick(): boolean
  stop(): void
}

/** Chromium says `disconnected` after some 5 s of silence and often recovers by itself at once. */
const firstWait = 2000
const nextWait = 8000

export function createMediaDoctor({ clock, mayTreat, restart }: MediaDoctorParts): MediaDoctor {
  let sick = false
  let cancel = () => {}

  function treatAfter(ms: number) {
    cancel()
    cancel = clock.after(ms, () => {
      if (!sick) return
      if (mayTreat()) void restart()
      treatAfter(nextWait)
    })
  }

  return {
    flows: (flow) => {
      const now = flow === 'interrupted'
      if (now === sick) return
      sick = now
      if (sick) treatAfter(firstWait)
      else cancel()
    },
    isSick: () => sick,
    stop: () => {
      sick = false
      cancel()
    },
  }
}
