/** One labelled text field of the sign-in form. */

import { useId } from 'react'

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: string
  readonly secret?: boolean
  readonly wrong?: boolean
  readonly hint?: string
  readonly placeholder?: string
}

export function Field(props: FieldProps) {
  const { name, label, value, onChange, autoComplete, secret, wrong, hint, placeholder } = props
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        // Addresses, logins and passwords, in every language.
        dir="ltr"
        name={name}
        type={secret ? 'password' : 'text'}
        // React writes a value that it controls into the attribute, for every script and recorder of the DOM to read.
        {...(!secret && { value })}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        placeholder={placeholder}
        aria-invalid={wrong || undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  )
}
