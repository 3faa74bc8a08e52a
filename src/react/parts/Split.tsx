/** Takes a call out of its conference: the others are held, so that one talks to this one alone. */

import { Split as SplitIcon } from 'lucide-react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { shortNameOf } from '../party.ts'
import { useAsk } from '../useAsk.tsx'
import { useWords } from '../usePhone.tsx'

export interface SplitProps {
  readonly call: Call
  /** Where the strips of the others offer the same, in less room. */
  readonly wideOnly?: boolean
  /** Its sign alone is seen. */
  readonly sign?: boolean
}

export function Split({ call, wideOnly = false, sign = false }: SplitProps) {
  const { conference: w } = useWords()
  const ask = useAsk()
  if (!allowed(call, 'split')) return null
  return (
    <button
      type="button"
      className={sign ? 'icon-button' : wideOnly ? 'button wide-only' : 'button'}
      aria-label={sign ? w.split : undefined}
      title={w.splitHint(shortNameOf(call.party))}
      onClick={() => ask((phone) => phone.split(call.id), call.id)}
    >
      <SplitIcon className={sign ? 'icon' : 'icon small'} />
      {!sign && w.split}
    </button>
  )
}
