/** Which rows speak of what is sought, in their words or in their JSON. Looked through in slices: there may be 100,000. */

import { useEffect, useRef, useState } from 'react'
import { pretty } from './pretty.ts'
import { mostOfBurst, type Row } from './rows.ts'
import { inSlices } from './slices.ts'
import { type Line, type Telling, tellEntry, tellRow } from './story.ts'

export interface Found {
  readonly rows: readonly Row[]
  readonly searching: boolean
}

export function useFound(rows: readonly Row[], sought: string, telling: Telling): Found {
  const needle = sought.trim().toLowerCase()
  const [found, setFound] = useState<Found & { readonly needle: string }>()
  // What was judged once is not judged again when one more row comes.
  const judged = useRef<{ needle: string; telling: Telling; verdicts: WeakMap<Row, boolean> }>(undefined)
  useEffect(() => {
    if (!needle) return setFound(undefined)
    const stop = new AbortController()
    if (judged.current?.needle !== needle || judged.current.telling !== telling)
      judged.current = { needle, telling, verdicts: new WeakMap() }
    const { verdicts } = judged.current
    const fits = (row: Row) => {
      const known = verdicts.get(row) ?? speaksOf(row, needle, telling)
      verdicts.set(row, known)
      return known
    }
    const hits: Row[] = []
    inSlices(rows, (row) => void (fits(row) && hits.push(row)), stop.signal).then(
      () => setFound({ rows: hits, searching: false, needle }),
      () => {},
    )
    return () => stop.abort()
  }, [rows, needle, telling])
  if (!needle) return { rows, searching: false }
  if (found?.needle !== needle) return { rows: [], searching: true }
  return found
}

export function speaksOf(row: Row, needle: string, telling: Telling): boolean {
  const { opens, ...item } = tellRow(row, telling)
  if (says(item, needle)) return true
  // Those of a burst are told in the same words; what came with them differs.
  return opens && row.entries.slice(-mostOfBurst).some((entry) => says(tellEntry(entry, telling), needle))
}

export function says(
  { sentence, why, raw }: Pick<Line, 'sentence' | 'why' | 'raw'>,
  needle: string,
): boolean {
  if (`${sentence}\n${why ?? ''}`.toLowerCase().includes(needle)) return true
  return raw !== undefined && pretty(raw).toLowerCase().includes(needle)
}
