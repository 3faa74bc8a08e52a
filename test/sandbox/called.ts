/** A robot calls alice, who is a bare socket with ears. */

import { onTestFinished } from 'vitest'
import { header, type SipRequest } from '../../src/sandbox/message.ts'
import { createListener } from './listener.ts'
import type { Place } from './place.ts'
import { askForCall } from './post.ts'
import { answer, type Made, make, openWire, registerWire, type Wire } from './wire.ts'

export const contact = '<sip:alice@a1.invalid;transport=ws>'

/** Registers alice on a bare socket and has a robot call her. */
export async function beCalled(place: Place, wish: Record<string, unknown> = {}) {
  const wire = await openWire(place)
  await registerWire(wire, 'alice', { headers: { Contact: contact } })
  await askForCall(place, wish)
  const listener = createListener({ codec: 'PCMU' })
  onTestFinished(() => listener.close())
  return { wire, listener, ringing: await wire.request('INVITE') }
}

export function answerWith(wire: Wire, ringing: SipRequest, status: number, sdp: string) {
  const plain = answer(ringing, status)
  const headers = [
    ...plain.headers.filter(({ name }) => name !== 'Contact'),
    { name: 'Contact', value: contact },
    { name: 'Content-Type', value: 'application/sdp' },
  ]
  wire.send({ ...plain, headers, body: sdp })
}

/** A request of the called in the dialog. */
export const within = (ringing: SipRequest, method: string, number: number, made: Made = {}) =>
  make(method, {
    ...made,
    number,
    uri: /<(.*)>/.exec(header(ringing, 'contact') ?? '')?.[1] ?? '',
    callId: header(ringing, 'call-id') ?? '',
    headers: {
      Contact: contact,
      ...made.headers,
      From: `${header(ringing, 'to')};tag=x`,
      To: header(ringing, 'from') ?? '',
    },
  })
