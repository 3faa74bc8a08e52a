/** Of the calls that the platform wrote down, those that this browser has no story of. */

import type { Call } from '../../phone/call.ts'
import type { FoundCall } from '../../phone/search.ts'

/** The two clocks write down the beginning of one call within this of each other, ms. */
const near = 10_000

export function notKept(found: readonly FoundCall[], kept: readonly Call[]): readonly FoundCall[] {
  if (!found.length) return found
  const begun = new Map<string, number[]>()
  for (const { party, createdAt } of kept) {
    const times = begun.get(bare(party.user))
    if (times) times.push(createdAt)
    else begun.set(bare(party.user), [createdAt])
  }
  return found.filter(
    ({ party, startedAt }) =>
      !begun.get(bare(party.user))?.some((createdAt) => Math.abs(createdAt - startedAt) <= near),
  )
}

const bare = (user: string) => user.toLowerCase().replace(/^\+/, '')
