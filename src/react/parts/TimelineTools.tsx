/** Above a timeline: whose voices are shown, a search, how times are told, and taking a copy. */

import { Braces, Check, Clock, Copy as CopyIcon, Search, Text } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import type { Form } from '../copyStory.ts'
import type { Row } from '../rows.ts'
import type { Copy } from '../useCopy.ts'
import { useWords } from '../usePhone.tsx'
import { copyNews } from './CopyButton.tsx'
import { Items } from './Menu.tsx'

export type Show = 'all' | 'phone' | 'platform' | 'problems'

export const fits: Readonly<Record<Show, (row: Row) => boolean>> = {
  all: () => true,
  phone: ({ source }) => source === 'phone',
  platform: ({ source }) => source === 'platform',
  problems: ({ tone }) => tone === 'bad',
}

export interface TimelineToolsProps {
  readonly rows: readonly Row[]
  readonly show: Show
  readonly onShow: (show: Show) => void
  readonly sought: string
  readonly onSeek: (sought: string) => void
  /** What the search came to, in words. */
  readonly outcome: string
  readonly relative: boolean
  readonly onRelative: (relative: boolean) => void
  readonly copyState: Copy['state']
  readonly onCopy: (form: Form) => void
}

export function TimelineTools(props: TimelineToolsProps) {
  const words = useWords()
  const t = words.timeline
  const [open, setOpen] = useState<'copy' | 'search'>()
  const seeks = open === 'search' || props.sought !== ''
  const opener = useRef<HTMLButtonElement>(null)
  const toggleSearch = () => {
    props.onSeek('')
    setOpen(seeks ? undefined : 'search')
  }
  return (
    <div className="tools">
      <Chips {...props} />
      <div className="tool-row">
        <button
          type="button"
          className="icon-button"
          aria-label={t.search}
          aria-expanded={seeks}
          ref={opener}
          onClick={toggleSearch}
        >
          <Search className="icon" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t.sinceStart}
          aria-pressed={props.relative}
          onClick={() => props.onRelative(!props.relative)}
        >
          <Clock className="icon" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t.copy}
          aria-haspopup="menu"
          aria-expanded={open === 'copy'}
          onClick={() => setOpen(open === 'copy' ? undefined : 'copy')}
        >
          {props.copyState === 'done' ? <Check className="icon" /> : <CopyIcon className="icon" />}
        </button>
        {open === 'copy' && (
          <Items
            name={t.copy}
            items={[
              { key: 'text', text: t.copyText, icon: Text, onChoose: () => props.onCopy('text') },
              { key: 'json', text: t.copyJson, icon: Braces, onChoose: () => props.onCopy('json') },
            ]}
            onClose={() => setOpen(undefined)}
          />
        )}
      </div>
      {seeks && <SearchField {...props} opener={opener} onClose={toggleSearch} />}
      <p className="told" role="status">
        {copyNews(props.copyState, words)}
      </p>
    </div>
  )
}

function Chips({ rows, show, onShow }: Pick<TimelineToolsProps, 'rows' | 'show' | 'onShow'>) {
  const { timeline: t } = useWords()
  const counts = { all: rows.length, phone: 0, platform: 0, problems: 0 }
  for (const { source, tone } of rows) {
    counts[source]++
    if (tone === 'bad') counts.problems++
  }
  // With one voice there is nothing to choose between.
  const offered = (['all', 'phone', 'platform', 'problems'] as const).filter(
    (name) => name === 'all' || name === show || (counts[name] > 0 && counts[name] < counts.all),
  )
  if (offered.length < 2) return <div className="chips" />
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and named as a form's part
    <div className="chips" role="group" aria-label={t.show.name}>
      {offered.map((name) => (
        <button
          key={name}
          type="button"
          className="chip"
          data-name={name}
          aria-pressed={name === show}
          onClick={() => onShow(name)}
        >
          {name === 'phone' || name === 'platform' ? <span className="mark" data-from={name} /> : null}
          {t.show[name]} <span className="num">{counts[name]}</span>
        </button>
      ))}
    </div>
  )
}

type SearchFieldProps = Pick<TimelineToolsProps, 'sought' | 'onSeek' | 'outcome'> & {
  readonly opener: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

function SearchField({ sought, onSeek, outcome, opener, onClose }: SearchFieldProps) {
  const { timeline: t } = useWords()
  return (
    <div className="search">
      <Search className="icon small" aria-hidden="true" />
      <input
        type="text"
        inputMode="search"
        // biome-ignore lint/a11y/noAutofocus: it comes by a press on Search
        autoFocus
        aria-label={t.searchField}
        placeholder={t.searchField}
        autoComplete="off"
        spellCheck={false}
        value={sought}
        onChange={(event) => onSeek(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
          opener.current?.focus()
        }}
      />
      <span className="quiet" role="status">
        {outcome}
      </span>
    </div>
  )
}
