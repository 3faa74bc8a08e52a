/** A timeline as text or as JSON, to be pasted elsewhere: what is hidden on the screen is hidden in it. */

import { clockTime } from './clockTime.ts'
import { pretty } from './pretty.ts'
import type { Row } from './rows.ts'
import { inSlices } from './slices.ts'
import { type Line, type Telling, tellEntry, tellRow } from './story.ts'
import { duration } from './time.ts'

export type Form = 'text' | 'json'

export async function storyAs(form: Form, rows: readonly Row[], telling: Telling): Promise<string> {
  const parts: string[] = []
  const started = telling.call.createdAt
  const { timeline: t, language } = telling.words
  const asText = ({ at, source, sentence, why, tone }: Line) => {
    const voice = source === 'phone' ? t.phone : t.platform
    const since = `${at < started ? '-' : '+'}${duration(Math.abs(at - started))}`
    const mark = tone === 'bad' ? '! ' : ''
    return `${clockTime(at, language)}  ${since}  ${voice}: ${mark}${sentence}${why ? ` (${why})` : ''}`
  }
  const asJson = ({ at, source, sentence, why, tone, raw }: Line) =>
    pretty({ at: new Date(at).toISOString(), source, tone, sentence, why, event: raw })
  await inSlices(rows, (row) => {
    const item = tellRow(row, telling)
    if (form === 'text') parts.push(asText(item))
    // Each of a burst, as it was; only what must not be counted stays one.
    else if (!item.opens) parts.push(asJson(item))
    else for (const entry of row.entries) parts.push(asJson(tellEntry(entry, telling)))
  })
  return form === 'text' ? `${parts.join('\n')}\n` : `[\n${parts.join(',\n')}\n]\n`
}
