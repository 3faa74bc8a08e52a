/** An event as it came, a press away: pretty, as text, with a way to copy it. What is sought in it opens it. */

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { pretty } from '../pretty.ts'
import { useCopy } from '../useCopy.ts'
import type { Words } from '../words/words.ts'
import { CopyButton } from './CopyButton.tsx'
import { Marked } from './TimelineRow.tsx'

export interface RawEventProps {
  readonly raw: unknown
  readonly words: Words
  readonly sought: string
  /** What else can be done with it. */
  readonly more?: ReactNode
}

export function RawEvent({ raw, words, sought, more }: RawEventProps) {
  const [open, setOpen] = useState(false)
  const { state, copy } = useCopy()
  const shown = open || sought ? pretty(raw) : ''
  const isOpen = open || (sought !== '' && shown.toLowerCase().includes(sought))
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight className="icon" />
        {words.timeline.raw}
      </summary>
      {isOpen && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>
            <Marked text={shown} sought={sought} />
          </pre>
          <div className="foot">
            <CopyButton state={state} words={words} onCopy={() => copy(shown)}>
              {words.timeline.copyRaw}
            </CopyButton>
            {more}
          </div>
        </>
      )}
    </details>
  )
}
