/**
 * The calls of the past: those that are kept, and those that end while the page is open, newest first. Follows the
 * phone by itself; what is written is written by the way, and what cannot be written is remembered until the page goes.
 * A call that is up is written as if its page were closed at that moment, for it may be.
 */

import { type Call, type CallId, isLive } from '../../phone/call.ts'
import type { PhoneState } from '../../phone/state.ts'
import type { PhoneStore } from '../../phone/store.ts'
import type { Timeline } from '../../phone/timeline.ts'
import { isMissed } from '../../react/outcome.ts'
import { nobodyElse, type OtherTabs } from '../otherTabs.ts'
import { createLeftOpen } from './leftOpen.ts'
import type { CallLog, LogState, LogStore, Told } from './log.ts'
import { byEnd, openCall, type PastCall, pastCall, withStory } from './past.ts'
import { lesserTwin } from './twins.ts'

export const mostCalls = 10_000
/** A story that grows is written so often at most. */
const writeEveryMs = 1000

interface Parts {
  readonly phone: PhoneStore
  readonly store: LogStore
  readonly later: (ms: number, then: () => void) => () => void
  readonly now: () => number
  readonly others?: OtherTabs<Told>
  readonly most?: number
}

interface Entry {
  past: PastCall
  /** As the phone has them: another object is news. */
  from: Call | undefined
  timeline: Timeline | undefined
}

export function createCallLog(parts: Parts): CallLog {
  const { phone, store, later, now, others = nobodyElse, most = mostCalls } = parts
  const entries = new Map<CallId, Entry>()
  /** Removed by the person, and perhaps still in the phone's own list. */
  const gone = new Set<CallId>()
  /** Written while they are up. */
  const up = new Set<CallId>()
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
  function write(change: (store: LogStore) => Promise<void>, told?: Told): void {
    writing = writing.then(async () => {
      if (state.kept === 'memory') return
      await change(store).then(
        () => told && others.tell(told),
        (error: unknown) => {
          console.warn('History:', error)
          tell({ kept: 'memory' })
        },
      )
    })
  }

  function writeChanged(): void {
    stopWaiting?.()
    stopWaiting = undefined
    const changed = [...dirty].flatMap((id) => entries.get(id) ?? [])
    dirty.clear()
    if (!changed.length) return
    const kept = changed.map(({ past, timeline }) => withStory(past, timeline))
    write((to) => to.put(kept), { type: 'written', calls: changed.map(({ past }) => past) })
  }

  function writeUp(calls: readonly Call[]): void {
    const { timelines } = phone.getState()
    const kept = calls.flatMap((call) => {
      const past = gone.has(call.id) ? undefined : openCall(call, now())
      return past ? withStory(past, timelines[call.id]) : []
    })
    for (const { past } of kept) up.add(past.call.id)
    if (kept.length) write((to) => to.put(kept))
  }

  function look({ calls, timelines }: PhoneState): void {
    let isNews = false
    writeUp(calls.filter(({ id, state: { phase } }) => phase === 'connected' && !up.has(id)))
    for (const call of calls) {
      if (call.takenBack && isLive(call)) isNews = takeOver(call) || isNews
      if (call.state.phase !== 'ended' || gone.has(call.id)) continue
      const known = entries.get(call.id)
      const timeline = Object.hasOwn(timelines, call.id) ? timelines[call.id] : undefined
      if (known?.from === call && known.timeline === timeline) continue
      isNews ||= known?.from !== call
      entries.set(call.id, { past: pastCall(call, known?.past.seen ?? false), from: call, timeline })
      dirty.add(call.id)
      // The page may be gone the next moment; what is told of it afterwards can wait.
      if (!known) {
        writeChanged()
        parted(call)
      }
    }
    if (dirty.size) stopWaiting ??= later(writeEveryMs, writeChanged)
    if (isNews) {
      bound()
      tell()
    }
  }

  /** The page before this one was in it: it is not over. */
  function takeOver(call: Call): boolean {
    const ids = leftOpen.takenBack(call)
    drop(ids)
    return ids.length > 0
  }

  /** The same call, ours and another page's: one of them goes. */
  function parted(call: Call): void {
    const id = lesserTwin(call, entries)
    if (id !== undefined) drop([id])
  }

  function drop(ids: readonly CallId[]): void {
    for (const id of ids) forget(id)
    if (ids.length) write((from) => from.remove(ids), { type: 'removed', ids })
  }

  /** The oldest go. */
  function bound(): void {
    if (entries.size <= most) return
    const oldest = [...entries.values()].sort((a, b) => byEnd(a.past, b.past)).slice(most)
    drop(oldest.map(({ past }) => past.call.id))
  }

  function forget(id: CallId): void {
    entries.delete(id)
    leftOpen.forget(id)
    dirty.delete(id)
    gone.add(id)
  }

  const add = (past: PastCall) =>
    entries.set(past.call.id, { from: undefined, timeline: undefined, ...entries.get(past.call.id), past })

  const leftOpen = createLeftOpen(others, later, (left) => {
    for (const past of left) {
      add(past)
      dirty.add(past.call.id)
    }
    writeChanged()
    tell()
  })

  function hear(told: Told): void {
    switch (told.type) {
      case 'written':
        for (const past of told.calls) {
          if (gone.has(past.call.id)) continue
          add(past)
          parted(past.call)
        }
        tell()
        break
      case 'removed':
        told.ids.forEach(forget)
        tell()
        break
      case 'cleared':
        for (const id of [...entries.keys()]) forget(id)
        tell()
        break
      case 'over?': {
        const live = phone.getState().calls.filter(isLive)
        const ids = told.ids.filter((id) => live.some((call) => call.id === id))
        others.tell({ type: 'still up', ids })
        break
      }
      case 'still up':
        leftOpen.stillUp(told.ids)
    }
  }

  const stop = phone.subscribe((next, before) => {
    if (next.calls !== before.calls || next.timelines !== before.timelines) look(next)
  })
  others.listen(hear)
  writing = store.load().then(
    (kept) => {
      const news = kept.filter(({ call: { id } }) => !entries.has(id) && !gone.has(id) && !up.has(id))
      for (const past of news) if (!past.open) add(past)
      leftOpen.found(news.filter(({ open }) => open))
      look(phone.getState())
      bound()
      tell({ kept: 'here' })
    },
    (error: unknown) => {
      console.warn('History:', error)
      tell({ kept: 'memory' })
    },
  )
  look(phone.getState())

  function flush(): void {
    writeChanged()
    writeUp(phone.getState().calls)
  }

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
      writeChanged()
      tell()
    },
    remove: (id) => {
      drop([id])
      tell()
    },
    clear: () => {
      for (const id of [...entries.keys()]) forget(id)
      write((all) => all.clear(), { type: 'cleared' })
      tell()
    },
    flush,
    close: async () => {
      stop()
      leftOpen.stop()
      flush()
      await writing
      others.close()
    },
  }
}
