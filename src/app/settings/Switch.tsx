/** One setting that is on or off. */

import { useId } from 'react'

export interface SwitchProps {
  readonly label: string
  readonly hint: string
  readonly on: boolean
  /** Not the person's to turn here; the hint says why. It can still be reached, so that the hint is heard. */
  readonly stuck?: boolean
  readonly onChange: (on: boolean) => void
}

export function Switch({ label, hint, on, stuck = false, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div className="setting line-of">
      <label htmlFor={id}>
        {label}
        <small id={`${id}-hint`} aria-live="polite">
          {hint}
        </small>
      </label>
      <input
        id={id}
        className="switch"
        type="checkbox"
        role="switch"
        aria-label={label}
        aria-describedby={`${id}-hint`}
        aria-disabled={stuck || undefined}
        checked={on}
        aria-checked={on}
        onChange={(event) => !stuck && onChange(event.currentTarget.checked)}
      />
    </div>
  )
}
