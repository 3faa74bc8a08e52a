/** How long before the next try: a pure policy. */

export interface RetryPolicy {
  /** ms; the first wait is drawn between `least` and this. */
  readonly first: number
  readonly most: number
  readonly least: number
  /** So long the waits stay below this: a server that restarts finds its phones back at once. */
  readonly eager: { readonly tries: number; readonly most: number }
}

/**
 * 0.3 → 30 s, doubled each time, full jitter: after a server restart its phones must not come back in step. Eager
 * for the first dozen tries, a quarter of a minute; with more failures Chromium itself holds new sockets back.
 */
export const patiently: RetryPolicy = {
  least: 300,
  first: 600,
  most: 30_000,
  eager: { tries: 12, most: 2400 },
}

/** ms before try number `attempt` (1 = the first retry). `random` gives 0 ≤ x < 1. */
export function delayBefore(attempt: number, random: () => number, policy: RetryPolicy = patiently): number {
  const { least, first, most, eager } = policy
  const doubled = (times: number, from: number) => from * 2 ** Math.min(Math.max(times, 0), 20)
  const ceiling =
    attempt <= eager.tries
      ? Math.min(eager.most, doubled(attempt - 1, first))
      : Math.min(most, doubled(attempt - eager.tries, eager.most))
  return Math.round(least + random() * (ceiling - least))
}
