/**
 * In a frame, a press may be meant for what lies over it (clickjacking). Browsers that can tell whether the frame is
 * truly seen (IntersectionObserver v2: nothing over it, no opacity, no filter) decide whether to ask once more.
 */

import type { Phone } from '../phone/phone.ts'

/** Whether the last press was a pointer's, in a frame that is not truly seen. */
export type Covered = () => boolean

interface SeenEntry extends IntersectionObserverEntry {
  /** Absent in browsers without version 2, which then never ask. */
  readonly isVisible?: boolean
}

/** At least 100 ms apart, the specification wants (IntersectionObserver v2 §3.1). */
const delay = 100

export function watchCovered(page: Document): Covered {
  let seen = true
  let covered = false
  const observer = new IntersectionObserver(
    (entries) => {
      seen = (entries.at(-1) as SeenEntry | undefined)?.isVisible !== false
    },
    { threshold: [0, 0.5, 1], delay, trackVisibility: true } as IntersectionObserverInit,
  )
  observer.observe(page.documentElement)
  // A key press and a headset's button need no eye on the frame; a click by key has no detail (UI Events §5.3.1).
  page.addEventListener(
    'click',
    (event) => {
      covered = event.detail > 0 && !seen
    },
    true,
  )
  page.addEventListener(
    'keydown',
    () => {
      covered = false
    },
    true,
  )
  return () => covered
}

/** A phone for the frame's own buttons: what would place or answer a call is asked of the person once more. */
export function askWhenCovered(phone: Phone, covered: Covered, ask: () => Promise<boolean>): Phone {
  const once = async (): Promise<boolean> => !covered() || (await ask())
  return {
    ...phone,
    call: async (...args) => ((await once()) ? phone.call(...args) : notMeant()),
    answer: async (...args) => ((await once()) ? phone.answer(...args) : undefined),
    acceptTransfer: async (...args) => ((await once()) ? phone.acceptTransfer(...args) : notMeant()),
  }
}

/** Nothing came of it, and there is nothing to say about that: it never resolves. */
function notMeant(): Promise<never> {
  return new Promise(() => {})
}
