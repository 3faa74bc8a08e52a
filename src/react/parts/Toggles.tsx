/** Mute and Hold: a disc with its word, or a small round button where the keypad has taken the room. */

import { LoaderCircle } from 'lucide-react'
import { useId } from 'react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { type ActionName, actions } from '../actions.ts'
import { useAct } from '../useAsk.tsx'
import { useWords } from '../usePhone.tsx'

export interface ToggleProps {
  readonly call: Call
  readonly small?: boolean
}

export function MuteToggle({ call, small }: ToggleProps) {
  return <Toggle call={call} small={small} name={call.muted ? 'unmute' : 'mute'} on={call.muted} />
}

export function HoldToggle({ call, small }: ToggleProps) {
  const words = useWords()
  const isHeld = call.state.phase === 'connected' && call.state.held.us
  const asked =
    call.asking === 'hold' ? words.call.holding : call.asking === 'resume' ? words.call.resuming : undefined
  return <Toggle call={call} small={small} name={isHeld ? 'resume' : 'hold'} on={isHeld} asked={asked} />
}

interface Toggled {
  readonly call: Call
  readonly name: ActionName
  readonly on: boolean
  readonly small?: boolean | undefined
  readonly asked?: string | undefined
}

function Toggle({ call, name, on, small = false, asked }: Toggled) {
  const words = useWords()
  const act = useAct()
  const why = useId()
  const action = actions[name]
  const can = allowed(call, action.asks)
  const Icon = asked ? LoaderCircle : action.icon
  const label = asked ?? action.label(words)
  return (
    <>
      <button
        type="button"
        className={small ? 'icon-button toggle' : 'control'}
        data-action={name}
        data-on={on ? '' : undefined}
        title={small ? label : undefined}
        aria-label={small ? label : undefined}
        aria-disabled={!can || undefined}
        aria-describedby={can || asked ? undefined : why}
        aria-keyshortcuts={action.shortcut.toUpperCase()}
        onClick={can ? () => act(name, call) : undefined}
      >
        <span className={small ? undefined : 'disc'}>
          <Icon className={`icon ${small ? '' : 'large'} ${asked ? 'spin' : name}`} />
        </span>
        {!small && label}
      </button>
      {!can && !asked && (
        <span id={why} hidden>
          {words.call.notNow}
        </span>
      )}
    </>
  )
}
