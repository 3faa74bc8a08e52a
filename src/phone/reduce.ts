/** (state, fact) → state, with all that the platform tells. */

import type { PhoneEvent } from './events.ts'
import { platformPart } from './platformPart.ts'
import { reducerOf } from './reducer.ts'
import { initialState, type PhoneState } from './state.ts'

export const reduce = reducerOf(() => platformPart)

/** Plays a journal again from the start. */
export function replay(facts: readonly PhoneEvent[], from: PhoneState = initialState): PhoneState {
  return facts.reduce(reduce, from)
}
