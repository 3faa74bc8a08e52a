/** What can be done with the call in front. A button shows what is so, never what was only asked. */

import { Grip, Headphones, Merge, PhoneForwarded, Plus, ScrollText } from 'lucide-react'
import { useId } from 'react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { useWords } from '../usePhone.tsx'
import { Split } from './Split.tsx'
import { HoldToggle, MuteToggle } from './Toggles.tsx'

export interface CallControlsProps {
  readonly call: Call
  readonly onKeypad: () => void
  readonly onTransfer?: (() => void) | undefined
  /** There are other calls to make one conference with. */
  readonly onMerge?: (() => void) | undefined
  readonly onAddCall?: (() => void) | undefined
  /** No room for another call. */
  readonly full?: boolean | undefined
  readonly onSound?: (() => void) | undefined
  readonly onTimeline: () => void
  readonly timelineOpen?: boolean
}

export function CallControls(props: CallControlsProps) {
  const {
    call,
    onKeypad,
    onTransfer,
    onMerge,
    onAddCall,
    onSound,
    onTimeline,
    full,
    timelineOpen = false,
  } = props
  const words = useWords()
  return (
    <div className="controls">
      <div className="control-row">
        <MuteToggle call={call} />
        <HoldToggle call={call} />
        <Opener opens="keypad" icon={Grip} can={allowed(call, 'send-digits')} onOpen={onKeypad}>
          {words.call.keypad}
        </Opener>
        {onTransfer && (
          <Opener
            opens="transfer"
            icon={PhoneForwarded}
            can={allowed(call, 'transfer')}
            shortcut="T"
            onOpen={onTransfer}
          >
            {words.transfer.name}
          </Opener>
        )}
      </div>
      <div className="control-more">
        {onMerge && (
          <button type="button" className="button tinted" aria-keyshortcuts="G" onClick={onMerge}>
            <Merge className="icon small" />
            {words.conference.merge}
          </button>
        )}
        <Split call={call} wideOnly />
        {onAddCall && (
          <button
            type="button"
            className={onMerge ? 'button wide-only' : 'button'}
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

/** Opens what takes the controls' place, and gets the focus back when that closes. */
function Opener(props: {
  opens: string
  icon: typeof Grip
  can: boolean
  shortcut?: string
  onOpen: () => void
  children: string
}) {
  const { opens, icon: Icon, can, shortcut, onOpen, children } = props
  const words = useWords()
  const why = useId()
  return (
    <>
      <button
        type="button"
        className="control"
        data-opens={opens}
        aria-disabled={!can || undefined}
        aria-describedby={can ? undefined : why}
        aria-keyshortcuts={shortcut}
        onClick={can ? onOpen : undefined}
      >
        <span className="disc">
          <Icon className="icon large" />
        </span>
        {children}
      </button>
      {!can && (
        <span id={why} hidden>
          {words.call.notNow}
        </span>
      )}
    </>
  )
}
