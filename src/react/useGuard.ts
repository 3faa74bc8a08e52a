/** The first moment of what has just appeared: a press meant for what stood here before does nothing. */

import { useCallback, useEffect, useRef, useState } from 'react'

const settleMs = 500

/** True for the first moment of a part's life. */
export function useGuard(ms = settleMs): boolean {
  const [guarded, setGuarded] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setGuarded(false), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return guarded
}

/** How a guarded button says so. */
export function guardProps(guarded: boolean) {
  return { 'aria-disabled': guarded || undefined, 'data-guard': guarded ? '' : undefined }
}

/** Asks, when a key comes, whether `face` has only just appeared; none (an empty name) is never fresh. */
export function useJustCame(face: string): () => boolean {
  const since = useRef(0)
  useEffect(() => {
    since.current = face ? Date.now() : 0
  }, [face])
  return useCallback(() => Date.now() - since.current < settleMs, [])
}
