/**
 * The call in front: its part of the column and, where there is room, its timeline in the pane. The region has no
 * box of its own, so both parts belong to the call and still lie where the layout wants them.
 */

import { Grip } from 'lucide-react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { outcomeOf } from '../outcome.ts'
import { nameOf } from '../party.ts'
import { useAsk } from '../useAsk.tsx'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { CallControls } from './CallControls.tsx'
import { CallFace } from './CallFace.tsx'
import { CallNews } from './CallNews.tsx'
import { EndedActions, type EndedActionsProps } from './EndedActions.tsx'
import { HangUp } from './HangUp.tsx'
import { heldSinceOf } from './heldSince.ts'
import { Keypad } from './Keypad.tsx'
import { Notice } from './Notice.tsx'
import { Timeline } from './Timeline.tsx'
import { HoldToggle, MuteToggle } from './Toggles.tsx'

/** What has taken the controls' place. */
export type Opened = 'keypad' | 'timeline' | undefined

export interface CallViewProps extends Pick<EndedActionsProps, 'onAgain' | 'onEdit' | 'onDone'> {
  readonly call: Call
  readonly opened: Opened
  readonly onOpen: (opened: Opened) => void
  readonly crowded: boolean
  readonly trouble?: string | undefined
  readonly onAddCall?: (() => void) | undefined
  /** No room for another call. */
  readonly full?: boolean
  readonly onSound?: (() => void) | undefined
}

export function CallView(props: CallViewProps) {
  const { call, opened, onOpen, crowded, trouble } = props
  const words = useWords()
  const ask = useAsk()
  const heldSince = usePhoneState((state) => heldSinceOf(state.timelines[call.id], isHeldBy(call)))
  const digits = usePhoneState((state) => digitsOf(state.timelines[call.id]))
  const ended = call.state.phase === 'ended'
  const outcome = outcomeOf(call, words)
  const open = ended ? undefined : opened
  const sends = allowed(call, 'send-digits')
  const phase = outcome?.tone === 'failed' ? 'failed' : call.state.phase
  const held = call.state.phase === 'connected' ? call.state.held : undefined

  return (
    <section
      className="call"
      aria-label={words.call.region(nameOf(call.party))}
      data-phase={phase}
      data-held={held?.us ? 'us' : held?.them ? 'them' : undefined}
      data-open={open}
    >
      <div className="stage">
        <CallFace
          call={call}
          compact={open !== undefined || crowded}
          trouble={trouble}
          heldSince={heldSince}
        />
        {open === 'keypad' && (
          <>
            <div className="beside-digits">
              <MuteToggle call={call} small />
              {/* biome-ignore lint/a11y/useSemanticElements: not the result of a form */}
              <p className="digits" role="group" aria-label={words.keypad.sent} dir="ltr">
                {digits}
              </p>
              <HoldToggle call={call} small />
            </div>
            <Keypad
              disabled={!sends}
              onDigit={(digit) => ask((phone) => phone.sendDigits(call.id, digit), call.id)}
            />
          </>
        )}
        {!ended && open !== 'keypad' && (
          <CallControls
            call={call}
            onKeypad={() => onOpen('keypad')}
            onTimeline={() => onOpen(open === 'timeline' ? undefined : 'timeline')}
            onAddCall={props.onAddCall}
            full={props.full}
            onSound={props.onSound}
            timelineOpen={open === 'timeline'}
          />
        )}
        {ended && (
          <div className="controls-place">
            {outcome?.tone === 'failed' && <Notice tone="quiet" hint={outcome.hint} />}
          </div>
        )}
        {ended ? (
          <EndedActions call={call} onAgain={props.onAgain} onEdit={props.onEdit} onDone={props.onDone} />
        ) : (
          <div className="action-row">
            {open === 'keypad' && (
              <button
                type="button"
                className="action fit"
                data-on=""
                aria-label={words.call.keypad}
                aria-expanded="true"
                onClick={() => onOpen(undefined)}
              >
                <Grip className="icon large" />
              </button>
            )}
            <HangUp call={call} />
          </div>
        )}
        <CallNews call={call} />
      </div>
      <div className="call-pane">
        <div className="pane-title">
          <h2>{words.timeline.name}</h2>
          <p className="legend" aria-hidden="true">
            <span data-from="phone">{words.timeline.phone}</span>
            <span data-from="platform">{words.timeline.platform}</span>
          </p>
        </div>
        <Timeline call={call} />
      </div>
    </section>
  )
}

function isHeldBy(call: Call): 'us' | 'them' {
  return call.state.phase === 'connected' && call.state.held.us ? 'us' : 'them'
}

const mostDigits = 12

/** The last digits sent, for the eye; the timeline has them all. */
function digitsOf(timeline: Parameters<typeof heldSinceOf>[0]): string {
  const sent = (timeline?.chunks.at(-1) ?? []).flatMap((entry) =>
    entry.source === 'phone' && entry.fact.type === 'call-digits-sent' ? [entry.fact.digits] : [],
  )
  return sent.join('').slice(-mostDigits)
}
