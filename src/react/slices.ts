/** Work on many things, in slices so short that buttons answer in between. */

const sliceMs = 8

/** Rejects when called off. */
export async function inSlices<T>(
  all: readonly T[],
  each: (one: T) => void,
  signal?: AbortSignal,
): Promise<void> {
  let until = performance.now() + sliceMs
  for (const one of all) {
    if (performance.now() >= until) {
      await new Promise((resolve) => setTimeout(resolve))
      signal?.throwIfAborted()
      until = performance.now() + sliceMs
    }
    each(one)
  }
}
