/** Who runs, and as which account of the sandbox. */

export const contestants = [
  { name: 'ours', title: 'ours', user: 'alice', entry: 'ours.ts' },
  { name: 'simple-user', title: 'SimpleUser', user: 'bob', entry: 'simpleUser.ts' },
  { name: 'jssip', title: 'JsSIP', user: 'carol', entry: 'jssip.ts' },
] as const

export type Contestant = (typeof contestants)[number]
export type Name = Contestant['name']

/** Five of each; the median counts, so that one hiccup of the machine does not. */
export const rounds = 5

/** Rounds of all, one after another: what slows the machine down for a minute slows them all. */
export async function interleaved(
  take: (who: Contestant, round: number) => Promise<number> | number,
  who: readonly Contestant[] = contestants,
): Promise<Partial<Record<Name, number[]>>> {
  /** Who fails has no time at all; the others go on. */
  const attempt = async (one: Contestant, round: number) => {
    try {
      return await take(one, round)
    } catch (error) {
      console.error(`${one.title}, round ${round + 1}: ${error instanceof Error ? error.message : error}`)
      return Number.POSITIVE_INFINITY
    }
  }
  const samples: Partial<Record<Name, number[]>> = {}
  for (let round = 0; round < rounds; round++)
    for (const one of who) {
      samples[one.name] ??= []
      samples[one.name]?.push(await attempt(one, round))
    }
  return samples
}
