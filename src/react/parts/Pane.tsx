/** Beside the phone where there is room, in its place where there is not: history, a past call's story, the account. */

import { Activity, ChevronLeft, History as HistoryIcon, Phone, PhoneCall, Trash2, Users } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Call, CallId } from '../../phone/call.ts'
import type { Timeline as Story } from '../../phone/timeline.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { nameOf } from '../party.ts'
import type { AccountNews } from '../useAccount.ts'
import { useEarlier } from '../useEarlier.ts'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { Account } from './Account.tsx'
import { History, type HistoryProps } from './History.tsx'
import { Timeline } from './Timeline.tsx'

export type PaneName = 'call' | 'history' | 'people' | 'account'
export type ViewName = 'phone' | 'history' | 'people' | 'account'

/** Calls that the host of the panel remembers longer than the phone does. */
export interface PastCalls {
  /** Newest first, those of this session among them. */
  readonly calls: readonly Call[]
  /** Missed, and not looked at yet. */
  readonly unseen: number
  /** The history is being looked at. */
  readonly see: () => void
  readonly remove: (id: CallId) => void
  /** The story of a call that the phone knows no more. */
  readonly story: (id: CallId) => Promise<Story | undefined>
  /** In place of the plain list. */
  readonly List: ComponentType<HistoryProps>
}

/** Those who can be called by name, as the host of the panel shows them. */
export interface PeopleProps {
  readonly onCall: (target: string) => void
}

export interface NavProps {
  readonly hasCall: boolean
  readonly pane: PaneName
  readonly missed: number
  readonly account: AccountNews
  readonly hasPeople: boolean
  readonly onPane: (pane: PaneName) => void
}

export function PaneNav({ hasCall, pane, missed, account, hasPeople, onPane }: NavProps) {
  const words = useWords()
  const current = (name: PaneName) => (pane === name ? 'page' : undefined)
  return (
    <nav className="pane-nav" aria-label={words.tabs.name}>
      <button type="button" aria-current={current('history')} onClick={() => onPane('history')}>
        <HistoryIcon className="icon small" />
        {words.tabs.history}
        <Badge missed={pane === 'history' ? 0 : missed} />
      </button>
      {hasPeople && (
        <button type="button" aria-current={current('people')} onClick={() => onPane('people')}>
          <Users className="icon small" />
          {words.tabs.people}
        </button>
      )}
      {account.offered && (
        <button type="button" aria-current={current('account')} onClick={() => onPane('account')}>
          <Activity className="icon small" />
          {words.account.name}
          <NewEvents count={pane === 'account' ? 0 : account.unseen} />
        </button>
      )}
      {/* Comes and goes: last, so that the others keep their places. */}
      {hasCall && (
        <button type="button" aria-current={current('call')} onClick={() => onPane('call')}>
          <PhoneCall className="icon small" />
          {words.tabs.thisCall}
        </button>
      )}
    </nav>
  )
}

export function TabBar(props: {
  view: ViewName
  missed: number
  account: AccountNews
  hasPeople: boolean
  onView: (view: ViewName) => void
}) {
  const { view, missed, account, hasPeople, onView } = props
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
      {hasPeople && (
        <button
          type="button"
          aria-current={view === 'people' ? 'page' : undefined}
          onClick={() => onView('people')}
        >
          <Users className="icon" />
          {words.tabs.people}
        </button>
      )}
      {account.offered && (
        <button
          type="button"
          aria-current={view === 'account' ? 'page' : undefined}
          onClick={() => onView('account')}
        >
          <Activity className="icon" />
          {words.account.name}
          <NewEvents count={view === 'account' ? 0 : account.unseen} />
        </button>
      )}
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

/** Quieter than what was missed: nobody waits for an answer. */
function NewEvents({ count }: { count: number }) {
  const words = useWords()
  if (!count) return null
  return (
    <span className="badge calm">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="unseen">{words.account.unseen(count)}</span>
    </span>
  )
}

export interface PaneProps extends HistoryProps {
  readonly past?: Call | undefined
  /** The account's events are in sight, and this call is in front. */
  readonly account?: { readonly front: Call | undefined } | undefined
  readonly kept?: PastCalls | undefined
  /** The people are in sight. */
  readonly People?: ComponentType<PeopleProps> | undefined
  readonly onBack: () => void
  readonly onRemove: (call: Call) => void
}

export function Pane({ past, account, kept, People, onBack, onRemove, ...history }: PaneProps) {
  const words = useWords()
  // Here and not in the list, which goes whenever a story is looked at.
  const earlier = useEarlier()
  const List = kept?.List ?? History
  if (People)
    return (
      <div className="pane" tabIndex={-1}>
        <div className="pane-title">
          <h2>{words.tabs.people}</h2>
        </div>
        <People onCall={history.onCall} />
      </div>
    )
  if (account)
    return (
      <div className="pane" tabIndex={-1}>
        <div className="pane-title">
          <h2>{words.account.name}</h2>
          <FeedStateWord />
        </div>
        <Account front={account.front} />
      </div>
    )
  return (
    <div className="pane" tabIndex={-1}>
      <div className="pane-title">
        {past ? (
          <>
            <button type="button" className="icon-button" aria-label={words.history.back} onClick={onBack}>
              <ChevronLeft className="icon" />
            </button>
            <h2 dir="auto">
              <Numbered text={nameOf(past.party)} />
            </h2>
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
      {past ? (
        <Timeline key={past.id} call={past} kept={kept?.story} />
      ) : (
        <List {...history} earlier={earlier} />
      )}
    </div>
  )
}

function FeedStateWord() {
  const words = useWords()
  const feed = usePhoneState((state) => state.feed)
  const dot = feed === 'live' ? 'online' : feed === 'off' ? 'offline' : 'waiting'
  return (
    <p className="feed-state">
      <span className="dot" data-line={dot} aria-hidden="true" />
      {words.account.feed[feed]}
    </p>
  )
}
