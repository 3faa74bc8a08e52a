/** Calls of before this session: asked of the platform a month at a time, when somebody wants to see them. */

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FoundCall } from '../phone/search.ts'
import { usePhone, usePhoneState } from './usePhone.tsx'

export interface Earlier {
  readonly calls: readonly FoundCall[]
  readonly asking: boolean
  readonly failed: boolean
  /** How far back it was looked, ms; absent before the first answer. */
  readonly lookedTo?: number
  readonly ask: () => void
}

const month = 30 * 24 * 3_600_000
/** Of one press: others' calls may fill whole pages, for the search is of the account. */
const mostPages = 5
/** The oldest call of this session and what is written down of it begin within this of each other, ms. */
const near = 10_000

interface Place {
  readonly from: number
  readonly to: number
  readonly cursor?: string
}

/** Nothing where the platform cannot be asked. */
export function useEarlier(): Earlier | undefined {
  const phone = usePhone()
  const offered = usePhoneState((state) => state.callSearch)
  const [shown, show] = useState<Omit<Earlier, 'ask'>>(nothing)
  const place = useRef<Place>(undefined)
  const busy = useRef<object>(undefined)
  // Another phone, or a platform that can be asked no more, has nothing to do with what was found.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is their change that matters
  useEffect(
    () => () => {
      busy.current = place.current = undefined
      show(nothing)
    },
    [phone, offered],
  )

  const ask = useCallback(() => {
    if (busy.current) return
    const run = {}
    busy.current = run
    const look = async () => {
      const found: FoundCall[] = []
      let at = place.current ?? monthBefore(beginOf(phone.store.getState().calls))
      let lookedTo = at.to
      for (let pages = 0; pages < mostPages && !found.length; pages++) {
        const { calls, cursor } = await phone.searchCalls(at)
        found.push(...calls)
        lookedTo = cursor ? Math.min(at.to, ...calls.map(({ startedAt }) => startedAt)) : at.from
        at = cursor ? { from: at.from, to: at.to, cursor } : monthBefore(at.from - 1)
        if (!cursor) break
      }
      return { found, lookedTo, at }
    }
    show((before) => ({ ...before, asking: true, failed: false }))
    look().then(
      ({ found, lookedTo, at }) => {
        if (busy.current !== run) return
        busy.current = undefined
        place.current = at
        show((before) => ({ calls: merged(before.calls, found), asking: false, failed: false, lookedTo }))
      },
      () => {
        if (busy.current !== run) return
        busy.current = undefined
        show((before) => ({ ...before, asking: false, failed: true }))
      },
    )
  }, [phone])

  return offered ? { ...shown, ask } : undefined
}

const nothing: Omit<Earlier, 'ask'> = { calls: [], asking: false, failed: false }

const monthBefore = (to: number): Place => ({ from: to - month, to })

/** What this session knows of has its own story in the list above. */
function beginOf(calls: readonly { readonly createdAt: number }[]): number {
  return Math.min(Date.now(), ...calls.map(({ createdAt }) => createdAt - near))
}

/** Newest first, none twice: between two questions the pages may have moved. */
function merged(before: readonly FoundCall[], found: readonly FoundCall[]): readonly FoundCall[] {
  const all = new Map([...before, ...found].map((call) => [call.id, call]))
  return [...all.values()].sort((a, b) => b.startedAt - a.startedAt)
}
