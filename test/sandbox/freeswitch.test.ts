import { expect, test, vi } from 'vitest'
import { header } from '../../src/sandbox/message.ts'
import { answerWith, beCalled, contact, within } from './called.ts'
import { openPlace, type Place } from './place.ts'
import { behaveLike } from './post.ts'
import { make, openWire, registerWire, sendAs, type Wire, withCredentials } from './wire.ts'

vi.setConfig({ testTimeout: 20_000 })

async function openFreeSwitch(more: Record<string, unknown> = {}): Promise<Place> {
  const place = await openPlace()
  expect(await behaveLike(place, 'freeswitch', more)).toEqual({ status: 200, value: { like: 'freeswitch' } })
  return place
}

test('pings are not answered, OPTIONS are', async () => {
  const wire = await openWire(await openFreeSwitch())
  wire.say('\r\n\r\n')
  wire.send(make('OPTIONS', { uri: 'sip:sandbox.sip.opentact.test' }))
  expect(await wire.text(() => true)).toMatch(/^SIP\/2\.0 200 /)
})

test('a wrong password is forbidden at once', async () => {
  const wire = await openWire(await openFreeSwitch())
  const request = make('REGISTER', { from: 'alice', to: 'alice' })
  wire.send(request)
  const challenge = await wire.response(request)
  const wrong = withCredentials(request, challenge, 'mallory')
  wire.send(wrong)
  expect(await wire.response(wrong)).toMatchObject({ status: 403 })
})

test('the nonce of REGISTER serves for a call, and a refusal says why', async () => {
  const wire = await openWire(await openFreeSwitch())
  const register = make('REGISTER', { from: 'alice', to: 'alice' })
  wire.send(register)
  const challenge = await wire.response(register)
  const again = withCredentials(register, challenge)
  wire.send(again)
  await wire.response(again)
  const invite = withCredentials(make('INVITE', { to: 'busy' }), { ...challenge, status: 401 }, 'alice', 2)
  const headers = invite.headers.map((one) =>
    one.name === 'Authorization' ? { ...one, name: 'Proxy-Authorization' } : one,
  )
  wire.send({ ...invite, headers })
  const refusal = await wire.response(invite)
  expect(refusal.status).toBe(486)
  expect(header(refusal, 'reason')).toBe('Q.850;cause=17;text="USER_BUSY"')
})

test('who is not registered is said to be so', async () => {
  const wire = await openWire(await openFreeSwitch())
  const refusal = await wire.response(await sendAs(wire, 'alice', make('INVITE')))
  expect(header(refusal, 'reason')).toBe('SIP;cause=806;text="USER_NOT_REGISTERED"')
})

/** alice answers a robot's call. */
async function talk(place: Place) {
  const { wire, listener, ringing } = await beCalled(place)
  await listener.setDescription?.(ringing.body)
  const { body } = await listener.getDescription()
  answerWith(wire, ringing, 200, body)
  await wire.request('ACK')
  await listener.hears(listener.speak('hello'))
  return { place, wire, listener, ringing, body }
}

const bareSdp = /a=mid|a=group|a=rtcp-rsize|a=sendrecv/

test('a call comes with a session timer and a bare description, and is refreshed', async () => {
  const { wire, ringing, body } = await talk(await openFreeSwitch({ sessionRefresh: 200 }))
  expect(header(ringing, 'session-expires')).toBe('120;refresher=uac')
  expect(header(ringing, 'min-se')).toBe('120')
  expect(ringing.body).toContain(' RTP/SAVPF ')
  expect(ringing.body).not.toMatch(bareSdp)
  for (let times = 0; times < 2; times++) {
    const refresh = await wire.request('INVITE')
    expect(refresh.body).toContain(' UDP/TLS/RTP/SAVPF ')
    expect(refresh.body).not.toMatch(bareSdp)
    answerWith(wire, refresh, 200, body)
    await wire.request('ACK')
  }
})

test('a refresh that finds nobody ends the call', async () => {
  const { place, wire, ringing } = await talk(await openFreeSwitch({ sessionRefresh: 400 }))
  await wire.close()
  const again = await openWire(place)
  await registerWire(again, 'alice', { headers: { Contact: contact } })
  await expect
    .poll(
      async () => {
        // With another contact: the phone itself has not spoken yet.
        const headers = { Contact: '<sip:probe@p1.invalid>' }
        const options = within(ringing, 'OPTIONS', Date.now() % 1e9, { headers })
        again.send(options)
        return (await again.response(options)).status
      },
      { timeout: 10_000 },
    )
    .toBe(481)
})

test('after a lost socket the server is heard again only when the phone spoke in the dialog', async () => {
  const { place, wire, ringing, body } = await talk(await openFreeSwitch({ sessionRefresh: 1500 }))
  await wire.close()
  const again = await openWire(place)
  await registerWire(again, 'alice', { headers: { Contact: contact } })
  const spoken = within(ringing, 'INVITE', 1, { body, headers: { 'Content-Type': 'application/sdp' } })
  again.send(spoken)
  expect(await again.response(spoken)).toMatchObject({ status: 200 })
  again.send(within(ringing, 'ACK', 1))
  await again.request('INVITE')
})

async function reinvite(wire: Wire, ringing: Parameters<typeof within>[0], number: number, body: string) {
  const request = within(ringing, 'INVITE', number, { body, headers: { 'Content-Type': 'application/sdp' } })
  wire.send(request)
  return request
}

test('hold takes a moment, and a change during it is one too many', async () => {
  const { wire, listener, ringing } = await talk(await openFreeSwitch())
  listener.direct('sendonly')
  const { body } = await listener.getDescription()
  const began = performance.now()
  const hold = await reinvite(wire, ringing, 1, body)
  const overlapping = await reinvite(wire, ringing, 2, body)
  expect(await wire.response(overlapping)).toMatchObject({ status: 500 })
  const agreed = await wire.response(hold)
  expect(agreed.status).toBe(200)
  expect(agreed.body).toContain('a=recvonly')
  expect(performance.now() - began).toBeGreaterThan(250)
})

test('INFO gets 200 in a call that nobody knows', async () => {
  const wire = await openWire(await openFreeSwitch())
  const info = make('INFO', {
    uri: 'sip:echo@robots.sandbox.invalid',
    headers: { To: '<sip:echo@sandbox.sip.opentact.test>;tag=gone' },
  })
  wire.send(info)
  expect(await wire.response(info)).toMatchObject({ status: 200 })
})

test('a session that would be too short is refused, a longer one is the caller’s to refresh', async () => {
  const { wire, ringing } = await talk(await openFreeSwitch())
  expect(ringing.method).toBe('INVITE')
  const short = make('INVITE', { to: 'echo', headers: { 'Session-Expires': '90' } })
  const refusal = await wire.response(await sendAs(wire, 'alice', short))
  expect(refusal.status).toBe(422)
  expect(header(refusal, 'min-se')).toBe('120')
})
