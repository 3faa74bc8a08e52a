/**
 * A part of the page that is fetched when it is first in sight, with something in its place until then. React's own
 * `lazy` shows whatever comes less than 0.3 s after such a stand-in only when those are over.
 */

import { type ComponentType, createElement, useEffect, useState } from 'react'

/** `fetch` must not reject. */
export function fetchedPart<P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  Meanwhile: ComponentType<P>,
): ComponentType<P> {
  let fetched: ComponentType<P> | undefined
  return function Part(props: P) {
    const [shown, show] = useState(() => fetched)
    useEffect(() => {
      let isWanted = true
      if (!shown)
        void fetch().then((part) => {
          fetched = part
          if (isWanted) show(() => part)
        })
      return () => {
        isWanted = false
      }
    }, [shown])
    return createElement(shown ?? Meanwhile, props)
  }
}
