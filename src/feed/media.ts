/** Recordings and transcripts that an event names. Addresses are passed on as text; only a trusted host makes a link. */

import type { Recording, TranscriptLine } from '../phone/events.ts'
import { field, list, text } from './clean.ts'

const mostRecords = 20
const mostLines = 500

/** Of the call, and of the event itself; only addresses that a browser may safely open at all. */
export function recordingsIn(
  call: unknown,
  payload: unknown,
  mediaHosts: readonly string[],
): readonly Recording[] {
  const found = [...list(call, 'records'), payload]
    .map((one) => (typeof one === 'string' ? one : (text(one, 'url') ?? text(one, 'link'))))
    .filter((url) => url !== undefined)
  return [...new Set(found)].flatMap((url) => recording(url, mediaHosts) ?? []).slice(0, mostRecords)
}

function recording(url: string, mediaHosts: readonly string[]): Recording | undefined {
  if (!/^https:\/\/[^\s"'<>\\]+$/i.test(url)) return undefined
  try {
    const { host, username, password } = new URL(url)
    // What stands before an @ is made to be taken for the host.
    const trusted = !username && !password && mediaHosts.some((one) => one.toLowerCase() === host)
    return { url, trusted }
  } catch {
    return undefined
  }
}

/** No example is documented: one text, or a list of lines, under the names that such lists usually have. */
export function transcriptIn(payload: unknown): readonly TranscriptLine[] {
  const whole = field(payload, 'transcript')
  const lists = [payload, whole].flatMap((one) =>
    ['transcript', 'lines', 'segments', 'utterances', 'results'].map((name) => field(one, name)),
  )
  const lines = lists.find(Array.isArray) as readonly unknown[] | undefined
  const said = lines?.slice(0, mostLines).flatMap((one) => lineOf(one) ?? [])
  if (said?.length) return said
  const all = text(payload, 'transcript') ?? text(whole, 'text') ?? text(payload, 'text')
  return (all?.split('\n', mostLines) ?? []).filter((one) => one.trim()).map((one) => ({ text: one }))
}

function lineOf(one: unknown): TranscriptLine | undefined {
  if (typeof one === 'string') return one.trim() ? { text: one } : undefined
  const said = text(one, 'text') ?? text(one, 'transcript')
  const speaker = text(one, 'speaker') ?? text(one, 'participant') ?? text(one, 'channel')
  return said?.trim() ? { text: said, ...(speaker && { speaker }) } : undefined
}
