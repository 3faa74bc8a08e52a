/** Beside the phone where there is room, in its place where there is not: history, and the story of a past call. */

import { ChevronLeft, History as HistoryIcon, Phone, PhoneCall, Trash2 } from 'lucide-react'
import type { Call } from '../../phone/call.ts'
import { nameOf } from '../party.ts'
import { useWords } from '../usePhone.tsx'
import { History, type HistoryProps } from './History.tsx'
import { Timeline } from './Timeline.tsx'

export type PaneName = 'call' | 'history'

export interface NavProps {
  readonly hasCall: boolean
  readonly pane: PaneName
  readonly missed: number
  readonly onPane: (pane: PaneName) => void
}

export function PaneNav({ hasCall, pane, missed, onPane }: NavProps) {
  const words = useWords()
  return (
    <nav className="pane-nav" aria-label={words.tabs.name}>
      {hasCall && (
        <button
          type="button"
          aria-current={pane === 'call' ? 'page' : undefined}
          onClick={() => onPane('call')}
        >
          <PhoneCall className="icon small" />
          {words.tabs.thisCall}
        </button>
      )}
      <button
        type="button"
        aria-current={pane === 'history' ? 'page' : undefined}
        onClick={() => onPane('history')}
      >
        <HistoryIcon className="icon small" />
        {words.tabs.history}
        <Badge missed={pane === 'history' ? 0 : missed} />
      </button>
    </nav>
  )
}

export function TabBar(props: {
  view: 'phone' | 'history'
  missed: number
  onView: (view: 'phone' | 'history') => void
}) {
  const { view, missed, onView } = props
  const words = useWords()
  return (
    <nav className="tab-bar" aria-label={words.tabs.name}>
      <button
        type="button"
        aria-current={view === 'phone' ? 'page' : undefined}
        onClick={() => onView('phone')}
      >
        <Phone className="icon" />
        {words.tabs.phone}
      </button>
      <button
        type="button"
        aria-current={view === 'history' ? 'page' : undefined}
        onClick={() => onView('history')}
      >
        <HistoryIcon className="icon" />
        {words.tabs.history}
        <Badge missed={view === 'history' ? 0 : missed} />
      </button>
    </nav>
  )
}

function Badge({ missed }: { missed: number }) {
  const words = useWords()
  if (!missed) return null
  return (
    <span className="badge">
      <span aria-hidden="true">{missed}</span>
      <span className="unseen">{words.history.unseen(missed)}</span>
    </span>
  )
}

export interface PaneProps extends HistoryProps {
  readonly past?: Call | undefined
  readonly onBack: () => void
  readonly onRemove: (call: Call) => void
}

export function Pane({ past, onBack, onRemove, ...history }: PaneProps) {
  const words = useWords()
  return (
    <div className="pane" tabIndex={-1}>
      <div className="pane-title">
        {past ? (
          <>
            <button type="button" className="icon-button" aria-label={words.history.back} onClick={onBack}>
              <ChevronLeft className="icon mirror" />
            </button>
            <h2 dir="auto">{nameOf(past.party)}</h2>
            <button
              type="button"
              className="icon-button"
              aria-label={words.history.remove(nameOf(past.party))}
              onClick={() => onRemove(past)}
            >
              <Trash2 className="icon" />
            </button>
          </>
        ) : (
          <h2>{words.history.name}</h2>
        )}
      </div>
      {past ? <Timeline call={past} /> : <History {...history} />}
    </div>
  )
}
