/** The store and `report()`: the one writer. Everybody else reads. */

import { createStore } from 'zustand/vanilla'
import type { PhoneEvent, PhoneFact } from './events.ts'
import { reduce } from './reduce.ts'
import { initialState, type PhoneState } from './state.ts'

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

export function createPhoneStore(now: () => number): PhoneStoreParts {
  const store = createStore<PhoneState>(() => initialState)
  const listeners = new Set<(fact: PhoneEvent) => void>()
  return {
    store: {
      getState: store.getState,
      getInitialState: store.getInitialState,
      subscribe: store.subscribe,
    },
    report: (fact) => {
      const event: PhoneEvent = { ...fact, at: now() }
      store.setState(reduce(store.getState(), event), true)
      for (const listener of [...listeners]) listener(event)
    },
    onFact: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
