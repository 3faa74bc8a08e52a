/** Clock times and durations in the reader's digits, and a clock that ticks with the call. */

import { useEffect, useState } from 'react'

/** `04:32`, `1:04:32`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours ? `${hours}:${rest}` : rest
}

/** `14:05:02`. */
export function clockTime(at: number, language: string, seconds = true): string {
  return formatOf(language, seconds ? 'seconds' : 'minutes').format(at)
}

/** `23 Nov 2026, 14:05:02`. */
export function dateAndTime(at: number, language: string): string {
  return formatOf(language, 'date').format(at)
}

/** `23 Nov 2026, 14:05`. */
export function dayAndTime(at: number, language: string): string {
  return formatOf(language, 'day').format(at)
}

// Making one takes longer than all else in drawing a row.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: string, detail: 'minutes' | 'seconds' | 'day' | 'date'): Intl.DateTimeFormat {
  const name = `${language} ${detail}`
  const format =
    formats.get(name) ??
    new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      ...((detail === 'seconds' || detail === 'date') && { second: '2-digit' }),
      ...((detail === 'day' || detail === 'date') && { day: 'numeric', month: 'short', year: 'numeric' }),
      hourCycle: 'h23',
      // As on the keypad, and in all else that is counted here.
      numberingSystem: 'latn',
    })
  formats.set(name, format)
  return format
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
