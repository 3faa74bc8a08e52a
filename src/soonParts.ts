/** Stand-ins for the parts of `soon.ts` until that file is here; what they were asked meanwhile is done then. */

import type { Player, PlayerParts } from './audio/player.ts'
import type { Sound } from './audio/soundFor.ts'
import { delayBefore } from './connection/retry.ts'
import type { QualityWatch, WatchParts } from './diagnostics/watchQuality.ts'
import type { Clock } from './phone/clock.ts'
import { PhoneError } from './phone/errors.ts'
import type { Headset, HeadsetHost, Report } from './phone/ports.ts'
import type { PhoneState } from './phone/state.ts'

export interface Soon {
  readonly createHeadset: (host: HeadsetHost) => Headset
  readonly createPlayer: (parts: PlayerParts) => Player
  readonly watchQuality: (parts: WatchParts) => QualityWatch
}

interface SoonParts {
  readonly fetch: () => Promise<Soon>
  readonly clock: Clock
  readonly random: () => number
}

export function createSoonParts({ fetch, clock, random }: SoonParts) {
  const waiting: ((soon: Soon) => void)[] = []
  let here: Soon | undefined
  let wanted = false
  let stopped = false
  let stopRetry = () => {}

  function then(use: (soon: Soon) => void): void {
    if (here) use(here)
    else waiting.push(use)
  }

  /** Fetches it, and does not give up: without it a call is silent while it rings. */
  function want(report: Report, attempt = 1): void {
    if (stopped || (wanted && attempt === 1)) return
    wanted = true
    fetch().then(
      (soon) => {
        here = soon
        for (const use of waiting.splice(0)) use(soon)
      },
      (error: unknown) => {
        report({
          type: 'frame-dropped',
          why: `soon: ${error instanceof Error ? error.message : 'not there'}`,
        })
        stopRetry = clock.after(delayBefore(attempt, random), () => want(report, attempt + 1))
      },
    )
  }

  function makeHeadset(host: HeadsetHost): Headset {
    let headset: Headset | undefined
    let now: PhoneState | undefined
    let destroyed = false
    then(({ createHeadset }) => {
      if (destroyed) return
      headset = createHeadset(host)
      if (now) headset.follow(now)
    })
    return {
      follow: (state) => {
        now = state
        headset?.follow(state)
        if (state.line.phase === 'online') want(host.report)
      },
      connect: () => {
        want(host.report)
        return new Promise((resolve, reject) =>
          then(() => {
            if (headset) headset.connect().then(resolve, reject)
            else reject(new PhoneError('destroyed', 'The phone was destroyed.'))
          }),
        )
      },
      destroy: async () => {
        destroyed = true
        await headset?.destroy()
      },
    }
  }

  function makePlayer(parts: PlayerParts): Player {
    let player: Player | undefined
    let due: Sound | undefined
    then(({ createPlayer }) => {
      player = createPlayer(parts)
      player.play(due)
    })
    return {
      play: (sound) => {
        due = sound
        player?.play(sound)
      },
      sample: () => player?.sample(),
      key: (digit) => player?.key(digit),
      move: () => player?.move(),
    }
  }

  function makeQualityWatch(parts: WatchParts): QualityWatch {
    let watch: QualityWatch | undefined
    let isOver = false
    then(({ watchQuality }) => {
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

  return {
    makeHeadset,
    makePlayer,
    makeQualityWatch,
    stop: () => {
      stopped = true
      stopRetry()
    },
  }
}
