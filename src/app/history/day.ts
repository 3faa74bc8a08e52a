/** The day of a call, as people say it. */

const formats = new Map<string, Intl.DateTimeFormat>()

export function dayOf(
  at: number,
  now: number,
  language: string,
  words: { readonly today: string; readonly yesterday: string },
): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  formats.set(language, format)
  const day = format.format(at)
  if (day === format.format(now)) return words.today
  const before = new Date(now)
  before.setDate(before.getDate() - 1)
  return day === format.format(before) ? words.yesterday : day
}
