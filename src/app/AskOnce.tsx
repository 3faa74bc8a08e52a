/** Asks whether a press was meant for the phone, where something lies over it. */

import { useEffect, useRef } from 'react'
import { tongueOf } from '../react/words/languages.ts'
import type { EntryWords } from '../react/words/words.ts'

export interface AskOnceProps {
  readonly words: EntryWords
  readonly onAnswer: (yes: boolean) => void
}

export function AskOnce({ words, onAnswer }: AskOnceProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const w = words.frame
  return (
    <div className="opentact-phone ask-once" {...tongueOf(words)}>
      <dialog className="dialog" ref={dialog} aria-labelledby="ask-once" onCancel={() => onAnswer(false)}>
        <div className="dialog-head">
          <h2 id="ask-once">{w.covered}</h2>
        </div>
        <p>{w.coveredHint}</p>
        <div className="action-row">
          <button type="button" className="action plain" onClick={() => onAnswer(false)}>
            {w.cancel}
          </button>
          <button type="button" className="action go" onClick={() => onAnswer(true)}>
            {w.goOn}
          </button>
        </div>
      </dialog>
    </div>
  )
}
