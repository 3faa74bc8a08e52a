/** Closes what lies on top: by Escape, by a press elsewhere. Focus goes in on opening and back on closing. */

import { type RefObject, useEffect, useRef } from 'react'

export function useDismiss(box: RefObject<HTMLElement | null>, close: () => void): void {
  const closing = useRef(close)
  closing.current = close
  useEffect(() => {
    const inside = box.current
    if (!inside) return
    const root = inside.getRootNode() as Document | ShadowRoot
    const opener = root.activeElement
    const first = inside.querySelector<HTMLElement>('[data-first], button, select, [tabindex]')
    ;(first ?? inside).focus()
    const onKey = (event: Event) => {
      if ((event as KeyboardEvent).key !== 'Escape') return
      event.stopPropagation()
      closing.current()
    }
    const onPress = (event: Event) => {
      const path = event.composedPath()
      // The opener toggles by itself; closing here too would open it again.
      if (!path.includes(inside) && !(opener && path.includes(opener))) closing.current()
    }
    inside.addEventListener('keydown', onKey)
    root.addEventListener('pointerdown', onPress, true)
    return () => {
      inside.removeEventListener('keydown', onKey)
      root.removeEventListener('pointerdown', onPress, true)
      const focused = root.activeElement
      const lost = !focused || focused === inside.ownerDocument.body || inside.contains(focused)
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [box])
}
