/** The keypad in a call: what was sent above it, Mute and Hold still in reach. */

import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import type { Timeline } from '../../phone/timeline.ts'
import { useAsk } from '../useAsk.tsx'
import { usePhoneState, useWords } from '../usePhone.tsx'
import { Keypad } from './Keypad.tsx'
import { HoldToggle, MuteToggle } from './Toggles.tsx'

export function InCallKeypad({ call }: { call: Call }) {
  const words = useWords()
  const ask = useAsk()
  const digits = usePhoneState((state) => digitsOf(state.timelines[call.id]))
  return (
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
        disabled={!allowed(call, 'send-digits')}
        onDigit={(digit) => ask((phone) => phone.sendDigits(call.id, digit), call.id)}
      />
    </>
  )
}

const mostDigits = 12

/** The last digits sent, for the eye; the timeline has them all. */
function digitsOf(timeline: Timeline | undefined): string {
  const sent = (timeline?.chunks.at(-1) ?? []).flatMap((entry) =>
    entry.source === 'phone' && entry.fact.type === 'call-digits-sent' ? [entry.fact.digits] : [],
  )
  return sent.join('').slice(-mostDigits)
}
