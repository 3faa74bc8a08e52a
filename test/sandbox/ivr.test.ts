import type { Session } from 'sip.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createListener, givingOut, type Listener } from './listener.ts'
import { invite, openPhone, openPlace, type Place } from './place.ts'
import { digitsOf } from './post.ts'
import { press } from './presses.ts'

// Several DTLS handshakes in JavaScript, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 40_000 })

async function callIvr(place: Place, user = 'alice', codec = 'PCMU') {
  const listener = createListener({ codec })
  onTestFinished(() => listener.close())
  const phone = await openPhone(place, user, { sessionDescriptionHandlerFactory: givingOut(listener) })
  const call = invite(phone, 'ivr')
  expect(await call.outcome).toMatchObject({ status: 200 })
  return { call, listener, phone, callId: call.inviter.request.callId }
}

/** Presses them one every so many ms, and loses packets of each where it is told to. */
function dial(listener: Listener, digits: string, every = 50, keep = (_: number) => true): Promise<void> {
  let at = 0
  let timestamp = Math.round(performance.now() * 8)
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const digit = digits[at++]
      if (digit === undefined) {
        clearInterval(timer)
        return resolve()
      }
      timestamp += every * 8
      listener.press(press(digit, { timestamp }).filter((_, index) => keep(index)))
    }, every)
  })
}

const heardBy = (place: Place, query: string) =>
  expect.poll(async () => (await digitsOf(place, query))[0]?.digits, { timeout: 10_000 })

const random = (length: number) =>
  Array.from({ length }, () => '0123456789*#'[Math.floor(Math.random() * 12)]).join('')

function reinvite(session: Session): Promise<void> {
  return new Promise((resolve, reject) => {
    session.invite({ requestDelegate: { onAccept: () => resolve(), onReject: reject } }).catch(reject)
  })
}

test('ivr plays its menu, sends nothing back, and keeps what is typed', async () => {
  const place = await openPlace()
  const { listener, callId } = await callIvr(place)
  await listener.hearsType(0)
  const voice = listener.speak('voice')
  await listener.says(5)
  await dial(listener, '12#')
  await heardBy(place, `callId=${encodeURIComponent(callId)}`).toBe('12#')
  expect(await digitsOf(place, 'user=alice')).toEqual([
    {
      callId,
      user: 'alice',
      robot: 'ivr',
      digits: '12#',
      heard: [...'12#'].map((digit) => ({ digit, by: 'rtp', ms: 40, at: expect.any(Number) })),
    },
  ])
  expect(listener.heardSince()).not.toContain(voice)
})

test('600 keys, twenty a second, in three calls at once', async () => {
  const place = await openPlace()
  const calls = []
  // One handshake after the other: werift gives up where several wait for one processor.
  for (const user of ['alice', 'bob', 'carol']) {
    const { listener } = await callIvr(place, user)
    await listener.hearsType(0)
    calls.push({ user, listener, digits: random(200) })
  }
  await Promise.all(calls.map(({ listener, digits }) => dial(listener, digits)))
  for (const { user, digits } of calls) await heardBy(place, `user=${user}`).toBe(digits)
})

test('a key whose beginning or end got lost is heard all the same', async () => {
  const place = await openPlace()
  const { listener } = await callIvr(place)
  await listener.hearsType(0)
  await dial(listener, '135', 50, (index) => index > 3)
  await dial(listener, '246', 50, (index) => index < 2)
  await heardBy(place, 'user=alice').toBe('135246')
})

test('ivr goes on listening after a hold', async () => {
  const place = await openPlace()
  const { call, listener } = await callIvr(place)
  await listener.hearsType(0)
  await dial(listener, '1')
  listener.direct('sendonly')
  await reinvite(call.inviter)
  listener.direct('sendrecv')
  await reinvite(call.inviter)
  await listener.hearsType(0)
  await dial(listener, '2')
  await heardBy(place, 'user=alice').toBe('12')
})

test('ivr outlives the socket and the page', async () => {
  const place = await openPlace()
  const { call, listener, phone } = await callIvr(place)
  await listener.hearsType(0)
  await dial(listener, '1')
  await phone.transport.disconnect()
  await dial(listener, '2')
  await phone.transport.connect()
  await listener.renew()
  await reinvite(call.inviter)
  await listener.hearsType(0)
  await dial(listener, '3')
  await heardBy(place, 'user=alice').toBe('123')
})

test.each([
  ['application/dtmf-relay', 'Signal=5\r\nDuration=160\r\n', '5', 160],
  ['application/dtmf-relay', 'Signal= *\nDuration= 250', '*', 250],
  ['application/dtmf', '#', '#', 0],
  ['application/dtmf-relay', 'Signal=55', '', 0],
  ['text/plain', '5', '', 0],
])('a digit by INFO, %s %j', async (contentType, content, digits, ms) => {
  const place = await openPlace()
  const { call } = await callIvr(place)
  const body = { contentDisposition: 'render', contentType, content }
  await new Promise((resolve, reject) => {
    call.inviter
      .info({ requestOptions: { body }, requestDelegate: { onAccept: resolve, onReject: reject } })
      .catch(reject)
  })
  const [heard] = await digitsOf(place, 'user=alice')
  expect(heard?.digits).toBe(digits)
  if (digits) expect(heard?.heard).toMatchObject([{ by: 'info', ms }])
})
