/** True for the first moment of a part's life: a press meant for what stood here before does nothing. */

import { useEffect, useState } from 'react'

export function useGuard(ms = 500): boolean {
  const [guarded, setGuarded] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setGuarded(false), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return guarded
}
