/** Twelve keys, each with its tone; one tab stop, arrow keys walk, holding 0 gives +, holding * a pause. */

import { type KeyboardEvent, useRef, useState } from 'react'
import { usePhone, useWords } from '../usePhone.tsx'

const keys = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 }
const longPressMs = 600

export interface KeypadProps {
  readonly onDigit: (digit: string) => void
  /** Holding 0 types +: when dialling, not in a call. */
  readonly plus?: boolean
  /** Holding * sends a pause: in a call. */
  readonly pause?: boolean
  readonly disabled?: boolean
}

export function Keypad({ onDigit, plus = false, pause = false, disabled = false }: KeypadProps) {
  const words = useWords()
  const phone = usePhone()
  const [stop, setStop] = useState(0)
  const group = useRef<HTMLDivElement>(null)
  const held = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wasLong = useRef(false)

  const walk = (event: KeyboardEvent, from: number) => {
    const step = steps[event.key]
    if (step === undefined) return
    const sideways = Math.abs(step) === 1
    const to = from + step
    if (to < 0 || to > 11 || (sideways && Math.floor(to / 3) !== Math.floor(from / 3))) return
    event.preventDefault()
    setStop(to)
    group.current?.querySelectorAll<HTMLElement>('button')[to]?.focus()
  }
  const pressStarts = (digit: string) => {
    wasLong.current = false
    clearTimeout(held.current)
    const long = plus && digit === '0' ? '+' : pause && digit === '*' ? ',' : undefined
    if (!long || disabled) return
    held.current = setTimeout(() => {
      wasLong.current = true
      onDigit(long)
    }, longPressMs)
  }
  const press = (digit: string) => {
    clearTimeout(held.current)
    if (!wasLong.current && !disabled) {
      phone.playKeyTone(digit)
      onDigit(digit)
    }
    wasLong.current = false
  }

  const below = (digit: string, letters: string) => {
    if (digit === '*' && pause) return words.keypad.pause
    return digit === '0' && !plus ? '' : letters
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a form's manners, and keys are no form
    <div className="keypad" role="group" aria-label={words.keypad.name} ref={group} dir="ltr">
      {keys.map(([digit, letters], index) => (
        <button
          key={digit}
          type="button"
          className="key"
          data-symbol={/\d/.test(digit) ? undefined : ''}
          tabIndex={index === stop ? 0 : -1}
          aria-disabled={disabled || undefined}
          onFocus={() => setStop(index)}
          onKeyDown={(event) => walk(event, index)}
          onPointerDown={() => pressStarts(digit)}
          onPointerLeave={() => clearTimeout(held.current)}
          onPointerCancel={() => clearTimeout(held.current)}
          onContextMenu={(event) => event.preventDefault()}
          onClick={() => press(digit)}
        >
          <b>{digit}</b>
          <i aria-hidden="true">{below(digit, letters)}</i>
        </button>
      ))}
    </div>
  )
}
