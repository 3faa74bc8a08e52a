/**
 * Draws of a long list only what is near the sight of it. Rows are as high as their text: what was drawn once is
 * measured in blocks, the rest is taken for usual. What the reader looks at stays where it is, whatever comes or is
 * measured above it; at the end the list follows what is new.
 */

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const blockSize = 10
/** px, of a row that was never drawn. */
const usual = 46
/** Drawn above and below what is in sight, px. */
const margin = 400
/** After the rows in sight, so that they need not wait for those that are not, ms. */
const restAfter = 100
/** So near to the end is at the end, px. */
const nearEnd = 48

export interface Sight {
  /** Which rows are drawn. */
  readonly from: number
  readonly to: number
  /** px, in place of those that are not. */
  readonly before: number
  readonly after: number
  /** How many came while the reader was elsewhere. */
  readonly unseen: number
  readonly toEnd: () => void
  readonly show: (index: number) => void
}

interface Anchor {
  readonly key: string
  readonly top: number
}

/** `box` scrolls; the rows are the children of its `list`, each with a `data-key`. */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  count: number,
  keyAt: (index: number) => number | string | undefined,
  begin: 'end' | 'start' = 'end',
): Sight {
  const heights = useRef<number[]>([])
  const anchor = useRef<Anchor>(undefined)
  const hadFocus = useRef(false)
  /** px, how far the list was scrolled to its end. */
  const endedAt = useRef(Infinity)
  // The first block drawn; nothing: the last ones, as long as the reader is at the end.
  const [first, setFirst] = useState(begin === 'start' ? 0 : undefined)
  const [whole, setWhole] = useState(begin === 'end')
  const seen = useRef(count)
  const blocks = Math.ceil(count / blockSize)
  const heightOf = (block: number) =>
    heights.current[block] ?? usual * Math.min(blockSize, count - block * blockSize)
  const view = (box.current?.clientHeight || 800) + margin

  let start = Math.min(first ?? blocks, Math.max(0, blocks - 1))
  let end = start
  if (first === undefined) {
    end = blocks
    for (let drawn = heightOf(start); start > 0 && drawn < view; ) drawn += heightOf(--start)
  } else
    for (
      let drawn = 0, wanted = whole ? view + margin + heightOf(start) : view - margin;
      end < blocks && drawn < wanted;
      end++
    )
      drawn += heightOf(end)
  const sum = (from: number, to: number) => {
    let all = 0
    for (let block = from; block < to; block++) all += heightOf(block)
    return all
  }

  const place = useCallback(() => {
    const [outer, inner] = [box.current, list.current]
    if (!outer || !inner) return
    // Not by `scrollHeight`: it grows with rows that slide to their places from below.
    const end = inner.offsetTop + inner.offsetHeight
    const atEnd = begin === 'end' && end - outer.scrollTop - outer.clientHeight < nearEnd
    // At its start a list shows what comes there.
    const atStart = begin === 'start' && outer.scrollTop < nearEnd
    anchor.current = atEnd || atStart ? undefined : anchorIn(outer, inner)
    if (atEnd) return setFirst(undefined)
    const all = Math.ceil(count / blockSize)
    const wanted = outer.scrollTop - inner.offsetTop - margin
    let block = 0
    for (let top = 0; block < all - 1; block++) {
      top += heights.current[block] ?? usual * blockSize
      if (top > wanted) break
    }
    setFirst(block)
  }, [box, list, count, begin])

  useEffect(() => {
    if (whole) return
    const timer = setTimeout(() => setWhole(true), restAfter)
    return () => clearTimeout(timer)
  }, [whole])

  useEffect(() => {
    const outer = box.current
    const scrolled = () => {
      setWhole(true)
      // The browser tells late of what we scrolled ourselves: the pane may have become lower since, and nobody left the end.
      if (outer && first === undefined && outer.scrollTop >= endedAt.current) return
      place()
    }
    outer?.addEventListener('scroll', scrolled, { passive: true })
    return () => outer?.removeEventListener('scroll', scrolled)
  }, [box, place, first])

  useLayoutEffect(() => {
    const [outer, inner] = [box.current, list.current]
    if (!outer || !inner) return
    measure(inner, start, heights.current)
    if (first === undefined) endedAt.current = scrollToEnd(outer)
    else hold(outer, inner, anchor.current)
    // Focus would be lost with the row that had it.
    const focused = (outer.getRootNode() as Document | ShadowRoot).activeElement
    if (hadFocus.current && (!focused || focused === outer.ownerDocument.body))
      outer.focus({ preventScroll: true })
    hadFocus.current = inner.contains(focused)
  })

  const isAway = first !== undefined
  if (!isAway) seen.current = count
  // Who is at the end stays there when the pane changes, not when something in the list is opened to be read.
  useEffect(() => {
    const [outer, inner] = [box.current, list.current]
    if (!outer || !inner || typeof ResizeObserver === 'undefined') return
    let [width, height] = [outer.clientWidth, outer.clientHeight]
    const watching = new ResizeObserver(() => {
      const paneChanged = outer.clientWidth !== width || outer.clientHeight !== height
      if (outer.clientWidth !== width) heights.current = []
      width = outer.clientWidth
      height = outer.clientHeight
      if (paneChanged && !isAway) endedAt.current = scrollToEnd(outer)
      else place()
    })
    watching.observe(outer)
    watching.observe(inner)
    return () => watching.disconnect()
  }, [box, list, place, isAway])

  return {
    from: start * blockSize,
    to: Math.min(count, end * blockSize),
    before: sum(0, start),
    after: sum(end, blocks),
    unseen: Math.max(0, count - seen.current),
    toEnd: () => setFirst(undefined),
    show: (index) => {
      anchor.current = { key: String(keyAt(index)), top: 64 }
      setFirst(Math.max(0, Math.floor(index / blockSize) - 1))
    },
  }
}

function scrollToEnd(outer: HTMLElement): number {
  outer.scrollTop = outer.scrollHeight
  return outer.scrollTop
}

/** The first row in sight, and where it stands. */
function anchorIn(outer: HTMLElement, inner: HTMLElement): Anchor | undefined {
  for (const row of inner.children as Iterable<Element> & HTMLCollectionOf<HTMLElement>) {
    const top = row.offsetTop - outer.scrollTop
    if (top + row.offsetHeight > 0) return { key: row.dataset['key'] ?? '', top }
  }
  return undefined
}

function hold(outer: HTMLElement, inner: HTMLElement, anchor: Anchor | undefined): void {
  const row = anchor && inner.querySelector<HTMLElement>(`:scope > [data-key="${anchor.key}"]`)
  if (row && row.offsetTop - outer.scrollTop !== anchor.top) outer.scrollTop = row.offsetTop - anchor.top
}

/** Whole blocks only: the last one grows yet. */
function measure(inner: HTMLElement, start: number, heights: number[]): void {
  const rows = inner.children as HTMLCollectionOf<HTMLElement>
  for (let at = 0; at + blockSize < rows.length; at += blockSize) {
    const height = (rows[at + blockSize]?.offsetTop ?? 0) - (rows[at]?.offsetTop ?? 0)
    if (height > 0) heights[start + at / blockSize] = height
  }
}
