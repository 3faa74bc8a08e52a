/** What an element's phone keeps over a reload, in this tab only. */

import type { Memory } from '../../phone/options.ts'

const taken = new Set<string>()

/** Two elements of one user on a page are two phones: the second has a memory of its own, in the page's order. */
export function takeMemory(name: string): { readonly memory: Memory; readonly giveBack: () => void } {
  let key = `opentact-softphone ${name}`
  while (taken.has(key)) key += ' +'
  taken.add(key)
  return {
    memory: {
      load: () => quietly(() => sessionStorage.getItem(key)),
      save: (text) =>
        void quietly(() => {
          if (text === null) sessionStorage.removeItem(key)
          else sessionStorage.setItem(key, text)
          return null
        }),
    },
    giveBack: () => taken.delete(key),
  }
}

/** Storage may be switched off or full; the phone works without it. */
function quietly(run: () => string | null): string | null {
  try {
    return run()
  } catch {
    return null
  }
}
