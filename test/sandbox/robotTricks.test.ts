/** What robots do to a phone that other phones do not. */

import { expect, test, vi } from 'vitest'
import { header } from '../../src/sandbox/message.ts'
import { answerWith, beCalled, within } from './called.ts'
import { openPlace } from './place.ts'

vi.setConfig({ testTimeout: 20_000 })

test.each([
  [true, 401, 'www-authenticate'],
  [407, 407, 'proxy-authenticate'],
])('a robot asks for a digest at hang-up and at a change (%o)', async (challengeBye, status, name) => {
  const { wire, listener, ringing } = await beCalled(await openPlace(), { challengeBye })
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
  const { wire, listener, ringing } = await beCalled(await openPlace(), { earlyMedia: true })
  await listener.setDescription?.(ringing.body)
  const { body } = await listener.getDescription()
  answerWith(wire, ringing, 183, body)
  await listener.hearsType(0)
  answerWith(wire, ringing, 200, body)
  await wire.request('ACK')
  await listener.hears(listener.speak('hello'))
})

test('an answer that comes twice, as from a phone whose ACK is late, is no second phone', async () => {
  const { wire, listener, ringing } = await beCalled(await openPlace())
  let hungUp = false
  void wire.request('BYE').then(() => {
    hungUp = true
  })
  await listener.setDescription?.(ringing.body)
  const { body } = await listener.getDescription()
  answerWith(wire, ringing, 200, body)
  answerWith(wire, ringing, 200, body)
  await wire.request('ACK')
  await wire.request('ACK')
  await listener.hears(listener.speak('hello'))
  const bye = within(ringing, 'BYE', 1)
  wire.send(bye)
  expect((await wire.response(bye)).status).toBe(200)
  expect(hungUp).toBe(false)
})
