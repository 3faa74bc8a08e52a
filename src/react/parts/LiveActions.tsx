/** The row under a live call: Hang up in the middle; beside it the way back from what is open, or what comes next. */

import { Grip, LoaderCircle, PhoneForwarded } from 'lucide-react'
import { useId } from 'react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { shortNameOf } from '../party.ts'
import { useAsk } from '../useAsk.tsx'
import { useWords } from '../usePhone.tsx'
import { HangUp } from './HangUp.tsx'

export interface LiveActionsProps {
  readonly call: Call
  /** What has taken the controls' place. */
  readonly open?: 'keypad' | 'transfer' | undefined
  readonly onClose: () => void
  /** The call that waits while this one is asked first. */
  readonly waiting?: Call | undefined
}

export function LiveActions({ call, open, onClose, waiting }: LiveActionsProps) {
  const words = useWords()
  const Icon = open === 'transfer' ? PhoneForwarded : Grip
  return (
    <div className="action-row">
      {open && (
        <button
          type="button"
          className="action fit"
          data-on=""
          aria-label={open === 'transfer' ? words.transfer.name : words.call.keypad}
          aria-expanded="true"
          onClick={onClose}
        >
          <Icon className="icon large" />
        </button>
      )}
      <HangUp call={call} round={!open && waiting !== undefined} />
      {!open && waiting && <HandOver call={call} waiting={waiting} />}
    </div>
  )
}

/** There from the first ring, so that nothing moves when it can be pressed. */
function HandOver({ call, waiting }: { call: Call; waiting: Call }) {
  const words = useWords()
  const ask = useAsk()
  const why = useId()
  const can = allowed(call, 'transfer') && allowed(waiting, 'transfer')
  const going = waiting.transfer !== undefined || call.transfer !== undefined
  const to = shortNameOf(call.party)
  return (
    <>
      <button
        type="button"
        className="action go"
        aria-disabled={!can || undefined}
        aria-describedby={can || going ? undefined : why}
        onClick={can ? () => ask((phone) => phone.transferTo(waiting.id, call.id), call.id) : undefined}
      >
        {going ? <LoaderCircle className="icon spin" /> : <PhoneForwarded className="icon" />}
        <span className="ellipsis">
          {going ? words.transfer.handingOver(to) : words.transfer.handOver(to)}
        </span>
      </button>
      <span id={why} hidden>
        {words.call.notNow}
      </span>
    </>
  )
}
