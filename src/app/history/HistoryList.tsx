/** All calls that are kept, by days: searched, filtered, written into a file, deleted. Only those in sight are drawn. */

import { Braces, Ellipsis, Search, Table, Trash2 } from 'lucide-react'
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Notice, useWords } from '../../react/index.ts'
import { isMissed } from '../../react/outcome.ts'
import { EarlierCalls } from '../../react/parts/EarlierCalls.tsx'
import { History, type HistoryProps, HistoryRow } from '../../react/parts/History.tsx'
import { Items } from '../../react/parts/Menu.tsx'
import { walk } from '../../react/parts/Suggestions.tsx'
import { useWindow } from '../../react/useWindow.ts'
import { AskDelete } from '../AskDelete.tsx'
import { saveFile } from '../saveFile.ts'
import { dayOf } from './day.ts'
import { exportCalls, type Form } from './exportCalls.ts'
import { findCalls, foldLater } from './findCalls.ts'
import '../keptList.css'
import { history as english } from '../../react/words/en/history.ts'
import { useWordsOf } from '../useLanguage.ts'
import { notKept } from './notKept.ts'
import { HistoryContext } from './useHistory.ts'
import { useSlideIn } from './useSlideIn.ts'

export default function HistoryList(props: HistoryProps) {
  const { ended, earlier } = props
  const w = useWordsOf('history', english)
  const { log, last } = useContext(HistoryContext)
  const [sought, setSought] = useState(last.sought)
  const [show, setShow] = useState(last.show)
  const [over, setOver] = useState<'more' | 'sure'>()
  useEffect(() => {
    Object.assign(last, { sought, show })
  }, [last, sought, show])
  const missed = useMemo(() => ended.filter(isMissed), [ended])
  const chosen = show === 'all' ? ended : missed
  const found = useMemo(() => findCalls(chosen, sought), [chosen, sought])
  useEffect(() => foldLater(ended), [ended])
  const tools = useRef<HTMLDivElement>(null)
  const cleared = useRef<HTMLElement>(null)
  // The menu, which has the focus then, goes with the list.
  useEffect(() => {
    const pane = cleared.current
    if (pane && !ended.length) (pane.querySelector<HTMLElement>('.empty h3') ?? pane).focus()
    if (!ended.length) cleared.current = null
  }, [ended])
  const inMemory = log?.getState().kept === 'memory' && <Notice tone="wait" sentence={w.inMemory} />
  if (!ended.length)
    return (
      <>
        {inMemory}
        <History {...props} isKept />
      </>
    )
  const save = (form: Form) =>
    saveFile(
      `${w.fileName}.${form}`,
      form === 'csv' ? 'text/csv' : 'application/json',
      exportCalls(found, form),
    )
  return (
    <>
      {inMemory}
      <div className="tools history-tools" ref={tools}>
        <div className="search">
          <Search className="icon small" aria-hidden="true" />
          <input
            type="text"
            inputMode="search"
            aria-label={w.seek}
            placeholder={w.seek}
            autoComplete="off"
            spellCheck={false}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
          <span className="quiet" role="status">
            {sought.trim() && (found.length ? w.found(found.length) : w.noMatch)}
          </span>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and named as a form's part */}
        <div className="chips" role="group" aria-label={w.show.name}>
          {(['all', 'missed'] as const).map((name) => (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={name === show}
              onClick={() => setShow(name)}
            >
              {w.show[name]} <span className="num">{name === 'all' ? ended.length : missed.length}</span>
            </button>
          ))}
        </div>
        <div className="tool-row">
          <button
            type="button"
            className="icon-button"
            aria-label={w.more}
            aria-haspopup="menu"
            aria-expanded={over === 'more'}
            onClick={() => setOver(over === 'more' ? undefined : 'more')}
          >
            <Ellipsis className="icon" />
          </button>
          {over === 'more' && (
            <Items
              name={w.more}
              items={[
                { key: 'csv', text: w.asCsv, icon: Table, onChoose: () => save('csv') },
                { key: 'json', text: w.asJson, icon: Braces, onChoose: () => save('json') },
                {
                  key: 'clear',
                  text: w.clear,
                  icon: Trash2,
                  onChoose: () => setOver('sure'),
                },
              ]}
              onClose={() => setOver(undefined)}
            />
          )}
        </div>
      </div>
      {over === 'sure' && (
        <AskDelete
          sentence={w.sure(ended.length)}
          yes={w.yes}
          no={w.no}
          onYes={() => {
            cleared.current = tools.current?.closest<HTMLElement>('.pane') ?? null
            log?.clear()
          }}
          onClose={() => setOver(undefined)}
        />
      )}
      {found.length > 0 ? (
        <Rows
          key={`${show} ${sought}`}
          {...props}
          ended={found}
          earlier={found === ended ? earlier : undefined}
        />
      ) : (
        <p className="quiet history-none">{sought.trim() ? w.noMatch : w.noMissed}</p>
      )}
    </>
  )
}

function Rows({ ended, shown, earlier, onShow, onCall }: HistoryProps) {
  const words = useWords()
  const w = useWordsOf('history', english)
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const sight = useWindow(box, list, ended.length, (index) => ended[index]?.id, 'start')
  useSlideIn(box, list, ended[0]?.id)
  const now = Date.now()
  const found = earlier?.calls
  const others = useMemo(() => notKept(found ?? [], ended), [found, ended])
  return (
    <div className="history-box" ref={box}>
      <ul
        className="history"
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list
        role="list"
        aria-label={words.history.name}
        ref={list}
        style={{ paddingBlock: `${sight.before}px ${sight.after}px` }}
        onKeyDown={walk}
      >
        {ended.slice(sight.from, sight.to).map((call, at) => {
          const before = ended[sight.from + at - 1]
          const day = dayOf(call.createdAt, now, words.language, w)
          const isFirst = !before || dayOf(before.createdAt, now, words.language, w) !== day
          return (
            <HistoryRow key={call.id} call={call} shown={call.id === shown} onShow={onShow} onCall={onCall}>
              {isFirst && <h3 className="day">{day}</h3>}
            </HistoryRow>
          )
        })}
      </ul>
      {earlier && <EarlierCalls earlier={{ ...earlier, calls: others }} onCall={onCall} />}
    </div>
  )
}
