/** The keys that work while the focus is in the phone. */

import { X } from 'lucide-react'
import { useRef } from 'react'
import { useDismiss } from '../useDismiss.ts'
import { useWords } from '../usePhone.tsx'

export function Shortcuts({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  useDismiss(box, onClose)
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [words.shortcuts.dial, ['/']],
    [words.shortcuts.digits, ['0', '…', '#']],
    [words.incoming.answer, ['Enter']],
    [words.incoming.decline, ['D']],
    [`${words.call.mute}, ${words.call.unmute}`, ['M']],
    [`${words.call.hold}, ${words.call.resume}`, ['H']],
    [words.call.keypad, ['K']],
    [words.transfer.name, ['T']],
    [words.conference.merge, ['G']],
    [words.call.hangUp, ['Shift', 'Backspace']],
    [words.shortcuts.panes, ['F6']],
    [words.shortcuts.close, ['Esc']],
    [words.shortcuts.thisList, ['?']],
  ]
  return (
    <div className="scrim">
      <div className="dialog" role="dialog" aria-modal="true" aria-label={words.shortcuts.title} ref={box}>
        <div className="dialog-head">
          <h2>{words.shortcuts.title}</h2>
          <button
            type="button"
            className="icon-button"
            data-first
            aria-label={words.menu.close}
            onClick={onClose}
          >
            <X className="icon" />
          </button>
        </div>
        <dl className="keys">
          {rows.map(([what, keys]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  )
}
