/** Asks before a whole list is deleted. What does no harm has the focus, which goes back to the menu afterwards. */

import { useRef } from 'react'
import { Notice } from '../react/index.ts'
import { useDismiss } from '../react/useDismiss.ts'

export interface AskDeleteProps {
  readonly sentence: string
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  /** Either way. */
  readonly onClose: () => void
}

export function AskDelete({ sentence, yes, no, onYes, onClose }: AskDeleteProps) {
  const box = useRef<HTMLDivElement>(null)
  useDismiss(box, onClose)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as a form's part
    <div className="ask-delete" role="group" aria-label={sentence} ref={box}>
      <Notice tone="bad" sentence={sentence}>
        <button
          type="button"
          className="button"
          onClick={() => {
            onClose()
            onYes()
          }}
        >
          {yes}
        </button>
        <button type="button" className="button" data-first="" onClick={onClose}>
          {no}
        </button>
      </Notice>
    </div>
  )
}
