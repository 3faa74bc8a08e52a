import { expect, test, vi } from 'vitest'
import { inShort, isCommand, isState, type Json, listenToFeed } from './feedEar.ts'
import { createListener, givingOut } from './listener.ts'
import { ended, invite, nextCall, openPhone, openPlace, openRegisteredPhone, type Place } from './place.ts'
import { askForCall, beginFaults, endFaults, injectEvent, runApp } from './post.ts'
import { press } from './presses.ts'

vi.setConfig({ testTimeout: 30_000 })

async function aliceCallsBob(place: Place) {
  const bob = await openRegisteredPhone(place, 'bob')
  const ringing = nextCall(bob)
  const alice = await openPhone(place, 'alice')
  const call = invite(alice, 'bob')
  const { invitation } = await ringing
  return { call, invitation }
}

const whole = (direction: string) =>
  ['init', 'ringing', 'live', 'hangup', 'destroyed'].map((state) => `${direction} ${state}`)

test('a call between users is told leg by leg, to every socket of the account', async () => {
  const place = await openPlace()
  const [feed, second] = [await listenToFeed(place), await listenToFeed(place)]
  const { call, invitation } = await aliceCallsBob(place)
  await feed.until(isState('in', 'ringing'))
  await invitation.accept()
  await call.outcome
  await call.inviter.bye()
  await feed.until(isState('in', 'destroyed'))
  await second.until(isState('in', 'destroyed'))
  expect(second.came.slice(1)).toEqual(feed.came.slice(1))
  const told = feed.came.slice(1).map(inShort)
  for (const direction of ['in', 'out'])
    expect(told.filter((line) => line.startsWith(direction))).toEqual(whole(direction))

  const [out] = await feed.until(isState('out', 'live'))
  const [came] = await feed.until(isState('in', 'live'))
  const [outLeg, inLeg] = [out?.['call'] as Json, came?.['call'] as Json]
  expect(outLeg).toMatchObject({ direction: 'out', from: 'alice', to: 'bob', type: 'CallSCA' })
  expect(outLeg['parent']).toMatchObject({ uuid: inLeg['uuid'], direction: 'in', thread: inLeg['thread'] })
  expect(outLeg['thread']).toBe(inLeg['thread'])
  expect(came).toMatchObject({ payload: { state: 'live' }, ref_id: inLeg['uuid'], delivery_report: [] })
  const callId = call.inviter.request.callId
  expect(JSON.stringify(feed.came)).not.toContain(callId)
})

test.each([
  ['decline', 603, 21, 'CALL_REJECTED'],
  ['busy', 486, 17, 'USER_BUSY'],
])('a call that ends in %s says why', async (_, statusCode, code, text) => {
  const place = await openPlace()
  const feed = await listenToFeed(place)
  const { invitation } = await aliceCallsBob(place)
  await invitation.reject({ statusCode })
  for (const direction of ['in', 'out']) {
    const [hangup] = await feed.until(isState(direction, 'hangup'))
    expect(hangup?.['call']).toMatchObject({ q850_cause: code, q850_cause_string: text })
  }
})

test('who is not there has no leg, and the caller’s ends', async () => {
  const place = await openPlace()
  const feed = await listenToFeed(place)
  await invite(await openPhone(place, 'alice'), 'bob').outcome
  await feed.until(isState('in', 'destroyed'))
  expect(feed.came.slice(1).map(inShort)).toEqual(['in init', 'in hangup', 'in destroyed'])
})

test('a call from outside came by the number of the app', async () => {
  const place = await openPlace()
  const feed = await listenToFeed(place)
  const alice = await openRegisteredPhone(place, 'alice')
  const ringing = nextCall(alice)
  await askForCall(place, { cancelAfter: 50 })
  await (await ringing).cancelled
  const [first] = await feed.until(isState('in', 'init'))
  expect(first?.['call']).toMatchObject({
    from: '+15550100011',
    to: '15550100099',
    tn: { tn: 15550100099 },
    sip_control_app: { name: 'Reception app' },
    parent: null,
  })
  const [out] = await feed.until(isState('out', 'hangup'))
  expect(out?.['call']).toMatchObject({ from: '15550100011', to: 'alice', freeswitch_call_state: 'DOWN' })
})

test('the app answers, dials, and says why nobody came', async () => {
  const place = await openPlace()
  await runApp(place, { dial: 'alice', ringTime: 500 })
  const ringing = nextCall(await openRegisteredPhone(place, 'alice'))
  const feed = await listenToFeed(place)
  const old = await listenToFeed(place, '?form=2022')
  await askForCall(place, { to: 'app' })
  await (await ringing).cancelled
  await feed.until(isState('in', 'destroyed'))
  expect(feed.came.slice(1).map(inShort)).toEqual([
    'in init',
    'in ringing',
    'in live',
    'Answer success',
    'out init',
    'out ringing',
    'out hangup',
    'out destroyed',
    'Dial failed',
    'Say success',
    'Hangup success',
    'in hangup',
    'in destroyed',
  ])
  const reason = '[originate] ERR NO_USER_RESPONSE. no any destinations are accept the call 1/1'
  const [dial] = await feed.until(isCommand('Dial'))
  expect(dial).toMatchObject({
    message: `Dial: success false, reason: ${reason}`,
    payload: { command: 'Dial' },
    call: { direction: 'in', state: 'live', freeswitch_call_state: 'EARLY', from: '+15550100011' },
    call_flow: {
      success: false,
      state: 'failed',
      reason,
      name: 'Dial',
      element: [
        { name: 'To', text: 'alice@sandbox.sip.opentact.test' },
        { name: 'Error', children: [{ name: 'Say' }, { name: 'Hangup' }] },
      ],
      command: {
        name: 'Dial',
        success: false,
        path: 'Dial[0]',
        error: [{ code: 18, text: 'NO_USER_RESPONSE' }],
      },
    },
  })
  const [hangup] = await feed.until(isState('out', 'hangup'))
  expect(hangup?.['call']).toMatchObject({ q850_cause: 18, to: 'alice', parent: { state: 'live' } })
  const [dial2022] = await old.until(isCommand('Dial'))
  expect(dial2022).toMatchObject({
    success: false,
    message: `[failed] command Dial[0], reason: ${reason}`,
    payload: { command: { name: 'Dial', success: false, path: 'Dial[0]' }, call: { direction: 'in' } },
  })
})

test('the app joins the caller with whom it dials', async () => {
  const place = await openPlace()
  await runApp(place, { dial: 'bob' })
  const [hers, his] = [createListener({ codec: 'PCMU' }), createListener({ codec: 'PCMU' })]
  const alice = await openPhone(place, 'alice', { sessionDescriptionHandlerFactory: givingOut(hers) })
  const bob = await openRegisteredPhone(place, 'bob', { sessionDescriptionHandlerFactory: givingOut(his) })
  const feed = await listenToFeed(place)
  const ringing = nextCall(bob)
  const call = invite(alice, '+15550100099')
  expect(await call.outcome).toMatchObject({ status: 200 })
  const { invitation } = await ringing
  expect(invitation.remoteIdentity.uri.user).toBe('alice')
  await invitation.accept()
  await his.hears(hers.speak('from alice'))
  await hers.hears(his.speak('from bob'))
  const [dial] = await feed.until(isCommand('Dial'))
  expect(dial).toMatchObject({ call_flow: { success: true } })
  const over = ended(call.inviter)
  await invitation.bye()
  await over
  await feed.until(isState('in', 'destroyed'))
  expect(feed.came.map(inShort)).toContain('Hangup success')
})

test('a caller who hangs up on the app stops the ringing', async () => {
  const place = await openPlace()
  await runApp(place, { dial: 'bob' })
  const bob = await openRegisteredPhone(place, 'bob')
  const ringing = nextCall(bob)
  await askForCall(place, { to: 'app', hangUpAfter: 300 })
  await (await ringing).cancelled
})

test('ivr tells each digit, and no digit is told of a robot that asked for none', async () => {
  const place = await openPlace()
  const feed = await listenToFeed(place)
  const listener = createListener({ codec: 'PCMU' })
  const alice = await openPhone(place, 'alice', { sessionDescriptionHandlerFactory: givingOut(listener) })
  const call = invite(alice, 'ivr')
  await call.outcome
  await listener.hearsType(0)
  listener.press([...press('4', { timestamp: 1000 }), ...press('#', { timestamp: 2000 })])
  const gathers = await feed.until(isCommand('Gather'), 2)
  expect(gathers.map((event) => (event['payload'] as Json)['dtmf'])).toEqual(['4', '#'])
  expect(gathers[0]).toMatchObject({
    call: { direction: 'in', from: 'alice', to: 'ivr', sip_control_app: { name: 'Menu app' } },
    call_flow: { name: 'Gather', success: true, state: 'success', reason: 'DTMF 4' },
  })
})

test('after a call of echo its record and transcript are available', async () => {
  const place = await openPlace()
  const feed = await listenToFeed(place)
  await askForCall(place, { to: 'echo', hangUpAfter: 50 })
  const [record] = await feed.until(({ type }) => type === 'call_record')
  const [transcript] = await feed.until(({ type }) => type === 'call_transcript')
  expect(record).toMatchObject({ payload: { uuid: expect.any(String) }, call: { to: 'echo' } })
  const payload = record?.['payload'] as { readonly uuid: string } | undefined
  expect(transcript).toMatchObject({ payload: { record: payload?.uuid } })
})

test('what is injected reaches every socket as it is', async () => {
  const place = await openPlace()
  const feeds = [await listenToFeed(place), await listenToFeed(place, '?form=2022')]
  const odd = { type: 'balance', message: 'low', payload: { a: [1, null, '<b>'] } }
  expect(await injectEvent(place, odd)).toEqual({ status: 200, value: { sockets: 2 } })
  for (const feed of feeds) expect((await feed.until(({ type }) => type === 'balance'))[0]).toEqual(odd)
})

test.each(['drop', 'restart', 'refuse'])(
  '%s closes the feed’s sockets, and what is missed is not told again',
  async (outage) => {
    const place = await openPlace()
    const feed = await listenToFeed(place)
    await beginFaults(place, { feed: outage })
    await feed.gone
    expect(await injectEvent(place, { type: 'lost' })).toMatchObject({ value: { sockets: 0 } })
    await endFaults(place)
    const again = await listenToFeed(place)
    await injectEvent(place, { type: 'heard' })
    await again.until(({ type }) => type === 'heard')
    expect(again.came.map(({ type }) => type)).toEqual(['auth', 'heard'])
  },
)

test('a frozen feed tells later what happened meanwhile', async () => {
  const place = await openPlace()
  const feed = await listenToFeed(place)
  await beginFaults(place, { feed: 'freeze' })
  await injectEvent(place, { type: 'late' })
  expect(feed.came.map(({ type }) => type)).toEqual(['auth'])
  await endFaults(place)
  await feed.until(({ type }) => type === 'late')
})
