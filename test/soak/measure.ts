/** How long the long runs are, and by which numbers: `SEED=7 npm run soak` repeats a run, `npm test` a twentieth. */

export const isSoak = process.env['SOAK'] === '1'

export const seed = Number(process.env['SEED'] ?? 20_260_101) >>> 0

/** All of it in the soak, a twentieth in the daily tests, at least one. */
export const share = (whole: number) => (isSoak ? whole : Math.max(1, Math.round(whole / 20)))

export interface Chance {
  /** From 0 up to, but not including, 1. */
  readonly next: () => number
  readonly below: (end: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** True so often, of all times. */
  readonly often: (part: number) => boolean
}

/** Random numbers that come back with their seed (Mulberry32). */
export function chanceOf(from: number): Chance {
  let state = from >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    next,
    below,
    pick: (from) => {
      const found = from[below(from.length)]
      if (found === undefined) throw new Error('Nothing to pick from.')
      return found
    },
    often: (part) => next() < part,
  }
}
