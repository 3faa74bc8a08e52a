/** Durations, and a clock that ticks with the call. */

import { useEffect, useState } from 'react'

/** `04:32`, `1:04:32`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours ? `${hours}:${rest}` : rest
}

/** Now, once a second, on the beat of `since`: a timer that ticks off the beat would skip or stand. */
export function useNow(since: number | undefined): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (since === undefined) return
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setNow(Date.now())
      timer = setTimeout(tick, 1005 - (Math.max(0, Date.now() - since) % 1000))
    }
    tick()
    return () => clearTimeout(timer)
  }, [since])
  return now
}
