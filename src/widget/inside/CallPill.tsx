/** A call while the phone is closed: the launcher grows into it. */

import { Mic, MicOff, Phone } from 'lucide-react'
import type { Call } from '../../phone/call.ts'
import { Avatar } from '../../react/parts/Avatar.tsx'
import { Timer } from '../../react/parts/Timer.tsx'
import { nameOf } from '../../react/party.ts'
import { useAct } from '../../react/useAsk.tsx'
import { useWords } from '../../react/usePhone.tsx'

export function CallPill({ call, onOpen }: { readonly call: Call; readonly onOpen: () => void }) {
  const words = useWords()
  const act = useAct()
  const who = nameOf(call.party)
  const { state } = call
  return (
    // Its parts are styled as everywhere in the phone, its size is its own.
    <section className="opentact-phone call-pill" part="call" aria-label={words.call.region(who)}>
      <button type="button" className="open" aria-label={words.widget.openCall(who)} onClick={onOpen}>
        <Avatar party={call.party} />
        <span>
          <b dir="auto">{who}</b>
          {state.phase === 'connected' ? <Timer since={state.since} /> : words.widget.calling}
        </span>
      </button>
      {state.phase === 'connected' && (
        <button
          type="button"
          className="icon-button round"
          aria-label={call.muted ? words.call.unmute : words.call.mute}
          data-on={call.muted ? '' : undefined}
          onClick={() => act(call.muted ? 'unmute' : 'mute', call)}
        >
          {call.muted ? <MicOff className="icon" /> : <Mic className="icon" />}
        </button>
      )}
      <button
        type="button"
        className="icon-button round stop"
        aria-label={words.call.hangUp}
        onClick={() => act('hang-up', call)}
      >
        <Phone className="icon solid hang-up" />
      </button>
    </section>
  )
}
