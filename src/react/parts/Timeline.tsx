/** What happened to a call, oldest first. Silent for screen readers: `CallNews` beside it says what matters. */

import { ArrowDown, TriangleAlert } from 'lucide-react'
import { type Ref, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { Call } from '../../phone/call.ts'
import { isGuess } from '../../phone/state.ts'
import { storyAs } from '../copyStory.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { createRowMaker, type Row } from '../rows.ts'
import { type Telling, tellRow } from '../story.ts'
import { useAsk } from '../useAsk.tsx'
import { useCopy } from '../useCopy.ts'
import { useHidesDigits } from '../useDigits.tsx'
import { useFound } from '../useFound.ts'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { useSlideApart } from '../useSlideApart.ts'
import { type KeptStory, useTimeline } from '../useTimeline.ts'
import { useWindow } from '../useWindow.ts'
import { TimelineRow } from './TimelineRow.tsx'
import { fits, type Show, TimelineTools } from './TimelineTools.tsx'

export interface TimelineProps {
  readonly call: Call
  /** Gives the story of a call that the phone knows no more. */
  readonly kept?: KeptStory | undefined
}

export function Timeline({ call, kept }: TimelineProps) {
  const words = useWords()
  const timeline = useTimeline(call.id, kept)
  const hidesDigits = useHidesDigits(call.id)
  // A call is another object with every second's quality; only its end and its names change the story.
  const ended = call.state.phase === 'ended'
  // biome-ignore lint/correctness/useExhaustiveDependencies: as just said
  const told = useMemo(() => call, [call.id, call.party, ended])
  const makeRows = useMemo(() => createRowMaker(told, words), [told, words])
  const { rows, firstSound } = useMemo(() => makeRows(timeline), [makeRows, timeline])
  const telling = useMemo<Telling>(
    () => ({ call: told, words, hidesDigits, firstSound }),
    [told, words, hidesDigits, firstSound],
  )
  const [show, setShow] = useState<Show>('all')
  const [sought, setSought] = useState('')
  const [relative, setRelative] = useState(false)
  const chosen = useMemo(() => (show === 'all' ? rows : rows.filter(fits[show])), [rows, show])
  const found = useFound(chosen, sought, telling)
  const { state: copyState, copy } = useCopy()
  const list = useRef<TimelineListHandle>(null)
  const needle = sought.trim().toLowerCase()
  const count = found.rows.length
  const outcome = !needle
    ? ''
    : found.searching
      ? words.timeline.searching
      : count > 0
        ? words.timeline.found(count)
        : words.timeline.noMatch
  const showProblem = (row: Row) => {
    setShow('all')
    setSought('')
    // Once all rows are there again.
    setTimeout(() => list.current?.show(row.key))
  }

  return (
    <>
      <Problem rows={rows} telling={telling} onShow={showProblem} />
      {rows.length > 0 && (
        <TimelineTools
          rows={rows}
          show={show}
          onShow={setShow}
          sought={sought}
          onSeek={setSought}
          outcome={outcome}
          relative={relative}
          onRelative={setRelative}
          copyState={copyState}
          onCopy={(form) => copy(() => storyAs(form, found.rows, telling))}
        />
      )}
      <TimelineList
        // Another choice is another list, read from its end.
        key={`${show} ${needle}`}
        ref={list}
        rows={found.rows}
        dropped={show === 'all' && !needle ? timeline.dropped : 0}
        telling={telling}
        since={relative ? call.createdAt : undefined}
        sought={needle}
      />
    </>
  )
}

/** The platform's newest failure, which the phone itself knows nothing of, before all else. */
function Problem({
  rows,
  telling,
  onShow,
}: {
  rows: readonly Row[]
  telling: Telling
  onShow: (row: Row) => void
}) {
  const t = telling.words.timeline
  const row = rows.findLast(
    ({ tone, source, entries }) => tone === 'bad' && source === 'platform' && entries[0]?.source !== 'gap',
  )
  if (!row) return null
  const { sentence, why } = tellRow(row, telling)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and named as a form's part
    <div className="problem" role="group" aria-label={t.wrong}>
      <TriangleAlert className="icon" />
      <div>
        <b>
          <Numbered text={sentence} />
        </b>
        {why && (
          <p>
            <Numbered text={why} />
          </p>
        )}
      </div>
      <button type="button" className="more" onClick={() => onShow(row)}>
        {t.showIt}
      </button>
    </div>
  )
}

interface TimelineListHandle {
  readonly show: (key: number) => void
}

interface TimelineListProps {
  readonly rows: readonly Row[]
  readonly dropped: number
  readonly telling: Telling
  readonly since?: number | undefined
  readonly sought: string
  readonly ref: Ref<TimelineListHandle>
}

const tintMs = 2000

function TimelineList({ rows, dropped, telling, since, sought, ref }: TimelineListProps) {
  const { timeline: t } = telling.words
  const log = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const ask = useAsk()
  const links = usePhoneState((state) => state.links)
  const [tinted, setTinted] = useState<number>()
  const sight = useWindow(log, list, rows.length, (index) => rows[index]?.key)
  useSlideApart(log, list, rows.length)
  const onDetach = useCallback((eventId: string) => ask((phone) => phone.detach(eventId)), [ask])
  useImperativeHandle(ref, () => ({
    show: (key) => {
      sight.show(rows.findIndex((row) => row.key === key))
      setTinted(key)
      setTimeout(() => setTinted(undefined), tintMs)
    },
  }))
  // A leg goes or stays as a whole, so the first of it in sight is enough to be asked about.
  const asked = new Set<string | undefined>()
  const isAsked = (row: Row): boolean => {
    const entry = row.entries.length === 1 ? row.entries[0] : undefined
    if (entry?.source !== 'platform' || !isGuess({ links }, entry.event)) return false
    const leg = entry.event.leg?.id
    return !asked.has(leg) && Boolean(asked.add(leg))
  }
  return (
    <div className="timeline-box">
      <div
        className="timeline"
        role="log"
        aria-label={t.name}
        aria-live="off"
        ref={log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {dropped > 0 && <p className="quiet">{t.dropped(dropped)}</p>}
        {rows.length === 0 && !sought && <p className="quiet">{t.empty}</p>}
        <ol ref={list} style={{ paddingBlock: `${sight.before}px ${sight.after}px` }}>
          {rows.slice(sight.from, sight.to).map((row, at) => {
            const index = sight.from + at
            return (
              <li
                key={row.key}
                className="entry"
                data-key={row.key}
                data-from={row.source}
                data-tone={row.tone}
                data-tinted={row.key === tinted ? '' : undefined}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                <TimelineRow
                  row={row}
                  telling={telling}
                  since={since}
                  sought={sought}
                  guess={isAsked(row)}
                  onDetach={onDetach}
                />
              </li>
            )
          })}
        </ol>
      </div>
      {sight.unseen > 0 && (
        <button type="button" className="button newer" onClick={sight.toEnd}>
          <ArrowDown className="icon small" />
          {t.newer(sight.unseen)}
        </button>
      )}
    </div>
  )
}
