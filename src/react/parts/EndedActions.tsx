/** What can be done after a call, where Hang up was: so a second press there does nothing for a moment. */

import { Phone } from 'lucide-react'
import type { Call } from '../../phone/call.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { outcomeOf } from '../outcome.ts'
import { guardProps, useGuard } from '../useGuard.ts'
import { useIntent } from '../useIntent.ts'
import { useWords } from '../usePhone.tsx'
import { Notice } from './Notice.tsx'

export interface EndedActionsProps {
  readonly call: Call
  readonly onAgain: (call: Call) => void
  readonly onEdit: (call: Call) => void
  readonly onDone: () => void
}

export function EndedActions({ call, onAgain, onEdit, onDone }: EndedActionsProps) {
  const words = useWords()
  const guarded = useGuard()
  const intent = useIntent()
  const outcome = outcomeOf(call, words)
  const outgoing = call.direction === 'outgoing'
  const editable = outgoing && outcome?.tone === 'failed' && outcome.remedy !== 'retry'
  const guard = guardProps(guarded)
  const again = !outgoing
    ? words.ended.callBack
    : outcome?.remedy === 'retry'
      ? words.ended.tryAgain
      : words.ended.callAgain
  const failed = outcome?.tone === 'failed'
  return (
    <>
      <div className="controls-place">
        {failed && <Notice tone="quiet" hint={outcome.hint && <Numbered text={outcome.hint} />} />}
        {editable && (
          <button type="button" className="button done" {...guard} onClick={guarded ? undefined : onDone}>
            {words.ended.done}
          </button>
        )}
      </div>
      <div className="action-row">
        <button
          type="button"
          className="action plain"
          {...guard}
          onClick={guarded ? undefined : () => (editable ? onEdit(call) : onDone())}
        >
          {editable ? words.ended.edit : words.ended.done}
        </button>
        <button
          type="button"
          className="action go"
          {...guard}
          {...intent}
          onClick={guarded ? undefined : () => onAgain(call)}
        >
          <Phone className="icon large solid" />
          {again}
        </button>
      </div>
    </>
  )
}
