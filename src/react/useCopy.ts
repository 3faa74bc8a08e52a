/** Copies text, and says for a moment whether it did. */

import { useCallback, useEffect, useState } from 'react'

const toldMs = 2500

export interface Copy {
  readonly state: 'idle' | 'busy' | 'done' | 'refused'
  readonly copy: (text: string | (() => Promise<string>)) => void
}

export function useCopy(): Copy {
  const [state, setState] = useState<Copy['state']>('idle')
  useEffect(() => {
    if (state !== 'done' && state !== 'refused') return
    const timer = setTimeout(() => setState('idle'), toldMs)
    return () => clearTimeout(timer)
  }, [state])
  const copy = useCallback<Copy['copy']>((text) => {
    setState('busy')
    const write = async () => {
      const ready = typeof text === 'string' ? text : await text()
      // Missing on insecure pages.
      await navigator.clipboard.writeText(ready)
    }
    write().then(
      () => setState('done'),
      () => setState('refused'),
    )
  }, [])
  return { state, copy }
}
