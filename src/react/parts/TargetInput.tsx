/** The box in which a name or number is typed, wherever that is. Arrow down goes to what is offered. */

import { type RefObject, useId, useRef } from 'react'
import { useNumberField } from '../numbers/useNumberField.ts'
import { useNumbers, useWords } from '../usePhone.tsx'

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
  const own = useRef<HTMLInputElement>(null)
  const input = inputRef ?? own
  const { shown, handlers } = useNumberField(input, value, onChange)
  const { turnsBack, ...heard } = handlers
  const place = useId()
  const country = useCountry(value)
  return (
    <>
      <input
        ref={input}
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
        value={shown}
        {...(invalid && { 'aria-invalid': true })}
        {...(country && { 'aria-describedby': place })}
        {...heard}
        onKeyDown={(event) => {
          if (turnsBack(event) || event.key !== 'ArrowDown' || !onDown) return
          event.preventDefault()
          onDown()
        }}
      />
      {country && (
        <span className="country" id={place}>
          {country}
        </span>
      )}
    </>
  )
}

/** In which country the number rings, in few letters. */
function useCountry(value: string): string | undefined {
  const { language } = useWords()
  const { numbers, home } = useNumbers()
  const country = numbers?.whileTyped(value, home).country
  return country && new Intl.DisplayNames(language, { type: 'region', style: 'short' }).of(country)
}
