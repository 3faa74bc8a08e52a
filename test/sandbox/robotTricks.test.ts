/** What robots do to a phone that other phones do not. */

import { expect, onTestFinished, test, vi } from 'vitest'
import { header, type SipRequest } from '../../src/sandbox/message.ts'
import { createListener } from './listener.ts'
import { openPlace } from './place.ts'
import { askForCall } from './post.ts'
import { answer, make, openWire, registerWire, type Wire } from './wire.ts'

vi.setConfig({ testTimeout: 20_000 })

const contact = '<sip:alice@a1.invalid;transport=ws>'

async function beCalled(wish: Record<string, unknown>) {
  const place = await openPlace()
  const wire = await openWire(place)
  await registerWire(wire, 'alice', { headers: { Contact: contact } })
  await askForCall(place, wish)
  const listener = createListener({ codec: 'PCMU' })
  onTestFinished(() => listener.close())
  return { wire, listener, ringing: await wire.request('INVITE') }
}

function answerWith(wire: Wire, ringing: SipRequest, status: number, sdp: string) {
  const plain = answer(ringing, status)
  const headers = [
    ...plain.headers.filter(({ name }) => name !== 'Contact'),
    { name: 'Contact', value: contact },
    { name: 'Content-Type', value: 'application/sdp' },
  ]
  wire.send({ ...plain, headers, body: sdp })
}

/** A request of the called in the dialog. */
const within = (ringing: SipRequest, method: string, number: number) =>
  make(method, {
    number,
    uri: /<(.*)>/.exec(header(ringing, 'contact') ?? '')?.[1] ?? '',
    callId: header(ringing, 'call-id') ?? '',
    headers: { From: `${header(ringing, 'to')};tag=x`, To: header(ringing, 'from') ?? '' },
  })

test.each([
  [true, 401, 'www-authenticate'],
  [407, 407, 'proxy-authenticate'],
])('a robot asks for a digest at hang-up and at a change (%o)', async (challengeBye, status, name) => {
  const { wire, listener, ringing } = await beCalled({ challengeBye })
  await listener.setDescription?.(ringing.body)
  answerWith(wire, ringing, 200, (await listener.getDescription()).body)
  await wire.request('ACK')
  for (const [at, method] of ['INVITE', 'BYE'].entries()) {
    const request = within(ringing, method, at + 1)
    wire.send(request)
    const refusal = await wire.response(request)
    expect(refusal.status).toBe(status)
    expect(header(refusal, name)).toContain('realm="sandbox.sip.opentact.test"')
  }
})

test('a robot sends sound to who describes where before the answer', async () => {
  const { wire, listener, ringing } = await beCalled({ earlyMedia: true })
  await listener.setDescription?.(ringing.body)
  const { body } = await listener.getDescription()
  answerWith(wire, ringing, 183, body)
  await listener.hearsType(0)
  answerWith(wire, ringing, 200, body)
  await wire.request('ACK')
  await listener.hears(listener.speak('hello'))
})
