/** A button that becomes the call, in the line of text where it stood. It grows to the side, never in height. */

import { Grip, LoaderCircle, Phone as PhoneIcon } from 'lucide-react'
import { useState } from 'react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import type { Phone } from '../../phone/phone.ts'
import { endSentence } from '../../react/ending.ts'
import { HangUp } from '../../react/parts/HangUp.tsx'
import { Keypad } from '../../react/parts/Keypad.tsx'
import { Timer } from '../../react/parts/Timer.tsx'
import { MuteToggle } from '../../react/parts/Toggles.tsx'
import { nameOf } from '../../react/party.ts'
import { duration } from '../../react/time.ts'
import { useAsk } from '../../react/useAsk.tsx'
import { guardProps, useGuard } from '../../react/useGuard.ts'
import { ProvidePhone, usePhoneState } from '../../react/usePhone.tsx'
import type { ButtonWords, Words } from '../../react/words/words.ts'

export interface CallUsProps {
  readonly phone: Phone | undefined
  readonly words: ButtonWords
  readonly label: string
  /** Asked for, and not yet in the phone's state. */
  readonly placing: boolean
  readonly trouble: string | undefined
  readonly onCall: () => void
  readonly onStop: () => void
}

export function CallUs(props: CallUsProps) {
  const { phone, words } = props
  if (!phone) return <Pill {...props} call={undefined} />
  return (
    // The parts of a button ask for no other words.
    <ProvidePhone phone={phone} words={words as Words}>
      <WithPhone {...props} />
    </ProvidePhone>
  )
}

function WithPhone(props: CallUsProps) {
  return <Pill {...props} call={usePhoneState((state) => state.calls.at(-1))} />
}

function Pill(props: CallUsProps & { readonly call: Call | undefined }) {
  const { call, words, placing, trouble, onStop } = props
  if (call && call.state.phase !== 'ended') return <InCall key={call.id} call={call} words={words} />
  if (placing)
    return (
      <div className="opentact-phone call-us in-call" part="call">
        <Waiting text={trouble ?? words.widget.calling} />
        <button
          type="button"
          className="icon-button round stop"
          aria-label={words.call.hangUp}
          onClick={onStop}
        >
          <PhoneIcon className="icon solid hang-up" />
        </button>
      </div>
    )
  return <Idle key={call?.id ?? ''} {...props} />
}

function Idle({ call, words, label, trouble, onCall }: CallUsProps & { readonly call: Call | undefined }) {
  const guarded = useGuard()
  // Only what takes the place of a call has a press to fear that was meant for it.
  const guard = guarded && call !== undefined
  const said = trouble ?? (call && endOf(call, words))
  return (
    <div className="opentact-phone call-us">
      <button
        type="button"
        className="main"
        part="button"
        {...guardProps(guard)}
        onClick={guard ? undefined : onCall}
      >
        <PhoneIcon className="icon solid" />
        {call ? words.widget.callAgain : <slot>{label}</slot>}
      </button>
      <span className="said" role="status">
        {said}
      </span>
    </div>
  )
}

function InCall({ call, words }: { readonly call: Call; readonly words: ButtonWords }) {
  const ask = useAsk()
  const [keypad, setKeypad] = useState(false)
  const { state } = call
  const connected = state.phase === 'connected'
  return (
    <section
      className="opentact-phone call-us in-call"
      part="call"
      aria-label={words.call.region(nameOf(call.party))}
    >
      {connected ? (
        <span className="state">
          <Timer since={state.since} />
          {call.muted && <span className="quiet">{words.widget.muted}</span>}
        </span>
      ) : (
        <Waiting text={state.phase === 'ringing' ? words.call.ringing : words.call.dialing} />
      )}
      {connected && (
        <>
          <MuteToggle call={call} small />
          <button
            type="button"
            className="icon-button round"
            aria-label={words.call.keypad}
            aria-expanded={keypad}
            data-on={keypad ? '' : undefined}
            onClick={() => setKeypad(!keypad)}
          >
            <Grip className="icon" />
          </button>
        </>
      )}
      <HangUp call={call} round />
      {keypad && (
        <div className="card" ref={keepInSight}>
          <Keypad
            pause
            disabled={!allowed(call, 'send-digits')}
            onDigit={(digit) => ask((phone) => phone.sendDigits(call.id, digit), call.id)}
          />
        </div>
      )}
    </section>
  )
}

/** The keypad of a button at an edge of the window would reach out of it: it moves inwards, or above the button. */
function keepInSight(card: HTMLElement | null): void {
  if (!card) return
  const { left, right, top, bottom, height } = card.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const x = Math.max(8 - left, Math.min(0, clientWidth - 8 - right))
  // As high as the button, with the gap on both sides of it.
  const over = height + 64
  const y = bottom > clientHeight && top > over ? -over : 0
  card.style.translate = `${x}px ${y}px`
}

function Waiting({ text }: { readonly text: string }) {
  return (
    <span className="state" role="status">
      <LoaderCircle className="icon small spin" />
      {text}
    </span>
  )
}

function endOf(call: Call, words: ButtonWords): string {
  const { state } = call
  const sentence = endSentence(call, words)
  if (state.phase !== 'ended' || state.since === undefined) return sentence
  return `${sentence} · ${duration(state.at - state.since)}`
}
