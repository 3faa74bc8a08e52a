/** A call that waits while another is in front: still in sight, one press from coming back. */

import { Pause, Phone } from 'lucide-react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { nameOf } from '../party.ts'
import { useAct } from '../useAsk.tsx'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { Avatar } from './Avatar.tsx'
import { heldSinceOf } from './heldSince.ts'
import { Timer } from './Timer.tsx'

export function OtherCall({ call, onShow }: { call: Call; onShow: () => void }) {
  const words = useWords()
  const act = useAct()
  const timeline = usePhoneState((state) => state.timelines[call.id])
  const { state } = call
  const held = state.phase === 'connected' && state.held.us
  const since = state.phase === 'connected' ? (heldSinceOf(timeline, 'us') ?? state.since) : undefined
  const name = nameOf(call.party)
  const line = held
    ? words.call.onHold
    : call.asking === 'hold'
      ? words.call.holding
      : state.phase === 'dialing'
        ? words.call.dialing
        : state.phase === 'ringing'
          ? words.call.ringing
          : state.phase === 'ending'
            ? words.call.ending
            : ''
  return (
    <section
      className="other-call"
      aria-label={words.call.region(name)}
      data-phase={state.phase}
      data-held={held ? 'us' : undefined}
    >
      <Avatar party={call.party} />
      <div className="lines">
        <h2>
          <button type="button" className="link" onClick={onShow} dir="auto">
            {name}
          </button>
        </h2>
        <p>
          {held && <Pause className="icon small solid" />}
          {line}
          {line && since !== undefined && <span aria-hidden="true">·</span>}
          {since !== undefined && <Timer since={since} />}
        </p>
      </div>
      {(held || allowed(call, 'resume') || call.asking === 'resume') && (
        <button
          type="button"
          className="button"
          aria-disabled={!allowed(call, 'resume') || undefined}
          onClick={() => allowed(call, 'resume') && act('resume', call)}
        >
          {call.asking === 'resume' ? words.call.resuming : words.call.resume}
        </button>
      )}
      {allowed(call, 'hold') && (
        <button type="button" className="button" onClick={() => act('hold', call)}>
          {words.call.hold}
        </button>
      )}
      <button
        type="button"
        className="icon-button stop"
        aria-label={words.call.hangUp}
        aria-disabled={!allowed(call, 'hang-up') || undefined}
        onClick={() => allowed(call, 'hang-up') && act('hang-up', call)}
      >
        <Phone className="icon solid hang-up" />
      </button>
    </section>
  )
}
