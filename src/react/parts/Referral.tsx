/**
 * Somebody asks us to call somebody else instead. Nothing is dialled before the person says so; the question stays
 * when their call has ended meanwhile. As with a caller, its first half second takes no press.
 */

import { ArrowRightLeft } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { Call, Party } from '../../phone/call.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { nameOf, shortNameOf } from '../party.ts'
import { safeText } from '../safeText.ts'
import { useAsk } from '../useAsk.tsx'
import { guardProps, useGuard } from '../useGuard.ts'
import { useWords } from '../usePhone.tsx'
import { Avatar } from './Avatar.tsx'
import { mayTakeFocus } from './mayTakeFocus.ts'

export function Referral({ call, to }: { call: Call; to: Party }) {
  const words = useWords()
  const ask = useAsk()
  const guarded = useGuard()
  const box = useRef<HTMLDivElement>(null)
  const stay = useRef<HTMLButtonElement>(null)
  const title = useId()
  const where = useId()
  const w = words.transfer.referral
  const guard = guardProps(guarded)

  useEffect(() => {
    if (!guarded && box.current && mayTakeFocus(box.current)) stay.current?.focus()
  }, [guarded])

  return (
    <div
      className="incoming-sheet referral"
      role="alertdialog"
      aria-labelledby={title}
      aria-describedby={where}
      ref={box}
      tabIndex={-1}
    >
      <div className="face" data-compact="">
        <Avatar party={to} />
        <div className="face-lines">
          <p className="ask call-state">
            <ArrowRightLeft className="icon small" />
            {words.transfer.name}
          </p>
          <h2 id={title} dir="auto">
            <Numbered text={w.title(shortNameOf(call.party), nameOf(to))} />
          </h2>
          <p className="place num" id={where}>
            {safeText(to.address.replace(/^sips?:/i, ''))}
          </p>
        </div>
      </div>
      <div className="action-row">
        <button
          type="button"
          className="action plain"
          ref={stay}
          {...guard}
          onClick={guarded ? undefined : () => ask((phone) => phone.declineTransfer(call.id), call.id)}
        >
          {w.stay}
        </button>
        <button
          type="button"
          className="action go"
          {...guard}
          onClick={guarded ? undefined : () => ask((phone) => phone.acceptTransfer(call.id), call.id)}
        >
          <span className="ellipsis">
            <Numbered text={w.call(shortNameOf(to))} />
          </span>
        </button>
      </div>
    </div>
  )
}
