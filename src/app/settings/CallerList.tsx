/** Whose calls are answered without a press. */

import { X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { readTarget } from '../../phone/target.ts'
import { useWords } from '../../react/index.ts'
import { safeText } from '../../react/safeText.ts'
import { settings as english } from '../../react/words/en/settings.ts'
import { useWordsOf } from '../useLanguage.ts'

interface CallerListProps {
  readonly callers: readonly string[]
  readonly onChange: (callers: readonly string[]) => void
}

export function CallerList({ callers, onChange }: CallerListProps) {
  const w = useWordsOf('settings', english)
  const words = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!typed.trim()) return
    const caller = callerOf(typed)
    setWrong(caller === undefined)
    if (caller === undefined) return document.getElementById(id)?.focus()
    setTyped('')
    if (!callers.includes(caller)) onChange([...callers, caller])
  }
  return (
    <form className="setting-list" aria-labelledby={`${id}-title`} onSubmit={add}>
      <h4 id={`${id}-title`}>{w.calls.autoAnswer}</h4>
      <small id={`${id}-hint`}>{w.calls.autoAnswerHint}</small>
      {callers.length > 0 && (
        <ul aria-labelledby={`${id}-title`}>
          {callers.map((caller) => (
            <li key={caller}>
              <span>
                <bdi>{safeText(caller)}</bdi>
              </span>
              <button
                type="button"
                className="icon-button"
                aria-label={w.remove(safeText(caller))}
                onClick={() => {
                  onChange(callers.filter((one) => one !== caller))
                  document.getElementById(id)?.focus()
                }}
              >
                <X className="icon" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="setting-add">
        <input
          id={id}
          className="input"
          aria-label={w.calls.caller}
          aria-describedby={wrong ? `${id}-wrong` : `${id}-hint`}
          aria-invalid={wrong || undefined}
          placeholder={w.calls.caller}
          dir="auto"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" className="button">
          {w.add}
        </button>
      </div>
      {wrong && (
        <p className="settings-wrong" id={`${id}-wrong`} role="alert">
          {words.refusals['bad-target'].hint}
        </p>
      )}
    </form>
  )
}

const here = 'here.invalid'

/** As a call names its caller: people write numbers with gaps, and a call that comes has none. */
function callerOf(typed: string): string | undefined {
  try {
    const { user, host, address } = readTarget(typed, here)
    return host === here ? user : address
  } catch {
    return undefined
  }
}
