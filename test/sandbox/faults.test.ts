import type { Core, Session } from 'sip.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { header } from '../../src/sandbox/message.ts'
import { createListener, givingOut } from './listener.ts'
import { invite, nextCall, openPhone, openPlace, openRegisteredPhone } from './place.ts'
import { beginFaults, endFaults, faultsNow } from './post.ts'
import { make, openWire, registerWire } from './wire.ts'

vi.setConfig({ testTimeout: 20_000 })

const domain = 'sip:sandbox.sip.opentact.test'

test('faults add up, and end one by one or together', async () => {
  const place = await openPlace()
  await beginFaults(place, { crlf: 'ignore', for: 1000 })
  expect((await beginFaults(place, { reinvite: 488 })).value).toEqual({ crlf: 'ignore', reinvite: 488 })
  await expect
    .poll(async () => (await faultsNow(place)).value, { timeout: 10_000 })
    .toEqual({ reinvite: 488 })
  expect((await endFaults(place)).value).toEqual({})
})

test('a fault that is named again outlives the end of the first', async () => {
  const place = await openPlace()
  await beginFaults(place, { crlf: 'ignore', options: 'ignore', for: 100 })
  await beginFaults(place, { crlf: 'ignore' })
  await expect.poll(async () => (await faultsNow(place)).value).toEqual({ crlf: 'ignore' })
})

test('pings are not answered where they are ignored; all else is', async () => {
  const place = await openPlace()
  const wire = await openWire(place)
  await beginFaults(place, { crlf: 'ignore' })
  wire.say('\r\n\r\n')
  const options = make('OPTIONS', { uri: domain })
  wire.send(options)
  // What is answered first came first: nothing but this.
  expect(await wire.text(() => true)).toMatch(/^SIP\/2\.0 200 /)
})

test('OPTIONS are not answered where they are ignored; pings are', async () => {
  const place = await openPlace()
  const wire = await openWire(place)
  await beginFaults(place, { options: 'ignore' })
  wire.send(make('OPTIONS', { uri: domain }))
  wire.say('\r\n\r\n')
  expect(await wire.text(() => true)).toBe('\r\n')
})

test('registering is refused with the time to come back', async () => {
  const place = await openPlace()
  const wire = await openWire(place)
  await beginFaults(place, { register: 503, retryAfter: 5 })
  const request = make('REGISTER', { to: 'alice' })
  wire.send(request)
  const refusal = await wire.response(request)
  expect(refusal.status).toBe(503)
  expect(header(refusal, 'retry-after')).toBe('5')
  await endFaults(place)
  expect(await registerWire(wire, 'alice')).toMatchObject({ status: 200 })
})

/** The status of the final answer to a new offer. */
const reinvite = (session: Session) =>
  new Promise<number>((resolve, reject) => {
    const tell = ({ message }: Core.IncomingResponse) => resolve(message.statusCode ?? 0)
    session.invite({ requestDelegate: { onAccept: tell, onReject: tell } }).catch(reject)
  })

test.each([488, 491])(
  'a change of a call with a robot is refused with %i, and the call goes on',
  async (status) => {
    const listener = createListener({})
    onTestFinished(() => listener.close())
    const place = await openPlace()
    const alice = await openPhone(place, 'alice', { sessionDescriptionHandlerFactory: givingOut(listener) })
    const { inviter, outcome } = invite(alice, 'echo')
    await outcome
    await beginFaults(place, { reinvite: status })
    expect(await reinvite(inviter)).toBe(status)
    await listener.hears(listener.speak('hello'))
    await endFaults(place)
    expect(await reinvite(inviter)).toBe(200)
  },
)

test('a change of a call between two phones is refused as well', async () => {
  const place = await openPlace()
  const alice = await openPhone(place, 'alice')
  const ringing = nextCall(await openRegisteredPhone(place, 'bob'))
  const { inviter, outcome } = invite(alice, 'bob')
  const { invitation } = await ringing
  await invitation.accept()
  await outcome
  await beginFaults(place, { reinvite: 488 })
  expect(await reinvite(inviter)).toBe(488)
  expect(await reinvite(invitation)).toBe(488)
})

test('packets of robots get lost and come late when it is told to be so', async () => {
  const listener = createListener({})
  onTestFinished(() => listener.close())
  const place = await openPlace()
  const alice = await openPhone(place, 'alice', { sessionDescriptionHandlerFactory: givingOut(listener) })
  await invite(alice, 'echo').outcome
  await listener.hears(listener.speak('before'))
  await beginFaults(place, { rtp: { loss: 1 } })
  listener.speak('lost')
  await listener.says(10)
  listener.heardSince()
  await listener.says(10)
  expect(listener.heardSince()).not.toContain('lost')

  await beginFaults(place, { rtp: { delay: 300, jitter: 50 } })
  const began = Date.now()
  await listener.hears(listener.speak('late'))
  expect(Date.now() - began).toBeGreaterThan(300)
})
