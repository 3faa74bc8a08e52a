/** How long since: silent for screen readers unless asked. */

import { duration, useNow } from '../time.ts'
import { useWords } from '../usePhone.tsx'

export function Timer({ since, label }: { since: number; label?: string }) {
  const words = useWords()
  const now = useNow(since)
  return (
    <span className="num" role="timer" aria-label={label ?? words.call.timer} aria-live="off">
      {duration(now - since)}
    </span>
  )
}
