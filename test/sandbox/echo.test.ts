import type { Core, Session } from 'sip.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createListener, givingOut, type Listener, type ListenerOptions } from './listener.ts'
import { invite, openPhone, openPlace } from './place.ts'

// Several DTLS handshakes in JavaScript, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 20_000 })

async function callRobot(robot: string, options: ListenerOptions = {}) {
  const listener = createListener(options)
  onTestFinished(() => listener.close())
  const place = await openPlace()
  const phone = await openPhone(place, 'alice', { sessionDescriptionHandlerFactory: givingOut(listener) })
  const call = invite(phone, robot)
  return { call, listener }
}

/** The status of the final answer to what is asked. */
function answerOf(ask: (delegate: Core.OutgoingRequestDelegate) => Promise<unknown>): Promise<number> {
  return new Promise((resolve, reject) => {
    const tell = ({ message }: Core.IncomingResponse) => resolve(message.statusCode ?? 0)
    ask({ onAccept: tell, onReject: tell }).catch(reject)
  })
}

/** Offers again, as hold and resume do. */
const reinvite = (session: Session) => answerOf((requestDelegate) => session.invite({ requestDelegate }))

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
  await listener.says(3)
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
  const { call, listener } = await callRobot('early', { codec: 'PCMU' })
  await listener.setDescription(await call.heard(183))
  await listener.hearsType(0)
  expect(call.isOver()).toBe(false)
  expect(await call.outcome).toMatchObject({ status: 200 })
  await listener.hears(listener.speak('hello'))
})

test('holds lets the caller wait and comes back', async () => {
  const { call, listener } = await callRobot('holds')
  await call.outcome
  await listener.hears(listener.speak('hello'))
  await listener.isAsked('sendonly')
  await listener.isAsked('sendrecv')
  await listener.hears(listener.speak('again'))
})

test('an echo that is hung up is silent', async () => {
  const { call, listener } = await callRobot('echo')
  await call.outcome
  await listener.hears(listener.speak('hello'))
  expect(await answerOf((requestDelegate) => call.inviter.bye({ requestDelegate }))).toBe(200)
})

test('an offer without audio is refused in words, and the call goes on', async () => {
  const { call, listener } = await callRobot('echo')
  await call.outcome
  listener.offer('v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n')
  expect(await reinvite(call.inviter)).toBe(488)
  await listener.hears(listener.speak('hello'))
})

test('a caller who hides her address behind a name is heard all the same', async () => {
  const { call, listener } = await callRobot('echo', { hidden: true })
  await call.outcome
  await listener.hears(listener.speak('hello'))
})
