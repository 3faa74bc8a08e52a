/** Gives a frame to a phone that stands idle, and says what became of it. */

import { expect, vi } from 'vitest'
import { movableClock } from '../../fakes/clock.ts'
import { onlinePhone } from '../../fakes/phones.ts'
import { createWire } from '../../fakes/wire.ts'

export interface Treatment {
  /** The responses that the phone sent, in order, as texts. */
  readonly answers: readonly string[]
  /** The status codes of those answers. */
  readonly statuses: readonly number[]
  /** Why the gate would not have it. */
  readonly dropped: readonly string[]
  readonly ringing: boolean
  readonly microphoneAsked: number
}

export async function treat(data: string | ArrayBuffer, user: string): Promise<Treatment> {
  const wire = createWire()
  // Standing still, so that the phone's own questions do not come in between.
  const alice = await onlinePhone(wire, user, { clock: movableClock().clock })
  const before = wire.frames.length
  wire.inject(user, data)
  wire.inject(user, ping(user))
  // Answered in order: what the frame before it was due has been sent by then, but for the 180 of a call.
  const pong = () => wire.frames.some(({ text }) => /^SIP\/2\.0 200[\s\S]*z9hG4bKping/.test(text))
  await vi.waitFor(() => expect(pong()).toBe(true), { interval: 1 })
  await new Promise((resolve) => setTimeout(resolve, 5))
  const answers = wire.frames
    .slice(before)
    .map(({ text }) => text)
    .filter((text) => text.startsWith('SIP/2.0 ') && !text.includes('z9hG4bKping'))
  const treatment = {
    answers,
    statuses: answers.map((text) => Number(text.slice(8, 11))),
    dropped: alice.journal.flatMap((fact) => (fact.type === 'frame-dropped' ? [fact.why] : [])),
    ringing: alice.call()?.state.phase === 'ringing',
    microphoneAsked: alice.microphoneAsked(),
  }
  await alice.phone.destroy()
  return treatment
}

function ping(user: string): string {
  return [
    `OPTIONS sip:${user}@x SIP/2.0`,
    'Via: SIP/2.0/WSS ping.invalid;branch=z9hG4bKping',
    'From: <sip:ping@x>;tag=ping',
    `To: <sip:${user}@x>`,
    'Call-ID: ping@x',
    'CSeq: 1 OPTIONS',
    'Max-Forwards: 70',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')
}
