/** Takes frames in at the pace of the screen: a flood is read in portions, so that buttons answer in between. */

import type { Clock } from '../phone/clock.ts'

export interface IntakeParts {
  readonly clock: Clock
  readonly read: (frame: unknown) => void
  /** So many were thrown away. */
  readonly flooded: (count: number) => void
}

/** ms between two portions: one redraw for all that came meanwhile. */
const pace = 50
/** Of a portion: what can be read without anybody noticing, by number and by time (ms). */
const most = 100
const mostTime = 12
/** Five seconds of a thousand a second wait; more would only be read when nobody cares any more. */
const mostWaiting = 5000

export function createIntake({ clock, read, flooded }: IntakeParts) {
  let waiting: unknown[] = []
  let dropped = 0
  let lastAt = -Infinity
  let cancel: (() => void) | undefined

  function drain() {
    cancel = undefined
    lastAt = clock.now()
    let count = 0
    while (count < Math.min(most, waiting.length) && clock.now() - lastAt < mostTime) read(waiting[count++])
    waiting = waiting.slice(count)
    if (dropped) flooded(dropped)
    dropped = 0
    if (waiting.length) cancel = clock.after(pace, drain)
  }

  return {
    add: (frame: unknown) => {
      if (waiting.length >= mostWaiting) dropped++
      else waiting.push(frame)
      if (cancel) return
      const wait = lastAt + pace - clock.now()
      if (wait <= 0) drain()
      else cancel = clock.after(wait, drain)
    },
    stop: () => {
      cancel?.()
      cancel = undefined
      waiting = []
    },
  }
}
