/**
 * Closes what lies on top: by Escape, by a press elsewhere. Focus goes in on opening and back on closing; what is modal
 * keeps it meanwhile, for what lies below is covered.
 */

import { type RefObject, useEffect, useRef } from 'react'

const stop = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

export function useDismiss(box: RefObject<HTMLElement | null>, close: () => void): void {
  const closing = useRef(close)
  closing.current = close
  useEffect(() => {
    const inside = box.current
    if (!inside) return
    const root = inside.getRootNode() as Document | ShadowRoot
    const opener = root.activeElement
    const within = (what: string) => inside.querySelector<HTMLElement>(what)
    const first = within('[data-first]') ?? within('button, select, [tabindex]')
    ;(first ?? inside).focus()
    const onKey = (event: Event) => {
      const { key, shiftKey } = event as KeyboardEvent
      if (key === 'Tab' && inside.getAttribute('aria-modal') === 'true') {
        const stops = [...inside.querySelectorAll<HTMLElement>(stop)]
        const [from, to] = shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]]
        if (root.activeElement !== from) return
        event.preventDefault()
        to?.focus()
      }
      if (key !== 'Escape') return
      event.stopPropagation()
      // A <dialog> that it lies in would close as well.
      event.preventDefault()
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
