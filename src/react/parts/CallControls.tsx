/** What can be done with the call in front. A button shows what is so, never what was only asked. */

import { Grip, Headphones, LoaderCircle, Plus, ScrollText } from 'lucide-react'
import { useId } from 'react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { type ActionName, actions } from '../actions.ts'
import { useAct } from '../useAsk.tsx'
import { useWords } from '../usePhone.tsx'

export interface CallControlsProps {
  readonly call: Call
  readonly onKeypad: () => void
  readonly onAddCall?: (() => void) | undefined
  readonly onSound?: (() => void) | undefined
  readonly onTimeline: () => void
  readonly timelineOpen?: boolean
}

export function CallControls(props: CallControlsProps) {
  const { call, onKeypad, onAddCall, onSound, onTimeline, timelineOpen = false } = props
  const words = useWords()
  const isHeld = call.state.phase === 'connected' && call.state.held.us
  const sends = allowed(call, 'send-digits')
  const why = useId()
  return (
    <div className="controls">
      <Toggle call={call} name={call.muted ? 'unmute' : 'mute'} on={call.muted} />
      <Toggle
        call={call}
        name={isHeld ? 'resume' : 'hold'}
        on={isHeld}
        asked={
          call.asking === 'hold'
            ? words.call.holding
            : call.asking === 'resume'
              ? words.call.resuming
              : undefined
        }
      />
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
          <button type="button" className="button" onClick={onAddCall}>
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

function Toggle(props: { call: Call; name: ActionName; on: boolean; asked?: string | undefined }) {
  const { call, name, on, asked } = props
  const words = useWords()
  const act = useAct()
  const why = useId()
  const action = actions[name]
  const can = allowed(call, action.asks)
  const Icon = asked ? LoaderCircle : action.icon
  return (
    <>
      <button
        type="button"
        className="control"
        data-action={name}
        data-on={on ? '' : undefined}
        aria-disabled={!can || undefined}
        aria-describedby={can || asked ? undefined : why}
        aria-keyshortcuts={action.shortcut.toUpperCase()}
        onClick={can ? () => act(name, call) : undefined}
      >
        <span className="disc">
          <Icon className={asked ? 'icon large spin' : `icon large ${name}`} />
        </span>
        {asked ?? action.label(words)}
      </button>
      {!can && !asked && (
        <span id={why} hidden>
          {words.call.notNow}
        </span>
      )}
    </>
  )
}
