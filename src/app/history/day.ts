/** The day of a call, as people say it. */

/** To write a date out takes longer than all else in drawing a row, and many calls are of one day. */
const written = new Map<string, string>()
const formats = new Map<string, Intl.DateTimeFormat>()

export function dayOf(
  at: number,
  now: number,
  language: string,
  words: { readonly today: string; readonly yesterday: string },
): string {
  const day = new Date(at).toDateString()
  const today = new Date(now)
  if (day === today.toDateString()) return words.today
  today.setDate(today.getDate() - 1)
  if (day === today.toDateString()) return words.yesterday
  const name = `${language} ${day}`
  const text = written.get(name) ?? formatOf(language).format(at)
  written.set(name, text)
  return text
}

function formatOf(language: string): Intl.DateTimeFormat {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      numberingSystem: 'latn',
    })
  formats.set(language, format)
  return format
}
