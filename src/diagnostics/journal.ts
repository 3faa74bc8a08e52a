/** The last facts, in order; played again from where they begin they give the same state. */

import type { PhoneEvent } from '../phone/events.ts'
import type { Reduce } from '../phone/reducer.ts'
import { initialState, type PhoneState } from '../phone/state.ts'

export interface Journal {
  add(fact: PhoneEvent): void
  /** The state before the first fact that is kept. */
  base(): PhoneState
  facts(): readonly PhoneEvent[]
}

export function createJournal(reduce: Reduce, most = 2000): Journal {
  let base = initialState
  let facts: PhoneEvent[] = []
  return {
    add: (fact) => {
      facts.push(fact)
      if (facts.length < most * 2) return
      base = facts.slice(0, -most).reduce(reduce, base)
      facts = facts.slice(-most)
    },
    base: () => base,
    facts: () => facts,
  }
}
