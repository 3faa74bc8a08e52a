/** What comes on top of a list slides in and takes the rest along: a row that jumped would be pressed in another's place. */

import { type RefObject, useLayoutEffect, useRef } from 'react'
import { slide } from '../../react/slide.ts'

interface Top {
  readonly key: string
  /** Of its row. What stands above the row, its day, may go to the row that comes. */
  readonly bottom: number
}

/** `list` and what follows it in `box` move; where the reader has scrolled, the list is held in place as it is. */
export function useSlideIn(
  box: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  first: string | undefined,
): void {
  const top = useRef<Top>(undefined)
  useLayoutEffect(() => {
    const [outer, inner] = [box.current, list.current]
    if (!outer || !inner) return
    const rows = inner.children as HTMLCollectionOf<HTMLElement>
    const rowOf = (key: string) => [...rows].find((row) => row.dataset['key'] === key)
    const bottomOf = (row: HTMLElement) => row.offsetTop + row.offsetHeight
    const { key, bottom = 0 } = top.current ?? {}
    const before = key !== undefined && key !== first ? rowOf(key) : undefined
    const by = before ? bottomOf(before) - bottom : 0
    if (by > 0 && outer.scrollTop === 0) for (const one of outer.children) slide(one, by)
    const row = first === undefined ? undefined : rowOf(first)
    top.current = row && first !== undefined ? { key: first, bottom: bottomOf(row) } : undefined
  })
}
