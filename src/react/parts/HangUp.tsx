/** The one way out of a call, where Call and Answer were: so a double press there must not end it. */

import { Phone } from 'lucide-react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { useAct } from '../useAsk.tsx'
import { useGuard } from '../useGuard.ts'
import { useWords } from '../usePhone.tsx'

/** `round`: without its word, beside what comes next. */
export function HangUp({ call, round = false }: { call: Call; round?: boolean }) {
  const words = useWords()
  const act = useAct()
  const guarded = useGuard()
  const can = allowed(call, 'hang-up')
  return (
    <button
      type="button"
      className={round ? 'action stop round' : 'action stop'}
      aria-label={round ? words.call.hangUp : undefined}
      data-guard={guarded ? '' : undefined}
      aria-disabled={guarded || !can || undefined}
      onClick={guarded || !can ? undefined : () => act('hang-up', call)}
    >
      <Phone className="icon large solid hang-up" />
      {!round && words.call.hangUp}
    </button>
  )
}
