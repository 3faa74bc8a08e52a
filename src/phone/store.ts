/** What the store is, and one that knows all that the platform tells. */

import type { NameFor } from './directory.ts'
import type { PhoneEvent, PhoneFact } from './events.ts'
import { reduce } from './reduce.ts'
import type { PhoneState } from './state.ts'
import { createStoreOf } from './storeOf.ts'

/** The read half of a Zustand store: all that React's and anyone's subscription needs. */
export interface PhoneStore {
  getState(): PhoneState
  getInitialState(): PhoneState
  subscribe(listener: (state: PhoneState, before: PhoneState) => void): () => void
}

export interface PhoneStoreParts {
  readonly store: PhoneStore
  /** Tells a fact: stamps it, changes the state, then tells the listeners. */
  readonly report: (fact: PhoneFact) => void
  /** Hears every fact after the state has followed it. */
  readonly onFact: (listener: (fact: PhoneEvent) => void) => () => void
}

/** A store that follows another one, whose facts have their times already. */
export interface FollowingStoreParts extends PhoneStoreParts {
  readonly follow: (event: PhoneEvent) => void
  /** Takes the whole state over. */
  readonly take: (state: PhoneState) => void
}

export function createPhoneStore(now: () => number, names?: () => NameFor | undefined): FollowingStoreParts {
  return createStoreOf(reduce, now, names)
}
