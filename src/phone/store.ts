/** The store and `report()`: the one writer. Everybody else reads. */

import { createStore } from 'zustand/vanilla'
import { type NameFor, withNames } from './directory.ts'
import { PhoneError } from './errors.ts'
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

/** A store that follows another one, whose facts have their times already. */
export interface FollowingStoreParts extends PhoneStoreParts {
  readonly follow: (event: PhoneEvent) => void
  /** Takes the whole state over. */
  readonly take: (state: PhoneState) => void
}

export function createPhoneStore(now: () => number, names?: () => NameFor | undefined): FollowingStoreParts {
  const store = createStore<PhoneState>(() => initialState)
  const listeners = new Set<(fact: PhoneEvent) => void>()
  const untold: PhoneEvent[] = []
  let telling = false

  // A listener may report too. The state follows at once; everybody hears the facts in the order it followed them.
  function tell(): void {
    if (telling) return
    telling = true
    for (let fact = untold.shift(); fact; fact = untold.shift()) {
      const told = fact
      for (const listener of [...listeners]) guarded(() => listener(told))
    }
    telling = false
  }

  function follow(event: PhoneEvent): void {
    untold.push(event)
    store.setState(reduce(store.getState(), event), true)
    tell()
  }

  return {
    store: {
      getState: store.getState,
      getInitialState: store.getInitialState,
      subscribe: (listener) => store.subscribe((state, before) => guarded(() => listener(state, before))),
    },
    report: (fact) => follow({ ...withNames(store.getState().directory, fact, names?.()), at: now() }),
    follow,
    take: (state) => store.setState(state, true),
    onFact: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A listener that throws is its own trouble: it surfaces as an uncaught error, and the phone goes on. */
function guarded(run: () => void): void {
  try {
    run()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

/** Resolves when the line is online; rejects where it went offline for good. */
export function whenOnline(store: PhoneStore): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { line } = store.getState()
      if (line.phase !== 'online' && line.phase !== 'offline') return false
      stop()
      if (line.phase === 'online') resolve()
      else reject(new PhoneError('refused', `Not online: ${line.error?.code ?? 'disconnected'}.`))
      return true
    }
    const stop = store.subscribe(look)
    look()
  })
}

/** Ended calls stay until dismissed, the last 50 of them. */
const mostEnded = 50

/** Lets go of the oldest ended calls. */
export function tidy(store: PhoneStore, report: (fact: PhoneFact) => void) {
  const ended = store.getState().calls.filter((call) => call.state.phase === 'ended')
  for (const call of ended.slice(0, Math.max(0, ended.length - mostEnded)))
    report({ type: 'call-removed', callId: call.id })
}
