/** What happened to a call, oldest first. Silent for screen readers: `CallNews` beside it says what matters. */

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Call } from '../../phone/call.ts'
import { emptyTimeline, entriesOf, type Timeline as TimelineData } from '../../phone/timeline.ts'
import { type Item, type Line, tell } from '../story.ts'
import { clockTime } from '../time.ts'
import { useHidesDigits } from '../useDigits.tsx'
import { usePhoneState, useWords } from '../usePhone.tsx'
import type { Words } from '../words/words.ts'

const pageLength = 200
const none: TimelineData = emptyTimeline

export function Timeline({ call }: { call: Call }) {
  const words = useWords()
  const timeline = usePhoneState((state) => state.timelines[call.id]) ?? none
  const hidesDigits = useHidesDigits(call.id)
  const items = useMemo(
    () => tell(entriesOf(timeline), call, words, hidesDigits),
    [timeline, call, words, hidesDigits],
  )
  const [pages, setPages] = useState(1)
  const log = useRef<HTMLDivElement>(null)
  const shown = items.slice(-pages * pageLength)
  const hidden = items.length - shown.length
  useFollow(log, items.length)

  return (
    <div
      className="timeline"
      role="log"
      aria-label={words.timeline.name}
      aria-live="off"
      ref={log}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {hidden > 0 && (
        <button type="button" className="button" onClick={() => setPages(pages + 1)}>
          {words.timeline.earlier(Math.min(hidden, pageLength))}
        </button>
      )}
      {timeline.dropped > 0 && hidden === 0 && (
        <p className="quiet">{words.timeline.dropped(timeline.dropped)}</p>
      )}
      {items.length === 0 && <p className="quiet">{words.timeline.empty}</p>}
      <ol>
        {shown.map((item) => (
          <Entry key={item.key} item={item} words={words} />
        ))}
      </ol>
    </div>
  )
}

function Entry({ item, words }: { item: Item; words: Words }) {
  const [open, setOpen] = useState(false)
  const t = words.timeline
  const voice = item.tone === 'bad' ? t.saysProblem : item.source === 'phone' ? t.saysPhone : t.saysPlatform
  return (
    <li className="entry" data-from={item.source} data-tone={item.tone}>
      <Time at={item.at} words={words} />
      <span className="mark" aria-hidden="true" />
      <div>
        <p className="what">
          <span className="unseen">{voice}</span>
          {item.sentence}
        </p>
        {item.why && <p className="why">{item.why}</p>}
        {item.lines.length > 0 && (
          <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
            <ChevronRight className="icon mirror" />
            {open ? t.hideEach : t.showEach(item.lines.length)}
          </button>
        )}
        {open && <Each lines={item.lines} words={words} />}
        {item.raw !== undefined && <Raw raw={item.raw} title={t.raw} />}
      </div>
      <span className="source" aria-hidden="true">
        {item.source === 'phone' ? t.phone : t.platform}
      </span>
    </li>
  )
}

function Each({ lines, words }: { lines: readonly Line[]; words: Words }) {
  return (
    <ul className="each">
      {lines.slice(-pageLength).map((line) => (
        <li key={line.key}>
          <Time at={line.at} words={words} />
          {line.sentence}
        </li>
      ))}
    </ul>
  )
}

function Raw({ raw, title }: { raw: unknown; title: string }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight className="icon mirror" />
        {title}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      {open && <pre tabIndex={0}>{JSON.stringify(raw, undefined, 2)}</pre>}
    </details>
  )
}

function Time({ at, words }: { at: number; words: Words }) {
  return (
    <time className="num" dateTime={new Date(at).toISOString()}>
      {clockTime(at, words.language)}
    </time>
  )
}

/** New entries scroll into sight unless the reader has gone up to read. */
function useFollow(log: { readonly current: HTMLElement | null }, count: number): void {
  const atEnd = useRef(true)
  useEffect(() => {
    const box = log.current
    const onScroll = () => {
      if (box) atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 48
    }
    box?.addEventListener('scroll', onScroll, { passive: true })
    return () => box?.removeEventListener('scroll', onScroll)
  }, [log])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new entry that scrolls
  useEffect(() => {
    if (log.current && atEnd.current) log.current.scrollTop = log.current.scrollHeight
  }, [log, count])
}
