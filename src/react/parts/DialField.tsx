/** Where a name or number is typed or pasted. Enter calls, arrow down goes to the suggestions. */

import { Delete } from 'lucide-react'
import type { RefObject } from 'react'
import { useWords } from '../usePhone.tsx'
import { TargetInput } from './TargetInput.tsx'

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
      <TargetInput
        label={words.dial.field}
        value={value}
        onChange={onChange}
        onDown={onDown}
        inputRef={inputRef}
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
          <Delete className="icon" />
        </button>
      )}
    </form>
  )
}
