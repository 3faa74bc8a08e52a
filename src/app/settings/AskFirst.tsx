/** A button for what cannot be taken back: it asks once more. */

import { useState } from 'react'

export interface AskFirstProps {
  readonly label: string
  readonly sure: string
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
}

export function AskFirst({ label, sure, yes, no, onYes }: AskFirstProps) {
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {label}
      </button>
    )
  return (
    <fieldset className="settings-sure" aria-label={label}>
      <p>{sure}</p>
      <button type="button" className="button danger" onClick={onYes}>
        {yes}
      </button>
      {/* biome-ignore lint/a11y/noAutofocus: it takes the place of the button that had the focus, and does no harm */}
      <button type="button" className="button" autoFocus onClick={() => setAsking(false)}>
        {no}
      </button>
    </fieldset>
  )
}
