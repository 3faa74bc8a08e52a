/** Where a name or number is typed or pasted. Enter calls, arrow down goes to the suggestions. */

import { Delete } from 'lucide-react'
import type { RefObject } from 'react'
import { useWords } from '../usePhone.tsx'

export interface DialFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onCall: () => void
  readonly onDown?: () => void
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

export function DialField({ value, onChange, onCall, onDown, inputRef }: DialFieldProps) {
  const words = useWords()
  return (
    <form
      className="dial-field"
      data-filled={value ? '' : undefined}
      onSubmit={(event) => {
        event.preventDefault()
        onCall()
      }}
    >
      <input
        ref={inputRef}
        type="text"
        aria-label={words.dial.field}
        placeholder={words.dial.field}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={256}
        dir="auto"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          onDown?.()
        }}
      />
      {value && (
        <button
          type="button"
          className="icon-button"
          aria-label={words.dial.clear}
          onClick={() => {
            onChange('')
            inputRef?.current?.focus()
          }}
        >
          <Delete className="icon mirror" />
        </button>
      )}
    </form>
  )
}
