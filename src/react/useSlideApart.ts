/** What is told late stands where it belongs in time: the rows around it slide apart for it. */

import { type RefObject, useLayoutEffect, useRef } from 'react'
import { slide } from './slide.ts'

interface Drawn {
  readonly count: number
  /** The highest `data-key`: later rows have higher ones, wherever they stand. */
  readonly newest: number
  readonly scrolled: number
}

/** The rows are the children of `list`, which `box` scrolls; `count` is of all, also of those that are not drawn. */
export function useSlideApart(
  box: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  count: number,
): void {
  const last = useRef<Drawn>(undefined)
  useLayoutEffect(() => {
    const [outer, inner] = [box.current, list.current]
    if (!outer || !inner) return
    const { newest = Infinity, scrolled = 0, count: counted = count } = last.current ?? {}
    const moved: { readonly row: Element; readonly down: number }[] = []
    const scrolledBy = outer.scrollTop - scrolled
    let highest = -1
    let grown = 0
    for (const row of inner.children as HTMLCollectionOf<HTMLElement>) {
      const key = Number(row.dataset['key'])
      highest = Math.max(highest, key)
      if (key > newest) grown += row.offsetHeight
      else moved.push({ row, down: grown - scrolledBy })
    }
    last.current = { count, newest: highest, scrolled: outer.scrollTop }
    // What only came at the end moves nothing, and the list follows it as it always does.
    if (count === counted || moved.at(-1)?.down === -scrolledBy) return
    for (const { row, down } of moved) if (down !== 0) slide(row, down)
  })
}
