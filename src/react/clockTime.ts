/** Times of day and dates, as the reader's language writes them. */

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
