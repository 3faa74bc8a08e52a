/** After a call: its face stays a moment, unless the person is busy with it; and the focus goes where work goes on. */

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Call } from '../phone/call.ts'
import { focusIsAround } from './focusIsAround.ts'
import type { Outcome } from './outcome.ts'

const farewellMs = 4000

/** Leaves the ended call's face by itself; what failed stays until the person has read it. */
export function useFarewell(
  box: RefObject<HTMLElement | null>,
  ended: Call | undefined,
  outcome: Outcome | undefined,
  leave: () => void,
): void {
  const id = ended?.id
  const stays = outcome?.tone === 'failed' && !outcome.missed
  useEffect(() => {
    const inside = box.current
    if (!id || stays || !inside) return
    const timer = setTimeout(leave, farewellMs)
    // A touch or a key in the column means that someone is reading or about to press.
    const stay = (event: Event) => {
      if (event.composedPath().some((at) => at instanceof HTMLElement && at.closest('.call .stage')))
        clearTimeout(timer)
    }
    inside.addEventListener('pointerdown', stay)
    inside.addEventListener('keydown', stay)
    return () => {
      clearTimeout(timer)
      inside.removeEventListener('pointerdown', stay)
      inside.removeEventListener('keydown', stay)
    }
  }, [box, id, stays, leave])
}

const wideFrom = 760

/** A test's page has no layout, and cannot say. */
const isSeen = (one: Element | null) => one?.checkVisibility?.() ?? true

/** Where work begins: the dial field, but not on a telephone, where that would open the keyboard. */
export function focusHome(inside: HTMLElement, field: HTMLElement | null): void {
  if (focusIsAround(inside.ownerDocument)) return
  if (inside.clientWidth >= wideFrom) field?.focus()
  // One by one: a list of selectors finds what stands first in the page, and the head always does.
  else
    (
      inside.querySelector<HTMLElement>('.call .action') ?? inside.querySelector<HTMLElement>('.head button')
    )?.focus()
}

/**
 * A control that goes away takes the focus with it. If it was in the phone, it moves on: into a call to Mute, or
 * to the keypad that has taken its place, out of it to the dial field.
 */
export function useFocusFollowsCall(
  box: RefObject<HTMLElement | null>,
  stage: string,
  field: RefObject<HTMLElement | null>,
): void {
  const wasInside = useRef(false)
  useEffect(() => {
    const inside = box.current
    if (!inside) return
    const note = (event: Event) => {
      wasInside.current = event.composedPath().includes(inside)
    }
    const page = inside.ownerDocument
    page.addEventListener('focusin', note)
    page.addEventListener('pointerdown', note)
    return () => {
      page.removeEventListener('focusin', note)
      page.removeEventListener('pointerdown', note)
    }
  }, [box])

  // Before the next key comes: with the focus nowhere it would reach nobody.
  useLayoutEffect(() => {
    const inside = box.current
    if (!inside || !wasInside.current || focusIsAround(inside.ownerDocument)) return
    const focused = (inside.getRootNode() as Document | ShadowRoot).activeElement
    // What is only hidden has the focus until the next drawing.
    if (focused !== inside.ownerDocument.body && inside.contains(focused) && isSeen(focused)) return
    if (stage.startsWith('call'))
      inside.querySelector<HTMLElement>('.call .control, .call .keypad button')?.focus()
    else if (!stage.startsWith('incoming')) focusHome(inside, field.current)
  }, [box, stage, field])
}
