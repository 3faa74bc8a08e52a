/** Sends a ringing call to somebody else, unanswered: behind More, because it is seldom wanted. */

import { Ellipsis, Forward } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import type { PhoneErrorCode } from '../../phone/errors.ts'
import { useDialled } from '../numbers/useDialled.ts'
import { codeOf } from '../useAsk.tsx'
import { guardProps } from '../useGuard.ts'
import { usePhone, useWords } from '../usePhone.tsx'
import { Items } from './Menu.tsx'
import { TargetInput } from './TargetInput.tsx'

export interface RedirectProps {
  readonly call: Call
  readonly guarded: boolean
}

export function Redirect({ call, guarded }: RedirectProps) {
  const words = useWords()
  const [open, setOpen] = useState<'menu' | 'form'>()
  const opener = useRef<HTMLButtonElement>(null)
  const w = words.transfer.redirect
  const back = () => {
    setOpen(undefined)
    setTimeout(() => opener.current?.focus())
  }
  if (!allowed(call, 'redirect')) return null
  if (open === 'form') return <RedirectForm call={call} onBack={back} />
  return (
    <div className="redirect">
      <button
        type="button"
        className="button"
        ref={opener}
        aria-haspopup="menu"
        aria-expanded={open === 'menu'}
        {...guardProps(guarded)}
        onClick={guarded ? undefined : () => setOpen(open ? undefined : 'menu')}
      >
        <Ellipsis className="icon small" />
        {w.more}
      </button>
      {open === 'menu' && (
        <Items
          name={w.more}
          items={[{ key: 'send', text: w.sendTo, icon: Forward, onChoose: () => setOpen('form') }]}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

function RedirectForm({ call, onBack }: { call: Call; onBack: () => void }) {
  const words = useWords()
  const phone = usePhone()
  const dial = useDialled()
  const field = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState('')
  const [refused, setRefused] = useState<PhoneErrorCode>()
  const w = words.transfer.redirect
  useEffect(() => field.current?.focus(), [])
  const send = () => {
    if (!draft.trim()) return field.current?.focus()
    dial(draft.trim(), (to) => phone.redirect(call.id, to)).catch((error: unknown) =>
      setRefused(codeOf(error)),
    )
  }
  return (
    <form
      className="redirect-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onBack()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TargetInput
        className="input"
        label={w.field}
        enter="send"
        value={draft}
        invalid={refused !== undefined}
        onChange={(text) => {
          setDraft(text)
          setRefused(undefined)
        }}
        inputRef={field}
      />
      <button type="button" className="button" onClick={onBack}>
        {w.cancel}
      </button>
      <button type="submit" className="button go">
        {w.send}
      </button>
      <p className="redirect-trouble" role="alert">
        {refused && words.refusals[refused].sentence}
      </p>
    </form>
  )
}
