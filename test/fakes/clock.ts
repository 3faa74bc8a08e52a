/** A clock that stands still until a test moves it. */

import type { Clock } from '../../src/phone/clock.ts'

export function movableClock(start = 1_700_000_000_000) {
  let now = start
  const due: { at: number; then: () => void }[] = []
  const clock: Clock = {
    now: () => now,
    after: (ms, then) => {
      const one = { at: now + ms, then }
      due.push(one)
      return () => {
        const index = due.indexOf(one)
        if (index >= 0) due.splice(index, 1)
      }
    },
  }
  function move(ms: number) {
    const end = now + ms
    for (;;) {
      const next = due.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      due.splice(due.indexOf(next), 1)
      now = next.at
      next.then()
    }
    now = end
  }

  return {
    clock,
    /** What waits, ms from now, soonest first. */
    waiting: () => due.map((one) => one.at - now).sort((a, b) => a - b),
    /** Moves on; what falls due runs in its order. */
    move,
    /** Moves on second by second, letting what is under way, answers of a wire say, arrive in between. */
    pass: async (ms: number) => {
      for (let left = ms; left > 0; left -= 1000) {
        move(Math.min(left, 1000))
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}
