/** A call while the phone is closed: the launcher grows into it. */

import { Phone } from 'lucide-react'
import type { Call } from '../../phone/call.ts'
import { Numbered } from '../../react/numbers/Numbered.tsx'
import { Avatar } from '../../react/parts/Avatar.tsx'
import { Timer } from '../../react/parts/Timer.tsx'
import { HoldToggle, MuteToggle } from '../../react/parts/Toggles.tsx'
import { nameOf } from '../../react/party.ts'
import { useAct } from '../../react/useAsk.tsx'
import { useWords } from '../../react/usePhone.tsx'

export function CallPill({ call, onOpen }: { readonly call: Call; readonly onOpen: () => void }) {
  const words = useWords()
  const act = useAct()
  const who = nameOf(call.party)
  const { state } = call
  const held = state.phase === 'connected' && (state.held.us || state.held.them)
  /** Why somebody is not heard: it has to be seen where the phone is closed, too. */
  const standing = held ? words.call.onHold : call.muted && words.widget.muted
  return (
    // Its parts are styled as everywhere in the phone, its size is its own.
    <section className="opentact-phone call-pill" part="call" aria-label={words.call.region(who)}>
      <button type="button" className="open" aria-label={words.widget.openCall(who)} onClick={onOpen}>
        <Avatar party={call.party} />
        <span>
          <b dir="auto">
            <Numbered text={nameOf(call.party)} />
          </b>
          {state.phase !== 'connected' && words.widget.calling}
          {state.phase === 'connected' && (standing ? <i>{standing}</i> : <Timer since={state.since} />)}
        </span>
      </button>
      {state.phase === 'connected' && (
        <>
          <MuteToggle call={call} small />
          <HoldToggle call={call} small />
        </>
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
