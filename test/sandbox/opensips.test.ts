import { expect, test } from 'vitest'
import { header, headers } from '../../src/sandbox/message.ts'
import { openPlace } from './place.ts'
import { askForCall, behaveLike } from './post.ts'
import { answer, make, openWire, registerWire, sendAs, withCredentials } from './wire.ts'

async function openOpenSips(more: Record<string, unknown> = {}) {
  const place = await openPlace()
  await behaveLike(place, 'opensips', more)
  return place
}

test('pings are not answered, OPTIONS are', async () => {
  const wire = await openWire(await openOpenSips())
  wire.say('\r\n\r\n')
  wire.send(make('OPTIONS', { uri: 'sip:sandbox.sip.opentact.test' }))
  expect(await wire.text(() => true)).toMatch(/^SIP\/2\.0 200 /)
})

test('a nonce is good for one use and its repetition', async () => {
  const wire = await openWire(await openOpenSips())
  const request = make('REGISTER', { from: 'alice', to: 'alice' })
  wire.send(request)
  const challenge = await wire.response(request)
  for (const [count, status] of [
    [1, 200],
    [1, 200],
    [2, 401],
  ] as const) {
    const again = withCredentials(make('REGISTER', { from: 'alice', to: 'alice' }), challenge, 'alice', count)
    wire.send(again)
    const reply = await wire.response(again)
    expect(reply.status).toBe(status)
    if (status === 401) expect(header(reply, 'www-authenticate')).toContain('stale=true')
  }
})

test('a wrong password is asked for once more', async () => {
  const wire = await openWire(await openOpenSips())
  const request = make('REGISTER', { from: 'alice', to: 'alice' })
  wire.send(request)
  const wrong = withCredentials(request, await wire.response(request), 'mallory')
  wire.send(wrong)
  const refusal = await wire.response(wrong)
  expect(refusal.status).toBe(401)
  expect(header(refusal, 'www-authenticate')).not.toContain('stale')
})

test('a call has two entries in its route, and the caller is told that it is tried', async () => {
  const place = await openOpenSips()
  const [alice, bob] = await Promise.all([openWire(place), openWire(place)])
  await registerWire(bob, 'bob')
  const invite = await sendAs(alice, 'alice', make('INVITE'))
  expect(await alice.response(invite, ({ status }) => status === 100)).toMatchObject({
    reason: 'Giving it a try',
  })
  const ringing = await bob.request('INVITE')
  expect(headers(ringing, 'record-route')).toHaveLength(2)
  bob.send(answer(ringing, 200))
  const accepted = await alice.response(invite)
  const routes = headers(accepted, 'record-route')
  const bye = make('BYE', {
    number: 9,
    uri: 'sip:x@x.invalid',
    callId: header(invite, 'call-id') ?? '',
    headers: { Route: routes.toReversed().join(', '), To: header(accepted, 'to') ?? '' },
  })
  alice.send(bye)
  expect(headers(await bob.request('BYE'), 'route')).toEqual([])
})

test('a binding outlives its socket, and who calls it gets 477 without a phrase', async () => {
  const place = await openOpenSips()
  const [alice, bob] = await Promise.all([openWire(place), openWire(place)])
  await registerWire(bob, 'bob')
  await bob.close()
  const refusal = await alice.response(await sendAs(alice, 'alice', make('INVITE')))
  expect(refusal).toMatchObject({ status: 477, reason: '' })
  expect(header(refusal, 'reason')).toBe('Q.850 ;cause=31 ;text="NORMAL_UNSPECIFIED"')
})

test('a reason is written with blanks', async () => {
  const place = await openOpenSips()
  const wire = await openWire(place)
  await registerWire(wire, 'alice')
  await askForCall(place, { cancelAfter: 50 })
  wire.send(answer(await wire.request('INVITE'), 180))
  expect(header(await wire.request('CANCEL'), 'reason')).toBe('SIP ;cause=487 ;text="ORIGINATOR_CANCEL"')
})

test('too many contacts of one user are refused', async () => {
  const place = await openOpenSips({ mostContacts: 2 })
  const wire = await openWire(place)
  await registerWire(wire, 'alice')
  await registerWire(wire, 'alice')
  expect(await registerWire(wire, 'alice')).toMatchObject({ status: 503, reason: 'Too many contacts' })
})
