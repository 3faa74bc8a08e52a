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
        <time className="num" dateTime={new Date(call.startedAt).toISOString()}>
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

/** Q.850: nobody took it (18, 19), or the caller gave up (16, 487); any other cause is no call to be sorry for. */
const unanswered = [16, 18, 19, 487]

function isMissed({ direction, answeredAt, endedAt, cause }: FoundCall): boolean {
  if (direction === 'outgoing' || answeredAt !== undefined || endedAt === undefined) return false
  return cause === undefined || unanswered.includes(cause.code)
}

function outcome({ direction, answeredAt, endedAt, cause }: FoundCall, words: Words): string {
  const { history } = words
  const way = direction === 'incoming' ? history.incoming : history.outgoing
  if (answeredAt !== undefined)
    return endedAt === undefined ? way : `${way} · ${duration(endedAt - answeredAt)}`
  const normal = cause === undefined || cause.code === 16
  return `${way} · ${normal ? history.earlier.notAnswered : causeOf(cause, words)}`
}
