/** Trouble: one sentence, one reason, at most two ways out. */

import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'

export interface NoticeProps {
  readonly tone: 'bad' | 'wait' | 'quiet'
  readonly sentence?: string
  readonly hint?: ReactNode
  /** What stops the person is told at once; the rest waits for a pause. */
  readonly urgent?: boolean
  readonly children?: ReactNode
}

export function Notice({ tone, sentence, hint, urgent, children }: NoticeProps) {
  const Icon = tone === 'quiet' ? Info : CircleAlert
  return (
    <div className="notice" data-tone={tone} {...(urgent && { role: 'alert' })}>
      <Icon className="icon" />
      <div>
        {sentence && <b>{sentence}</b>}
        {hint && <p>{hint}</p>}
        {children && <div className="acts">{children}</div>}
      </div>
    </div>
  )
}
