/** What the platform told that stands in no call's story: of the account, and of calls that it could not be matched with. */

import { Activity } from 'lucide-react'
import { type ReactNode, useContext, useMemo } from 'react'
import type { Call, CallId } from '../../phone/call.ts'
import type { PlatformEvent } from '../../phone/events.ts'
import type { TimelineEntry } from '../../phone/timeline.ts'
import { clockTime } from '../clockTime.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { nameOf } from '../party.ts'
import { toneOfEvent } from '../platformStory.ts'
import type { Row } from '../rows.ts'
import { isolated } from '../safeText.ts'
import type { Telling } from '../story.ts'
import { useAsk } from '../useAsk.tsx'
import { HiddenDigits } from '../useDigits.tsx'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { TimelineRow } from './TimelineRow.tsx'

export interface AccountProps {
  /** The call that "this call" means; others are named. */
  readonly front: Call | undefined
}

/** Older calls than these are hardly meant. */
const mostCalls = 4

export function Account({ front }: AccountProps) {
  const words = useWords()
  const account = usePhoneState((state) => state.account)
  const unmatched = usePhoneState((state) => state.unmatched)
  const calls = usePhoneState((state) => state.calls)
  const hidesAny = useContext(HiddenDigits).size > 0
  // Whose digits they are nobody knows here: hidden once, hidden in all.
  const telling = useMemo<Telling>(() => ({ call: nobody, words, hidesDigits: hidesAny }), [words, hidesAny])
  const latest = [...calls].sort((a, b) => b.createdAt - a.createdAt)
  const offered = [
    ...latest.filter(({ id }) => id === front?.id),
    ...latest.filter(({ id }) => id !== front?.id),
  ]
  if (!account.length && !unmatched.length)
    return (
      <div key="empty" className="empty">
        <Activity className="icon" />
        <h3>{words.account.empty}</h3>
        <p>{words.account.emptyHint}</p>
      </div>
    )
  return (
    <div className="account-view">
      {unmatched.length > 0 && (
        <section>
          <h3>{words.account.unmatched}</h3>
          <p className="quiet">{words.account.unmatchedHint}</p>
          <Events events={unmatched} name={words.account.unmatched} telling={telling}>
            {(event) => <Belongs event={event} calls={offered.slice(0, mostCalls)} front={front?.id} />}
          </Events>
        </section>
      )}
      {account.length > 0 && (
        <section>
          {unmatched.length > 0 && <h3>{words.account.events}</h3>}
          <Events events={account} name={words.account.events} telling={telling} />
        </section>
      )}
    </div>
  )
}

interface EventsProps {
  readonly events: readonly PlatformEvent[]
  readonly name: string
  readonly telling: Telling
  readonly children?: (event: PlatformEvent) => ReactNode
}

/** Newest first: here nobody follows a story, one looks for what is new. */
function Events({ events, name, telling, children }: EventsProps) {
  return (
    <ol className="events" aria-label={name}>
      {events.toReversed().map((event) => (
        <li key={event.id} className="entry" data-from="platform" data-tone={toneOfEvent(event)}>
          <TimelineRow row={rowOf(event)} telling={telling} sought="" guess={false} />
          {children?.(event)}
        </li>
      ))}
    </ol>
  )
}

const rows = new WeakMap<PlatformEvent, Row>()

/** The same row for the same event, so that it is not drawn anew. */
function rowOf(event: PlatformEvent): Row {
  const entry: TimelineEntry = { key: 0, at: event.at, source: 'platform', event }
  const row = rows.get(event) ?? { key: 0, source: 'platform', tone: toneOfEvent(event), entries: [entry] }
  rows.set(event, row)
  return row
}

function Belongs(props: { event: PlatformEvent; calls: readonly Call[]; front: CallId | undefined }) {
  const { event, calls, front } = props
  const words = useWords()
  const ask = useAsk()
  if (!calls.length) return null
  return (
    <div className="belongs">
      {calls.map(({ id, party, createdAt }) => (
        <button
          key={id}
          type="button"
          className="button"
          onClick={() => ask((phone) => phone.attach(event.id, id), id)}
        >
          {id === front ? (
            words.account.belongsHere
          ) : (
            <Numbered
              text={words.account.belongs(
                isolated(nameOf(party)),
                clockTime(createdAt, words.language, false),
              )}
            />
          )}
        </button>
      ))}
    </div>
  )
}

/** Events of no call are worded without one. */
const nobody: Call = {
  id: '',
  direction: 'incoming',
  party: { user: '', address: '' },
  to: '',
  headers: {},
  createdAt: 0,
  state: { phase: 'dialing' },
  media: 'none',
  muted: false,
}
