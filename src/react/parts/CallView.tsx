/**
 * The call in front: its part of the column and, where there is room, its timeline in the pane. The region has no
 * box of its own, so both parts belong to the call and still lie where the layout wants them.
 */

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Call } from '../../phone/call.ts'
import { outcomeOf } from '../outcome.ts'
import { nameOf } from '../party.ts'
import { mergeable } from '../useCalls.ts'
import type { CallDigits } from '../useDigits.tsx'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { CallControls } from './CallControls.tsx'
import { CallFace } from './CallFace.tsx'
import { CallNews } from './CallNews.tsx'
import { EndedActions, type EndedActionsProps } from './EndedActions.tsx'
import { handedTo, heldSinceOf } from './fromTimeline.ts'
import { InCallKeypad } from './InCallKeypad.tsx'
import { LiveActions } from './LiveActions.tsx'
import { Timeline } from './Timeline.tsx'
import { TransferSheet, type TransferSheetProps } from './TransferSheet.tsx'
import { TransferUnderWay } from './TransferUnderWay.tsx'

/** What has taken the controls' place. */
export type Opened = 'keypad' | 'timeline' | 'transfer' | undefined

export interface CallViewProps
  extends Pick<EndedActionsProps, 'onAgain' | 'onEdit' | 'onDone'>,
    Omit<TransferSheetProps, 'call'> {
  readonly call: Call
  readonly opened: Opened
  readonly onOpen: (opened: Opened) => void
  readonly crowded: boolean
  readonly digits: CallDigits
  readonly trouble?: string | undefined
  readonly onMerge: (call: Call) => void
  readonly onAddCall?: (() => void) | undefined
  /** No room for another call. */
  readonly full?: boolean
  readonly onSound?: (() => void) | undefined
  /** The call that waits while this one is asked first. */
  readonly waiting?: Call | undefined
}

export function CallView(props: CallViewProps) {
  const { call, opened, onOpen, crowded, trouble } = props
  const words = useWords()
  const stage = useRef<HTMLDivElement>(null)
  const heldSince = usePhoneState((state) => heldSinceOf(state.timelines[call.id], isHeldBy(call)))
  const ended = call.state.phase === 'ended'
  const outcome = outcomeOf(call, words)
  const handed = usePhoneState((state) => handedTo(call, state.timelines[call.id]))
  const goes = call.transfer !== undefined || handed !== undefined
  const open = ended || (opened === 'transfer' && goes) ? undefined : opened
  const phase = outcome?.tone === 'failed' ? 'failed' : call.state.phase
  const held = call.state.phase === 'connected' ? call.state.held : undefined
  const more = mergeable(call, props.others)
  const sheet = open === 'timeline' ? undefined : open
  useFocusBack(stage, sheet)
  // Asked for is not yet under way: until it is, what was typed stays.
  useEffect(() => {
    if (goes) onOpen(undefined)
  }, [goes, onOpen])

  return (
    <section
      className="call"
      aria-label={words.call.region(nameOf(call.party))}
      data-phase={phase}
      data-held={held?.us ? 'us' : held?.them ? 'them' : undefined}
      data-transfer={goes ? '' : undefined}
      data-open={open}
    >
      <div className="stage" ref={stage}>
        <CallFace
          call={call}
          compact={open !== undefined || crowded}
          trouble={trouble}
          joined={joinedWith(call, props.others)}
          heldSince={heldSince}
          handed={handed}
        />
        {open === 'keypad' && <InCallKeypad call={call} digits={props.digits} />}
        {open === 'transfer' && (
          <TransferSheet
            call={call}
            others={props.others}
            suggestions={props.suggestions}
            onCallFirst={props.onCallFirst}
          />
        )}
        {!ended && !sheet && goes && <TransferUnderWay call={call} />}
        {!ended && !sheet && !goes && (
          <CallControls
            call={call}
            onKeypad={() => onOpen('keypad')}
            onTransfer={() => onOpen('transfer')}
            onTimeline={() => onOpen(open === 'timeline' ? undefined : 'timeline')}
            onMerge={more.length > 0 ? () => props.onMerge(call) : undefined}
            onAddCall={props.onAddCall}
            full={props.full}
            onSound={props.onSound}
            timelineOpen={open === 'timeline'}
          />
        )}
        {ended ? (
          <EndedActions call={call} onAgain={props.onAgain} onEdit={props.onEdit} onDone={props.onDone} />
        ) : (
          <LiveActions call={call} open={sheet} onClose={() => onOpen(undefined)} waiting={props.waiting} />
        )}
        <CallNews call={call} />
      </div>
      <div className="call-pane">
        <div className="pane-title">
          <h2>{words.timeline.name}</h2>
        </div>
        <Timeline call={call} />
      </div>
    </section>
  )
}

/** The others of its conference. */
function joinedWith(call: Call, others: readonly Call[]): readonly Call[] {
  return call.conference ? others.filter(({ conference }) => conference === call.conference) : []
}

function isHeldBy(call: Call): 'us' | 'them' {
  return call.state.phase === 'connected' && call.state.held.us ? 'us' : 'them'
}

/** What closes takes the focus with it: the control that opened it gets it back. */
function useFocusBack(stage: RefObject<HTMLElement | null>, open: 'keypad' | 'transfer' | undefined): void {
  const before = useRef(open)
  // Before those who look after a focus that is nowhere.
  useLayoutEffect(() => {
    const was = before.current
    before.current = open
    const box = stage.current
    if (!was || open || !box) return
    const focused = (box.getRootNode() as Document | ShadowRoot).activeElement
    if (!focused || focused === box.ownerDocument.body)
      box.querySelector<HTMLElement>(`[data-opens=${was}]`)?.focus()
  }, [open, stage])
}
