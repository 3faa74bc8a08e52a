/** What can be done with the call in front. A button shows what is so, never what was only asked. */

import { Grip, Headphones, Plus, ScrollText } from 'lucide-react'
import { useId } from 'react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { useWords } from '../usePhone.tsx'
import { HoldToggle, MuteToggle } from './Toggles.tsx'

export interface CallControlsProps {
  readonly call: Call
  readonly onKeypad: () => void
  readonly onAddCall?: (() => void) | undefined
  /** No room for another call. */
  readonly full?: boolean | undefined
  readonly onSound?: (() => void) | undefined
  readonly onTimeline: () => void
  readonly timelineOpen?: boolean
}

export function CallControls(props: CallControlsProps) {
  const { call, onKeypad, onAddCall, onSound, onTimeline, full, timelineOpen = false } = props
  const words = useWords()
  const sends = allowed(call, 'send-digits')
  const why = useId()
  return (
    <div className="controls">
      <MuteToggle call={call} />
      <HoldToggle call={call} />
      <button
        type="button"
        className="control"
        aria-disabled={!sends || undefined}
        aria-describedby={sends ? undefined : why}
        onClick={sends ? onKeypad : undefined}
      >
        <span className="disc">
          <Grip className="icon large" />
        </span>
        {words.call.keypad}
      </button>
      <span id={why} hidden>
        {words.call.notNow}
      </span>
      <div className="control-more">
        {onAddCall && (
          <button
            type="button"
            className="button"
            aria-disabled={full || undefined}
            title={full ? words.refusals['too-many-calls'].sentence : undefined}
            onClick={full ? undefined : onAddCall}
          >
            <Plus className="icon small" />
            {words.call.addCall}
          </button>
        )}
        {onSound && (
          <button type="button" className="button narrow-only" onClick={onSound}>
            <Headphones className="icon small" />
            {words.call.sound}
          </button>
        )}
        <button
          type="button"
          className="button narrow-only"
          data-on={timelineOpen ? '' : undefined}
          aria-expanded={timelineOpen}
          onClick={onTimeline}
        >
          <ScrollText className="icon small" />
          {words.call.timeline}
        </button>
      </div>
    </div>
  )
}
