/**
 * Someone calls. It tells at once, but for its first half second nothing pressed here counts: the press was meant
 * for what stood here before. It takes the focus only when nothing is being typed or dialled.
 */

import { Phone, PhoneIncoming } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import type { Call } from '../../phone/call.ts'
import { actionFor } from '../actions.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { nameOf, placeOf, shortNameOf } from '../party.ts'
import { numberCalled } from '../partyMarks.ts'
import { useNow } from '../time.ts'
import { useAct, useAsk } from '../useAsk.tsx'
import { guardProps, useGuard } from '../useGuard.ts'
import { useWords } from '../usePhone.tsx'
import { Avatar } from './Avatar.tsx'
import { mayTakeFocus } from './mayTakeFocus.ts'
import { Redirect } from './Redirect.tsx'

export interface IncomingCallProps {
  readonly call: Call
  /** A sheet over what goes on, or the whole column. */
  readonly sheet: boolean
  /** The call that answering puts on hold. */
  readonly talking?: Call | undefined
  readonly onAnswer?: () => void
}

export function IncomingCall({ call, sheet, talking, onAnswer }: IncomingCallProps) {
  const words = useWords()
  const act = useAct()
  const ask = useAsk()
  const guarded = useGuard()
  const box = useRef<HTMLDivElement>(null)
  const answerButton = useRef<HTMLButtonElement>(null)
  const title = useId()
  const told = useId()
  const name = nameOf(call.party)
  const calledAs = numberCalled(call.to)
  const now = useNow(call.answersAt)
  const seconds = Math.ceil(((call.answersAt ?? 0) - now) / 1000)

  useEffect(() => {
    if (!guarded && box.current && mayTakeFocus(box.current)) answerButton.current?.focus()
  }, [guarded])

  const answer = (others: 'hold' | 'end') => {
    onAnswer?.()
    if (others === 'end') ask((phone) => phone.answer(call.id, { others }), call.id)
    else act('answer', call)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return
    const wanted = actionFor(event.key.toLowerCase(), call)
    if (guarded) event.preventDefault()
    else if (wanted === 'decline') act('decline', call)
    else return
    event.stopPropagation()
  }
  const heading = (
    <p className="ask call-state">
      <PhoneIncoming className="icon small" />
      {seconds > 0 ? words.incoming.answersIn(seconds) : words.incoming.title}
    </p>
  )
  const guard = guardProps(guarded)

  return (
    <div
      className={sheet ? 'incoming-sheet' : 'incoming stage'}
      role="alertdialog"
      aria-labelledby={title}
      aria-describedby={told}
      data-phase="ringing"
      ref={box}
      tabIndex={-1}
      onKeyDownCapture={onKey}
    >
      <span id={title} className="unseen">
        {words.incoming.name(name)}
      </span>
      <div className="face" data-compact={sheet ? '' : undefined}>
        <Avatar party={call.party} />
        <div className="face-lines">
          {sheet && heading}
          <h2 dir="auto">
            <Numbered text={nameOf(call.party)} />
          </h2>
          <p className="place num">
            <bdi>
              <Numbered text={placeOf(call.party)} />
            </bdi>
          </p>
          {!sheet && heading}
          {!sheet && (
            <p className="call-note">{calledAs && <Numbered text={words.incoming.called(calledAs)} />}</p>
          )}
        </div>
      </div>
      {!sheet && (
        <div className="controls-place">
          <Redirect call={call} guarded={guarded} />
        </div>
      )}
      <p id={told} className={talking ? 'consequence' : 'unseen'}>
        <Numbered
          text={talking ? words.incoming.holdsOthers(shortNameOf(talking.party)) : words.incoming.keys}
        />
      </p>
      <div className="action-row">
        <button
          type="button"
          className="action stop"
          {...guard}
          onClick={guarded ? undefined : () => act('decline', call)}
        >
          <Phone className="icon large solid hang-up" />
          {words.incoming.decline}
        </button>
        <button
          type="button"
          className="action go"
          ref={answerButton}
          {...guard}
          onClick={guarded ? undefined : () => answer('hold')}
        >
          <Phone className="icon large solid" />
          {words.incoming.answer}
        </button>
      </div>
      {talking && (
        <button
          type="button"
          className="button wide"
          {...guard}
          onClick={guarded ? undefined : () => answer('end')}
        >
          <Numbered text={words.incoming.answerAndEnd(shortNameOf(talking.party))} />
        </button>
      )}
      {sheet && <Redirect call={call} guarded={guarded} />}
    </div>
  )
}
