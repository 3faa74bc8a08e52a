/** Whose calls are answered without a press. */

import { X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { safeText } from '../../react/safeText.ts'
import { settings as english } from '../../react/words/en/settings.ts'
import { useWordsOf } from '../useLanguage.ts'

interface CallerListProps {
  readonly callers: readonly string[]
  readonly onChange: (callers: readonly string[]) => void
}

export function CallerList({ callers, onChange }: CallerListProps) {
  const w = useWordsOf('settings', english)
  const id = useId()
  const [typed, setTyped] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const caller = typed.trim()
    if (!caller) return
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
          aria-describedby={`${id}-hint`}
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
    </form>
  )
}
