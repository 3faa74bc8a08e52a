import { expect, test } from 'vitest'
import { header, headers, writeMessage } from '../../src/sandbox/message.ts'
import { openPlace } from './place.ts'
import { answer, make, openWire, registerWire, sendAs, withCredentials } from './wire.ts'

test('a ping of two line ends gets a pong of one', async () => {
  const wire = await openWire(await openPlace())
  wire.say('\r\n\r\n')
  await wire.text((text) => text === '\r\n')
})

test('what is not SIP is passed over, and the socket goes on', async () => {
  const wire = await openWire(await openPlace())
  const options = writeMessage(make('OPTIONS', { uri: 'sip:sandbox.sip.opentact.test' }))
  for (const junk of ['', 'x', '\r\n', '\0'.repeat(99), 'INVITE', 'SIP/2.0 200 OK\r\n\r\n', ': :\r\n\r\n'])
    wire.say(junk)
  // Every beginning of a message, and every message with a piece missing.
  for (let at = 0; at < options.length; at += 7) {
    wire.say(options.slice(0, at))
    wire.say(options.slice(0, at) + options.slice(at + 7))
  }
  const whole = make('OPTIONS', { uri: 'sip:sandbox.sip.opentact.test' })
  wire.send(whole)
  expect(await wire.response(whole)).toMatchObject({ status: 200 })
})

test.each([
  ['483', 483, { headers: { 'Max-Forwards': '0' } }],
  ['420 with what it does not know', 420, { headers: { 'Proxy-Require': 'magic' } }],
  [
    '480 inside a dialog with a browser that is not here',
    480,
    { uri: 'sip:bob@b1.invalid', headers: { To: '<sip:bob@x.test>;tag=1' } },
  ],
  ['481 inside a dialog it never saw', 481, { headers: { To: '<sip:bob@x.test>;tag=1' } }],
  ['400 to a CSeq of another method', 400, { headers: { CSeq: '1 INVITE' } }],
  ['400 to a missing From tag', 400, { headers: { From: '<sip:alice@sandbox.sip.opentact.test>' } }],
  ['400 to a body cut short', 400, { headers: { 'Content-Length': '9' } }],
  ['416 to what is no SIP address', 416, { uri: 'tel:+15550100011' }],
  ['407 to who did not say a password', 407, {}],
])('a request gets %s', async (_, status, made) => {
  const wire = await openWire(await openPlace())
  const request = make('MESSAGE', made)
  // By hand, as `writeMessage` would set the length right.
  const head = [
    `MESSAGE ${request.uri} SIP/2.0`,
    ...request.headers.map(({ name, value }) => `${name}: ${value}`),
  ]
  wire.say(`${head.join('\r\n')}\r\n\r\n`)
  const refusal = await wire.response(request)
  expect(refusal.status).toBe(status)
  if (status === 420) expect(header(refusal, 'unsupported')).toBe('magic')
})

test('another version gets 505', async () => {
  const wire = await openWire(await openPlace())
  const request = make('OPTIONS')
  wire.say(writeMessage(request).replace('SIP/2.0\r\n', 'SIP/3.0\r\n'))
  expect(await wire.response(request)).toMatchObject({ status: 505 })
})

test('a CANCEL of nothing gets 481', async () => {
  const wire = await openWire(await openPlace())
  const request = make('CANCEL')
  wire.send(request)
  expect(await wire.response(request)).toMatchObject({ status: 481 })
})

test('a place of another domain is nobody’s to call', async () => {
  const wire = await openWire(await openPlace())
  const sent = await sendAs(wire, 'alice', make('INVITE', { uri: 'sip:bob@elsewhere.test' }))
  expect(await wire.response(sent)).toMatchObject({ status: 403 })
})

test('credentials used a second time are stale, and wrong ones are not', async () => {
  const wire = await openWire(await openPlace())
  const request = make('REGISTER', { from: 'alice', to: 'alice' })
  wire.send(request)
  const refusal = await wire.response(request)
  const first = withCredentials(request, refusal)
  wire.send(first)
  expect(await wire.response(first)).toMatchObject({ status: 200 })
  const replayed = withCredentials(request, refusal)
  wire.send(replayed)
  const again = await wire.response(replayed)
  expect(again.status).toBe(401)
  expect(header(again, 'www-authenticate')).toContain('stale=true')
  const wrong = withCredentials(request, again, 'mallory')
  wire.send(wrong)
  expect(header(await wire.response(wrong), 'www-authenticate')).not.toContain('stale')
})

test('registration keeps to the times it is given', async () => {
  const wire = await openWire(await openPlace())
  const expires = (seconds: string) => ({ headers: { Expires: seconds } })
  expect(await registerWire(wire, 'alice', expires('5'))).toMatchObject({ status: 423 })
  const long = await registerWire(wire, 'alice', expires('99999'))
  expect(header(long, 'contact')).toMatch(/;expires=3600$/)
  const none = await registerWire(wire, 'alice', { headers: { Expires: '0', Contact: '*' } })
  expect(headers(none, 'contact')).toEqual([])
})

test('one device that comes back with another contact replaces its old one', async () => {
  const wire = await openWire(await openPlace())
  const instance = ';+sip.instance="<urn:uuid:1>";reg-id=1'
  await registerWire(wire, 'alice', { headers: { Contact: `<sip:a@1.invalid>${instance}` } })
  const second = await registerWire(wire, 'alice', { headers: { Contact: `<sip:a@2.invalid>${instance}` } })
  expect(headers(second, 'contact')).toEqual([`<sip:a@2.invalid>${instance};expires=3600`])
})

test('an overtaken REGISTER changes nothing', async () => {
  const wire = await openWire(await openPlace())
  const made = { callId: 'one', headers: { Contact: '<sip:a@1.invalid>' } }
  expect(await registerWire(wire, 'alice', { ...made, number: 20 })).toMatchObject({ status: 200 })
  const late = { ...made, number: 5, headers: { Contact: '<sip:a@1.invalid>;expires=0' } }
  expect(await registerWire(wire, 'alice', late)).toMatchObject({ status: 500 })
})

async function twoPhones() {
  const place = await openPlace()
  const [alice, here, there] = await Promise.all([openWire(place), openWire(place), openWire(place)])
  await registerWire(here, 'bob')
  await registerWire(there, 'bob')
  return { alice, here, there }
}

test('two phones that answer in the same moment are both heard of', async () => {
  const { alice, here, there } = await twoPhones()
  const call = await sendAs(alice, 'alice', make('INVITE'))
  here.send(answer(await here.request('INVITE'), 200, 'here'))
  await alice.response(call)
  there.send(answer(await there.request('INVITE'), 200, 'there'))
  expect(header(await alice.response(call), 'to')).toMatch(/;tag=there$/)
  for (const [wire, tag] of [
    [here, 'here'],
    [there, 'there'],
  ] as const) {
    const inDialog = { uri: `sip:${tag}@${tag}.invalid;transport=ws`, callId: header(call, 'call-id') ?? '' }
    const To = `<sip:bob@sandbox.sip.opentact.test>;tag=${tag}`
    alice.send(make('ACK', { ...inDialog, headers: { To } }))
    expect(header(await wire.request('ACK'), 'to')).toBe(To)
    const bye = make('BYE', { ...inDialog, number: 9, headers: { To } })
    alice.send(bye)
    wire.send(answer(await wire.request('BYE'), 200, tag))
    expect(await alice.response(bye)).toMatchObject({ status: 200 })
  }
})

test('a repeated INVITE rings once and hears the same again', async () => {
  const { alice, here } = await twoPhones()
  const call = await sendAs(alice, 'alice', make('INVITE'))
  here.send(answer(await here.request('INVITE'), 180))
  const rings = () => alice.response(call, ({ status }) => status === 180)
  await rings()
  alice.send(call)
  await rings()
})

test('the called hears neither the password’s digest nor the way it came', async () => {
  const { alice, here } = await twoPhones()
  await sendAs(alice, 'alice', make('INVITE', { headers: { 'X-Note': 'kept', Supported: 'timer' } }))
  const heard = await here.request('INVITE')
  expect(headers(heard, 'proxy-authorization')).toEqual([])
  expect(header(heard, 'max-forwards')).toBe('69')
  expect(headers(heard, 'via')).toHaveLength(2)
  expect(header(heard, 'record-route')).toBe('<sip:sandbox.sip.opentact.test;transport=ws;lr>')
  expect(header(heard, 'x-note')).toBe('kept')
  expect(header(heard, 'supported')).toBe('timer')
})

test('a refusal is acknowledged by the sandbox', async () => {
  const { alice, here, there } = await twoPhones()
  const call = await sendAs(alice, 'alice', make('INVITE'))
  here.send(answer(await here.request('INVITE'), 486, 'here'))
  expect(header(await here.request('ACK'), 'to')).toMatch(/;tag=here$/)
  there.send(answer(await there.request('INVITE'), 486, 'there'))
  await there.request('ACK')
  expect(await alice.response(call)).toMatchObject({ status: 486 })
})

test('a phone that is cancelled before its first sign of life hears of it after that', async () => {
  const { alice, here, there } = await twoPhones()
  const call = await sendAs(alice, 'alice', make('INVITE'))
  const [first, second] = await Promise.all([here.request('INVITE'), there.request('INVITE')])
  there.send(answer(second, 200, 'there'))
  await alice.response(call)
  here.send(answer(first, 180, 'here'))
  const cancel = await here.request('CANCEL')
  expect(header(cancel, 'via')).toBe(header(first, 'via'))
  expect(header(cancel, 'reason')).toBe('SIP;cause=200;text="Call completed elsewhere"')
})

test('a message goes to every phone, and the first answer comes back', async () => {
  const { alice, here, there } = await twoPhones()
  const message = await sendAs(alice, 'alice', make('MESSAGE', { body: 'grüß dich' }))
  expect((await there.request('MESSAGE')).body).toBe('grüß dich')
  here.send(answer(await here.request('MESSAGE'), 200))
  expect(await alice.response(message)).toMatchObject({ status: 200 })
})
