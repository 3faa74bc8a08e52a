/** A button that copies, and says in its own place that it did. */

import { Check, Copy as CopyIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Copy } from '../useCopy.ts'
import type { Words } from '../words/words.ts'

export interface CopyButtonProps {
  readonly state: Copy['state']
  readonly words: Words
  readonly onCopy: () => void
  readonly children: ReactNode
}

export function CopyButton({ state, words, onCopy, children }: CopyButtonProps) {
  const Icon = state === 'done' ? Check : CopyIcon
  return (
    <>
      <button type="button" className="more" onClick={onCopy}>
        <Icon className="icon" />
        {children}
      </button>
      <span className="told" role="status">
        {copyNews(state, words)}
      </span>
    </>
  )
}

export function copyNews(state: Copy['state'], { timeline: t }: Words): string {
  if (state === 'done') return t.copied
  if (state === 'refused') return t.notCopied
  return state === 'busy' ? t.copying : ''
}
