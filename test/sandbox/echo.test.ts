import type { Session } from 'sip.js'
import { expect, onTestFinished, test } from 'vitest'
import { createListener, givingOut, type Listener, type ListenerOptions } from './listener.ts'
import { ended, invite, openPhone, openPlace } from './place.ts'

async function callRobot(robot: string, options: ListenerOptions = {}) {
  const listener = createListener(options)
  onTestFinished(() => listener.close())
  const place = await openPlace()
  const phone = await openPhone(place, 'alice', { sessionDescriptionHandlerFactory: givingOut(listener) })
  const call = invite(phone, robot)
  return { call, listener }
}

/** Offers again, as hold and resume do, and resolves with the status. */
function reinvite(session: Session): Promise<number> {
  return new Promise((resolve, reject) => {
    session
      .invite({
        requestDelegate: {
          onAccept: ({ message }) => resolve(message.statusCode ?? 0),
          onReject: ({ message }) => resolve(message.statusCode ?? 0),
        },
      })
      .catch(reject)
  })
}

async function agree(session: Session, listener: Listener, direction: Parameters<Listener['direct']>[0]) {
  listener.direct(direction)
  expect(await reinvite(session)).toBe(200)
}

test.each([
  ['opus', 111],
  ['PCMU', 0],
  ['PCMA', 8],
])('echo sends %s back as it came', async (codec, payloadType) => {
  const { call, listener } = await callRobot('echo', { codec })
  expect(await call.outcome).toMatchObject({ status: 200, progress: [100, 180] })
  expect(await listener.hears(listener.speak('hello'))).toBe(payloadType)
})

test('a number of the sandbox is an echo too', async () => {
  const { call, listener } = await callRobot('+15550100023')
  await call.outcome
  await listener.hears(listener.speak('hello'))
})

test('echo keeps digits to itself', async () => {
  const { call, listener } = await callRobot('echo')
  await call.outcome
  await listener.hears(listener.speak('voice'))
  const digit = listener.speak('digit', 126)
  // What is sent after the digit comes back after it.
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setTimeout(resolve, 20))
  await listener.hears(listener.speak('after'))
  expect(listener.heardSince()).not.toContain(digit)
})

test('echo is silent while it is held, and goes on afterwards', async () => {
  const { call, listener } = await callRobot('echo')
  await call.outcome
  await listener.hears(listener.speak('before'))
  await agree(call.inviter, listener, 'sendonly')
  expect(listener.theirs).toBe('recvonly')
  listener.speak('held')
  await agree(call.inviter, listener, 'inactive')
  expect(listener.theirs).toBe('inactive')
  await agree(call.inviter, listener, 'sendrecv')
  expect(listener.theirs).toBe('sendrecv')
  await listener.hears(listener.speak('again'))
  const heard = listener.heardSince()
  expect(heard.filter((word) => word === 'held').length).toBeLessThan(5)
})

test('echo follows a caller who begins anew', async () => {
  const { call, listener } = await callRobot('echo')
  await call.outcome
  await listener.hears(listener.speak('before'))
  await listener.renew()
  expect(await reinvite(call.inviter)).toBe(200)
  await listener.hears(listener.speak('again'))
})

test('early sends a tone before it answers, and is an echo then', async () => {
  const { call, listener } = await callRobot('early')
  await call.heard(183)
  expect((await call.outcome).progress).toContain(183)
  await listener.hears(listener.speak('hello'))
})

test('holds lets the caller wait and comes back', { timeout: 10_000 }, async () => {
  const { call, listener } = await callRobot('holds')
  await call.outcome
  await listener.hears(listener.speak('hello'))
  await until(() => listener.theirs === 'sendonly')
  await until(() => listener.theirs === 'sendrecv')
  await listener.hears(listener.speak('again'))
})

test('a call that ends is ended at the robot: a second BYE finds nothing', async () => {
  const { call } = await callRobot('echo')
  await call.outcome
  const over = ended(call.inviter)
  await call.inviter.bye()
  await over
})

async function until(fits: () => boolean) {
  while (!fits()) await new Promise((resolve) => setTimeout(resolve, 10))
}
