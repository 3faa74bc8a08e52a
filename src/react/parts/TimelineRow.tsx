/** One row of a timeline: when, who says it, what, and on demand all there is. */

import { ChevronRight } from 'lucide-react'
import { memo, type ReactNode, useState } from 'react'
import { clockTime, dateAndTime } from '../clockTime.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { mostOfBurst, type Row } from '../rows.ts'
import { type Line, type Telling, tellEntry, tellRow } from '../story.ts'
import { duration } from '../time.ts'
import { says } from '../useFound.ts'
import { useNumbers } from '../usePhone.tsx'
import { EventMedia } from './EventMedia.tsx'
import { RawEvent } from './RawEvent.tsx'

export interface TimelineRowProps {
  readonly row: Row
  readonly telling: Telling
  /** Times are told from here, ms; absent: by the clock. */
  readonly since?: number | undefined
  /** Lower case; it is marked where it stands. */
  readonly sought: string
  /** That it belongs here is a guess: it is called one, with the way out beside it. */
  readonly guess: boolean
  /** Says that it is about another call; absent where that cannot be. */
  readonly onDetach?: ((eventId: string) => void) | undefined
}

export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, telling, since, sought, guess, onDetach } = props
  const item = tellRow(row, telling)
  const [open, setOpen] = useState(false)
  // How numbers are written may come late.
  useNumbers()
  const { words } = telling
  const t = words.timeline
  const voice = item.tone === 'bad' ? t.saysProblem : item.source === 'phone' ? t.saysPhone : t.saysPlatform
  const { event } = item
  const detach = event && onDetach && (
    <button type="button" className="more" onClick={() => onDetach(event.id)}>
      {t.detach}
    </button>
  )
  return (
    <>
      <Time line={item} since={since} telling={telling} />
      <span className="mark" aria-hidden="true" />
      <div>
        <p className="what">
          <span className="unseen">{voice}</span>
          <Marked text={item.sentence} sought={sought} />
        </p>
        {event && <EventMedia event={event} words={words} />}
        <div className="foot">
          {item.why && (
            <p className="why">
              <Marked text={item.why} sought={sought} />
            </p>
          )}
          {item.opens && (
            <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
              <ChevronRight className="icon" />
              {open ? t.hideEach : t.showEach(item.count)}
            </button>
          )}
          {item.raw !== undefined && (
            <RawEvent raw={item.raw} words={words} sought={sought} more={!guess && detach} />
          )}
          {guess && <span className="guess">{t.probably}</span>}
          {guess && detach}
        </div>
        {(open || (sought !== '' && item.opens)) && (
          <Each row={row} telling={telling} since={since} sought={sought} />
        )}
      </div>
      <span className="source" aria-hidden="true">
        {item.source === 'phone' ? t.phone : t.platform}
      </span>
    </>
  )
})

type TimeProps = Pick<TimelineRowProps, 'telling' | 'since'> & { readonly line: Pick<Line, 'at'> }

/** Of a search only those that speak of what is sought. */
function Each({
  row,
  telling,
  since,
  sought,
}: Pick<TimelineRowProps, 'row' | 'telling' | 'since' | 'sought'>) {
  const lines = row.entries.slice(-mostOfBurst).map((entry) => tellEntry(entry, telling))
  const shown = sought ? lines.filter((line) => says(line, sought)) : lines
  return (
    <ul className="each">
      {shown.map((line) => (
        <li key={line.key}>
          <Time line={line} since={since} telling={telling} />
          <Marked text={line.sentence} sought={sought} />
          {line.raw !== undefined && <RawEvent raw={line.raw} words={telling.words} sought={sought} />}
        </li>
      ))}
    </ul>
  )
}

function Time({ line: { at }, since, telling }: TimeProps) {
  const { language } = telling.words
  const shown =
    since === undefined
      ? clockTime(at, language)
      : `${at < since ? '−' : '+'}${duration(Math.abs(at - since))}`
  return (
    <time className="num" dateTime={new Date(at).toISOString()} title={dateAndTime(at, language)}>
      {shown}
    </time>
  )
}

/** Text with what is sought in it marked; always text, whatever it holds. */
export function Marked({ text, sought }: { text: string; sought: string }): ReactNode {
  if (!sought) return <Numbered text={text} />
  const lower = text.toLowerCase()
  const parts: ReactNode[] = []
  let from = 0
  // Lower case may be longer (İ); then the places would not fit.
  if (lower.length !== text.length) return text
  for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, from)) {
    parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + sought.length)}</mark>)
    from = at + sought.length
  }
  return [...parts, text.slice(from)]
}
