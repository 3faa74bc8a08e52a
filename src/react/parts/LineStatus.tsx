/** Whether the phone can be reached, always in sight. Pressed, it answers "Can I be called?" point by point. */

import { useState } from 'react'
import { useAsk } from '../useAsk.tsx'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { Checks, type Notifications } from './Checks.tsx'
import { lineWords } from './lineWords.ts'

export interface LineStatusProps {
  readonly account?: string | undefined
  readonly notifications?: Notifications | undefined
}

export function LineStatus({ account, notifications }: LineStatusProps) {
  const words = useWords()
  const ask = useAsk()
  const [open, setOpen] = useState(false)
  const text = usePhoneState((state) => lineWords(state, words).text)
  const tone = usePhoneState((state) => lineWords(state, words).tone)
  const locked = usePhoneState((state) => state.line.phase === 'online' && state.devices.sound === 'locked')
  const press = () => (locked ? ask((phone) => phone.unlockSound()) : setOpen(!open))
  return (
    <>
      <div className="line" role="status" aria-label={words.line.name} data-line={tone}>
        <button type="button" onClick={press} {...(!locked && { 'aria-expanded': open })}>
          <span className="dot" aria-hidden="true" data-line={tone} />
          <b>{text}</b>
          {account && !locked && <span className="account">{account}</span>}
        </button>
      </div>
      {open && <Checks notifications={notifications} onClose={() => setOpen(false)} />}
    </>
  )
}
