/**
 * The calls of the past: those that are kept, and those that end while the page is open, newest first. Follows the
 * phone by itself; what is written is written by the way, and what cannot be written is remembered until the page goes.
 */

import type { Call, CallId } from '../../phone/call.ts'
import type { PhoneState } from '../../phone/state.ts'
import type { PhoneStore } from '../../phone/store.ts'
import type { Timeline } from '../../phone/timeline.ts'
import { isMissed } from '../../react/outcome.ts'
import { keptStory, type PastCall, pastCall } from './past.ts'

/** Where calls are kept. Every method may reject: then nothing is kept from there on. */
export interface LogStore {
  load(): Promise<readonly PastCall[]>
  story(id: CallId): Promise<Timeline | undefined>
  put(calls: readonly Kept[]): Promise<void>
  remove(ids: readonly CallId[]): Promise<void>
  clear(): Promise<void>
}

export interface Kept {
  readonly past: PastCall
  /** Absent: as it was. */
  readonly story?: Timeline
}

export interface LogState {
  /** Newest first. */
  readonly calls: readonly Call[]
  /** Missed, and not looked at yet. */
  readonly unseen: number
  /** `memory`: the browser refuses to keep anything. */
  readonly kept: 'loading' | 'here' | 'memory'
}

export interface CallLog {
  getState(): LogState
  subscribe(listener: () => void): () => void
  /** The story of a call that the phone itself knows no more. */
  story(id: CallId): Promise<Timeline | undefined>
  /** The person has looked at the history. */
  see(): void
  remove(id: CallId): void
  clear(): void
  /** Writes what waits: the page may be gone the next moment. */
  flush(): void
  /** The same, and follows no more. */
  close(): Promise<void>
}

export const mostCalls = 10_000
/** A story that grows is written so often at most. */
const writeEveryMs = 1000

interface Parts {
  readonly phone: PhoneStore
  readonly store: LogStore
  readonly later: (ms: number, then: () => void) => () => void
  readonly most?: number
}

interface Entry {
  past: PastCall
  /** As the phone has them: another object is news. */
  from: Call | undefined
  timeline: Timeline | undefined
}

export function createCallLog({ phone, store, later, most = mostCalls }: Parts): CallLog {
  const entries = new Map<CallId, Entry>()
  /** Removed by the person, and perhaps still in the phone's own list. */
  const gone = new Set<CallId>()
  const listeners = new Set<() => void>()
  const dirty = new Set<CallId>()
  let state: LogState = { calls: [], unseen: 0, kept: 'loading' }
  let stopWaiting: (() => void) | undefined
  let writing: Promise<void> = Promise.resolve()

  function tell(part: Partial<LogState> = {}): void {
    const all = [...entries.values()].map(({ past }) => past).sort(byEnd)
    const unseen = all.filter(({ call, seen }) => !seen && isMissed(call)).length
    state = { ...state, calls: all.map(({ call }) => call), unseen, ...part }
    for (const listener of [...listeners]) listener()
  }

  /** One after another, so that what is removed is not written back; the first refusal is the last. */
  function write(change: (store: LogStore) => Promise<void>): void {
    writing = writing.then(async () => {
      if (state.kept === 'memory') return
      await change(store).catch((error: unknown) => {
        console.warn('History:', error)
        tell({ kept: 'memory' })
      })
    })
  }

  function flush(): void {
    stopWaiting?.()
    stopWaiting = undefined
    const changed = [...dirty].flatMap((id) => entries.get(id) ?? [])
    dirty.clear()
    if (!changed.length) return
    const kept = changed.map(({ past, timeline }) => ({
      past,
      ...(timeline && { story: keptStory(timeline) }),
    }))
    write((to) => to.put(kept))
  }

  function look({ calls, timelines }: PhoneState): void {
    let isNews = false
    for (const call of calls) {
      if (call.state.phase !== 'ended' || gone.has(call.id)) continue
      const known = entries.get(call.id)
      const timeline = Object.hasOwn(timelines, call.id) ? timelines[call.id] : undefined
      if (known?.from === call && known.timeline === timeline) continue
      isNews ||= known?.from !== call
      entries.set(call.id, { past: pastCall(call, known?.past.seen ?? false), from: call, timeline })
      dirty.add(call.id)
      // The page may be gone the next moment; what is told of it afterwards can wait.
      if (!known) flush()
    }
    if (dirty.size) stopWaiting ??= later(writeEveryMs, flush)
    if (isNews) {
      bound()
      tell()
    }
  }

  /** The oldest go. */
  function bound(): void {
    if (entries.size <= most) return
    const oldest = [...entries.values()].sort((a, b) => byEnd(a.past, b.past)).slice(most)
    const ids = oldest.map(({ past }) => past.call.id)
    for (const id of ids) forget(id)
    write((from) => from.remove(ids))
  }

  function forget(id: CallId): void {
    entries.delete(id)
    dirty.delete(id)
    gone.add(id)
  }

  const stop = phone.subscribe((next, before) => {
    if (next.calls !== before.calls || next.timelines !== before.timelines) look(next)
  })
  writing = store.load().then(
    (kept) => {
      for (const past of kept)
        if (!entries.has(past.call.id) && !gone.has(past.call.id))
          entries.set(past.call.id, { past, from: undefined, timeline: undefined })
      bound()
      tell({ kept: 'here' })
    },
    (error: unknown) => {
      console.warn('History:', error)
      tell({ kept: 'memory' })
    },
  )
  look(phone.getState())

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    story: async (id) => entries.get(id)?.timeline ?? (await store.story(id).catch(() => undefined)),
    see: () => {
      if (!state.unseen) return
      for (const [id, entry] of entries) {
        if (entry.past.seen || !isMissed(entry.past.call)) continue
        entry.past = { ...entry.past, seen: true }
        dirty.add(id)
      }
      flush()
      tell()
    },
    remove: (id) => {
      forget(id)
      write((from) => from.remove([id]))
      tell()
    },
    clear: () => {
      for (const id of [...entries.keys()]) forget(id)
      write((all) => all.clear())
      tell()
    },
    flush,
    close: async () => {
      stop()
      flush()
      await writing
    },
  }
}

const endOf = ({ call }: PastCall) => (call.state.phase === 'ended' ? call.state.at : call.createdAt)
const byEnd = (one: PastCall, other: PastCall) => endOf(other) - endOf(one)
