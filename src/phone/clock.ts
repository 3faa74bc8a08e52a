/** Time as an argument: the real clock comes from `createPhone`, tests bring one they can move. */

export interface Clock {
  /** ms since 1970. */
  readonly now: () => number
  /** Runs `then` after `ms`; returns the way to call it off. */
  readonly after: (ms: number, then: () => void) => () => void
}
