/** The store and `report()` over any reducer: the one writer. Everybody else reads. */

import { createStore } from 'zustand/vanilla'
import { type NameFor, withNames } from './directory.ts'
import { PhoneError } from './errors.ts'
import type { PhoneEvent, PhoneFact } from './events.ts'
import type { PlatformPart } from './platformPart.ts'
import { type Reduce, reducerOf } from './reducer.ts'
import { initialState, type PhoneState } from './state.ts'
import type { FollowingStoreParts, PhoneStore } from './store.ts'

export function createStoreOf(
  reduce: Reduce,
  now: () => number,
  names?: () => NameFor | undefined,
): FollowingStoreParts {
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

/** A store that learns what the platform's facts do when a feed is there; until then nobody tells any. */
export function createLearningStore(now: () => number, names: () => NameFor | undefined) {
  let known: PlatformPart | undefined
  const part = () => known
  const reduce = reducerOf(part)
  const learn = (come: PlatformPart) => {
    known = come
  }
  return { ...createStoreOf(reduce, now, names), reduce, part, learn }
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
