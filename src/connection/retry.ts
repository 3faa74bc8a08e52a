/** How long before the next try: a pure policy. */

export interface RetryPolicy {
  /** ms; the first wait is drawn between `least` and this. */
  readonly first: number
  readonly most: number
  readonly least: number
}

/** 0.3 → 30 s, doubled each time, full jitter: after a server restart its phones must not come back in step. */
export const patiently: RetryPolicy = { least: 300, first: 600, most: 30_000 }

/** ms before try number `attempt` (1 = the first retry). `random` gives 0 ≤ x < 1. */
export function delayBefore(attempt: number, random: () => number, policy: RetryPolicy = patiently): number {
  const ceiling = Math.min(policy.most, policy.first * 2 ** Math.min(attempt - 1, 20))
  return Math.round(policy.least + random() * (ceiling - policy.least))
}
