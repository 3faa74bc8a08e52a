/** The calls of this session that have ended, newest first. A row tells its story; its button calls back. */

import {
  ArrowDownLeft,
  ArrowUpRight,
  CircleAlert,
  History as HistoryIcon,
  Phone,
  PhoneMissed,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Call } from '../../phone/call.ts'
import { clockTime } from '../clockTime.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { outcomeOf, talkedFor } from '../outcome.ts'
import { nameOf } from '../party.ts'
import { targetOf } from '../partyMarks.ts'
import { duration } from '../time.ts'
import type { Earlier } from '../useEarlier.ts'
import { useWords } from '../usePhone.tsx'
import { Avatar } from './Avatar.tsx'
import { EarlierCalls } from './EarlierCalls.tsx'
import { walk } from './Suggestions.tsx'

export interface HistoryProps {
  readonly ended: readonly Call[]
  readonly shown?: string | undefined
  readonly onShow: (call: Call) => void
  readonly onCall: (target: string) => void
  /** Calls of before this session, where the platform can be asked for them. */
  readonly earlier?: Earlier | undefined
  /** By the host, beyond this session. */
  readonly isKept?: boolean
}

export function History({ earlier, ...props }: HistoryProps) {
  return (
    <div className="history-view">
      {/* “No calls yet” would stand above calls. */}
      {(props.ended.length > 0 || !earlier?.calls.length) && <OfThisSession {...props} />}
      {earlier && <EarlierCalls earlier={earlier} onCall={props.onCall} />}
    </div>
  )
}

function OfThisSession({ ended, shown, isKept, onShow, onCall }: Omit<HistoryProps, 'earlier'>) {
  const words = useWords()
  if (!ended.length)
    return (
      <div className="empty">
        <HistoryIcon className="icon" />
        {/* Where the focus goes when the list is emptied. */}
        <h3 tabIndex={-1}>{words.history.empty}</h3>
        {!isKept && <p>{words.history.emptyHint}</p>}
      </div>
    )
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list
    <ul className="history" role="list" aria-label={words.history.name} onKeyDown={walk}>
      {ended.map((call) => (
        <HistoryRow key={call.id} call={call} shown={call.id === shown} onShow={onShow} onCall={onCall} />
      ))}
    </ul>
  )
}

export function HistoryRow(props: {
  call: Call
  shown: boolean
  children?: ReactNode
  onShow: (call: Call) => void
  onCall: (target: string) => void
}) {
  const { call, shown, children, onShow, onCall } = props
  const words = useWords()
  const outcome = outcomeOf(call, words)
  const talked = talkedFor(call)
  const bad = outcome?.tone === 'failed'
  const incoming = call.direction === 'incoming'
  const Icon = outcome?.missed ? PhoneMissed : bad ? CircleAlert : incoming ? ArrowDownLeft : ArrowUpRight
  const way = incoming ? words.history.incoming : words.history.outgoing
  const name = nameOf(call.party)
  return (
    <li
      className="history-item"
      data-tone={outcome?.tone}
      data-shown={shown ? '' : undefined}
      data-key={call.id}
    >
      {children}
      <button type="button" className="row" onClick={() => onShow(call)} aria-current={shown || undefined}>
        <Avatar party={call.party} />
        <span className="lines">
          <span className="title">
            <span dir="auto">
              <Numbered text={nameOf(call.party)} />
            </span>
          </span>
          <span className="sub">
            <Icon className="icon" aria-hidden="true" />
            <span>
              {talked === undefined ? outcome?.sentence : way}
              {talked !== undefined && (
                <>
                  {' · '}
                  <span className="num">{duration(talked)}</span>
                </>
              )}
            </span>
          </span>
        </span>
        <time className="num" dateTime={new Date(call.createdAt).toISOString()}>
          {clockTime(call.createdAt, words.language, false)}
        </time>
      </button>
      <button
        type="button"
        className="icon-button call-now"
        aria-label={words.history.call(name)}
        onClick={() => onCall(targetOf(call))}
      >
        <Phone className="icon" />
      </button>
    </li>
  )
}
