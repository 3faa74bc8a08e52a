import { expect, test } from 'vitest'
import { header } from '../../src/sandbox/message.ts'
import { parseReplaces } from '../../src/sandbox/replaces.ts'
import { openPlace } from './place.ts'
import { answer, make, openWire, registerWire, sendAs } from './wire.ts'

const replaces = { Replaces: 'call-1@x;to-tag=b;from-tag=a', Require: 'replaces' }

async function bobHasTwoPhones() {
  const place = await openPlace()
  const alice = await openWire(place)
  const phones = [await openWire(place), await openWire(place)] as const
  for (const phone of phones) await registerWire(phone, 'bob')
  const asked = await sendAs(alice, 'alice', make('INVITE', { headers: replaces }))
  return { alice, phones, asked }
}

test('a call that shall be replaced is looked for at every phone of the user', async () => {
  const { alice, phones, asked } = await bobHasTwoPhones()
  for (const [at, phone] of phones.entries()) {
    const request = await phone.request('INVITE')
    expect(header(request, 'replaces')).toBe(replaces.Replaces)
    phone.send(answer(request, at === 0 ? 481 : 200))
  }
  expect(await alice.response(asked)).toMatchObject({ status: 200 })
})

test('a call that no phone has cannot be replaced', async () => {
  const { alice, phones, asked } = await bobHasTwoPhones()
  for (const phone of phones) phone.send(answer(await phone.request('INVITE'), 481))
  expect(await alice.response(asked)).toMatchObject({ status: 481 })
})

test('robots take over no call that is not theirs', async () => {
  const alice = await openWire(await openPlace())
  const asked = await sendAs(alice, 'alice', make('INVITE', { to: 'echo', headers: replaces }))
  expect(await alice.response(asked)).toMatchObject({ status: 481 })
})

test('REFER and NOTIFY pass between users', async () => {
  const place = await openPlace()
  const [alice, bob] = [await openWire(place), await openWire(place)]
  await registerWire(bob, 'bob')
  const asked = await sendAs(alice, 'alice', make('INVITE'))
  const came = await bob.request('INVITE')
  bob.send(answer(came, 200))
  const agreed = await alice.response(asked)
  const dialog = { From: header(asked, 'from') ?? '', To: header(agreed, 'to') ?? '' }
  const callId = header(asked, 'call-id') ?? ''

  const target = '<sip:echo@sandbox.sip.opentact.test>'
  const refer = make('REFER', {
    uri: 'sip:x@x.invalid;transport=ws',
    number: 9,
    callId,
    headers: { ...dialog, 'Refer-To': target },
  })
  alice.send(refer)
  const referred = await bob.request('REFER')
  expect(header(referred, 'refer-to')).toBe(target)
  bob.send(answer(referred, 202))
  expect(await alice.response(refer)).toMatchObject({ status: 202 })

  const notify = make('NOTIFY', {
    uri: /<(.*)>/.exec(header(asked, 'contact') ?? '')?.[1] ?? '',
    callId,
    headers: {
      From: dialog.To,
      To: dialog.From,
      Event: 'refer;id=9',
      'Subscription-State': 'terminated;reason=noresource',
      'Content-Type': 'message/sipfrag',
    },
    body: 'SIP/2.0 200 OK\r\n',
  })
  bob.send(notify)
  const notified = await alice.request('NOTIFY')
  expect(notified.body).toBe('SIP/2.0 200 OK\r\n')
  alice.send(answer(notified, 200))
  expect(await bob.response(notify)).toMatchObject({ status: 200 })
})

test.each([
  ['a@b;to-tag=1;from-tag=2', { callId: 'a@b', localTag: '1', remoteTag: '2', earlyOnly: false }],
  ['a; from-tag=2 ;early-only; to-tag=1', { callId: 'a', localTag: '1', remoteTag: '2', earlyOnly: true }],
  ['a@b;to-tag=1', undefined],
  ['a@b', undefined],
  [';to-tag=1;from-tag=2', undefined],
])('Replaces: %s', (value, parsed) => {
  expect(parseReplaces(value)).toEqual(parsed)
})
