/** Below the calls of this session: those before it, as the platform tells them, once somebody asks. */

import { ArrowDownLeft, ArrowUpRight, Phone, PhoneMissed } from 'lucide-react'
import type { FoundCall } from '../../phone/search.ts'
import { dayAndTime } from '../clockTime.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { nameOf } from '../party.ts'
import { causeOf } from '../platformStory.ts'
import { duration } from '../time.ts'
import type { Earlier } from '../useEarlier.ts'
import { useWords } from '../usePhone.tsx'
import type { Words } from '../words/words.ts'
import { Avatar } from './Avatar.tsx'

export interface EarlierCallsProps {
  readonly earlier: Earlier
  readonly onCall: (target: string) => void
}

export function EarlierCalls({ earlier, onCall }: EarlierCallsProps) {
  const words = useWords()
  const { calls, asking, failed, lookedTo } = earlier
  const w = words.history.earlier
  const looked = lookedTo === undefined ? '' : dayAndTime(lookedTo, words.language)
  const said = asking
    ? w.asking
    : failed
      ? w.failed
      : calls.length
        ? w.found(calls.length, looked)
        : looked && w.none(looked)
  return (
    <section className="earlier" aria-label={w.name}>
      {calls.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list
        <ul role="list" aria-label={w.name}>
          {calls.map((call) => (
            <Row key={call.id} call={call} onCall={onCall} />
          ))}
        </ul>
      )}
      <p className="quiet" role="status" data-tone={failed ? 'failed' : undefined}>
        {said}
      </p>
      <button
        type="button"
        className="button"
        aria-disabled={asking || undefined}
        onClick={asking ? undefined : earlier.ask}
      >
        {looked ? w.more : w.show}
      </button>
    </section>
  )
}

function Row({ call, onCall }: { call: FoundCall; onCall: (target: string) => void }) {
  const words = useWords()
  const name = nameOf(call.party)
  const missed = isMissed(call)
  const Icon = missed ? PhoneMissed : call.direction === 'incoming' ? ArrowDownLeft : ArrowUpRight
  return (
    <li className="history-item" data-tone={missed ? 'failed' : undefined}>
      <div className="row">
        <Avatar party={call.party} />
        <span className="lines">
          <span className="title">
            <span dir="auto">
              <Numbered text={nameOf(call.party)} />
            </span>
          </span>
          <span className="sub">
            <Icon className="icon" aria-hidden="true" />
            <span>{missed ? words.history.earlier.missed : outcome(call, words)}</span>
          </span>
        </span>
        {/* Not all digits: in Arabic a date is written from right to left. */}
        <time dateTime={new Date(call.startedAt).toISOString()}>
          {dayAndTime(call.startedAt, words.language)}
        </time>
      </div>
      <button
        type="button"
        className="icon-button call-now"
        aria-label={words.history.call(name)}
        onClick={() => onCall(call.party.address)}
      >
        <Phone className="icon" />
      </button>
    </li>
  )
}

/** Q.850: nobody took it (18, 19), or the caller gave up (487). A normal end (16) is that of most calls that were taken. */
const unanswered = [18, 19, 487]

function wasAnswered({ answered, answeredAt, cause }: FoundCall): boolean | undefined {
  if (answeredAt !== undefined) return true
  return answered ?? (cause && unanswered.includes(cause.code) ? false : undefined)
}

/** Any other cause than these is no call to be sorry for. */
function isMissed(call: FoundCall): boolean {
  const { direction, endedAt, cause } = call
  if (direction === 'outgoing' || endedAt === undefined || wasAnswered(call) !== false) return false
  return cause === undefined || cause.code === 16 || unanswered.includes(cause.code)
}

function outcome(call: FoundCall, words: Words): string {
  const { direction, answeredAt, endedAt, cause } = call
  const { history } = words
  const way = direction === 'incoming' ? history.incoming : history.outgoing
  if (answeredAt !== undefined)
    return endedAt === undefined ? way : `${way} · ${duration(endedAt - answeredAt)}`
  // One that the caller gave up is told to the caller: it was us.
  const normal = cause === undefined || cause.code === 16 || cause.code === 487
  if (normal && wasAnswered(call) === undefined) return way
  return `${way} · ${normal ? history.earlier.notAnswered : causeOf(cause, words)}`
}
