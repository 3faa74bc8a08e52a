/** Takes a call out of its conference: the others are held, so that one talks to this one alone. */

import { Split as SplitIcon } from 'lucide-react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { shortNameOf } from '../party.ts'
import { useAsk } from '../useAsk.tsx'
import { useWords } from '../usePhone.tsx'

/** `wideOnly`: where the strips of the others offer the same, in less room. */
export function Split({ call, wideOnly = false }: { call: Call; wideOnly?: boolean }) {
  const { conference: w } = useWords()
  const ask = useAsk()
  if (!allowed(call, 'split')) return null
  return (
    <button
      type="button"
      className={wideOnly ? 'button wide-only' : 'button'}
      title={w.splitHint(shortNameOf(call.party))}
      onClick={() => ask((phone) => phone.split(call.id), call.id)}
    >
      <SplitIcon className="icon small" />
      {w.split}
    </button>
  )
}
