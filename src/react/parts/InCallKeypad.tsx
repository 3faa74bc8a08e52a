/** The keypad in a call: above it what was sent and what still waits, Mute and Hold in reach. */

import { Eye, EyeOff } from 'lucide-react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import type { Timeline } from '../../phone/timeline.ts'
import type { CallDigits } from '../useDigits.tsx'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { Keypad } from './Keypad.tsx'
import { HoldToggle, MuteToggle } from './Toggles.tsx'

export function InCallKeypad({ call, digits }: { call: Call; digits: CallDigits }) {
  const words = useWords()
  const sent = usePhoneState((state) => sentOf(state.timelines[call.id]))
  const { waiting, hidden } = digits
  const Icon = hidden ? EyeOff : Eye
  return (
    <>
      <div className="beside-digits">
        <MuteToggle call={call} small />
        <div className="digits" dir="ltr">
          <Row name={words.keypad.sent} text={sent} hidden={hidden} />
          {waiting && (
            <Row name={words.keypad.waiting} text={waiting.slice(0, mostWaiting)} hidden={hidden} />
          )}
        </div>
        <button
          type="button"
          className="icon-button"
          title={hidden ? words.keypad.show : words.keypad.hide}
          aria-label={hidden ? words.keypad.show : words.keypad.hide}
          onClick={digits.toggleHidden}
        >
          <Icon className="icon" />
        </button>
        <HoldToggle call={call} small />
      </div>
      <Keypad pause disabled={!allowed(call, 'send-digits')} onDigit={digits.send} />
    </>
  )
}

function Row({ name, text, hidden }: { name: string; text: string; hidden: boolean }) {
  const words = useWords()
  return (
    // biome-ignore lint/a11y/useSemanticElements: not the result of a form
    <p role="group" aria-label={name}>
      {hidden && text ? (
        <>
          <span aria-hidden="true">{'•'.repeat(text.length)}</span>
          <span className="unseen">{words.keypad.hidden}</span>
        </>
      ) : (
        text
      )}
    </p>
  )
}

const mostSent = 12
const mostWaiting = 8

/** The last digits sent, for the eye; the timeline has them all. */
function sentOf(timeline: Timeline | undefined): string {
  const sent = (timeline?.chunks.at(-1) ?? []).flatMap((entry) =>
    entry.source === 'phone' && entry.fact.type === 'call-digits-sent' ? [entry.fact.digits] : [],
  )
  return sent.join('').slice(-mostSent)
}
