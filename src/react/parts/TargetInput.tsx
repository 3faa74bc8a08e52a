/** The box in which a name or number is typed, wherever that is. Arrow down goes to what is offered. */

import type { RefObject } from 'react'

export interface TargetInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onDown?: (() => void) | undefined
  readonly inputRef?: RefObject<HTMLInputElement | null> | undefined
  /** What Enter does, as a telephone's keyboard shows it. */
  readonly enter?: 'go' | 'send'
  readonly className?: string
  readonly invalid?: boolean
}

export function TargetInput(props: TargetInputProps) {
  const { label, value, onChange, onDown, inputRef, enter = 'go', className, invalid } = props
  return (
    <input
      ref={inputRef}
      className={className}
      type="text"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      enterKeyHint={enter}
      maxLength={256}
      dir="auto"
      value={value}
      {...(invalid && { 'aria-invalid': true })}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || !onDown) return
        event.preventDefault()
        onDown()
      }}
    />
  )
}
