/** Fetches `soon.ts` when the phone is online, and stands in for what is asked of its parts until they are here. */

import { delayBefore } from './connection/retry.ts'
import type { QualityWatch, WatchParts } from './diagnostics/watchQuality.ts'
import type { Clock } from './phone/clock.ts'
import { PhoneError } from './phone/errors.ts'
import type { Headset, HeadsetHost, Report } from './phone/ports.ts'
import type { Soon } from './phone/soon.ts'
import type { PhoneState } from './phone/state.ts'

export type SoonFile = typeof import('./soon.ts')

export interface SoonHere<T> extends Soon<T> {
  /** Fetches it, and does not give up: without it a call is silent while it rings, and none can come. */
  want(): void
  stop(): void
}

interface SoonParts<T> {
  readonly bring: () => Promise<T>
  readonly clock: Clock
  readonly random: () => number
  readonly report: Report
}

/** How long somebody who asked waits for what does not come. */
const patience = 15_000

export function createSoon<T>({ bring, clock, random, report }: SoonParts<T>): SoonHere<T> {
  const waiting: ((parts: T) => void)[] = []
  let here: T | undefined
  let wanted = false
  let stopped = false
  let stopRetry = () => {}

  function use(run: (parts: T) => void): void {
    if (here) run(here)
    else waiting.push(run)
  }

  function get(attempt: number): void {
    if (stopped) return
    bring().then(
      (parts) => {
        here = parts
        for (const run of waiting.splice(0)) run(parts)
      },
      (error: unknown) => {
        const why = `soon: ${error instanceof Error ? error.message : 'not there'}`
        report({ type: 'frame-dropped', why })
        stopRetry = clock.after(delayBefore(attempt, random), () => get(attempt + 1))
      },
    )
  }

  function want(): void {
    if (!wanted) get(1)
    wanted = true
  }

  return {
    use,
    want,
    need: () =>
      new Promise((resolve, reject) => {
        const cancel = clock.after(patience, () =>
          reject(new PhoneError('timeout', 'A part of the phone could not be fetched.')),
        )
        use((parts) => {
          cancel()
          resolve(parts)
        })
        want()
      }),
    stop: () => {
      stopped = true
      stopRetry()
    },
  }
}

export function headsetSoon(soon: Soon<Pick<SoonFile, 'createHeadset'>>, host: HeadsetHost): Headset {
  let headset: Headset | undefined
  let now: PhoneState | undefined
  let destroyed = false
  soon.use(({ createHeadset }) => {
    if (destroyed) return
    headset = createHeadset(host)
    if (now) headset.follow(now)
  })
  return {
    follow: (state) => {
      now = state
      headset?.follow(state)
    },
    connect: async () => {
      if (!headset) await soon.need()
      if (!headset) throw new PhoneError('destroyed', 'The phone was destroyed.')
      await headset.connect()
    },
    destroy: async () => {
      destroyed = true
      await headset?.destroy()
    },
  }
}

export function qualitySoon(soon: Soon<Pick<SoonFile, 'watchQuality'>>, parts: WatchParts): QualityWatch {
  let watch: QualityWatch | undefined
  let isOver = false
  soon.use(({ watchQuality }) => {
    if (isOver) return
    watch = watchQuality(parts)
    watch.look()
  })
  return {
    look: () => watch?.look(),
    stop: () => {
      isOver = true
      watch?.stop()
    },
  }
}
