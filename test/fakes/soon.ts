/** Parts that come soon, for tests in which they are here from the start. */

import type { SoonHere } from '../../src/soonParts.ts'

export const here = <T>(parts: T): SoonHere<T> => ({
  use: (run) => run(parts),
  need: async () => parts,
  want: () => {},
  stop: () => {},
})
