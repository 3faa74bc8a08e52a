import { expect, onTestFinished, test, vi } from 'vitest'
import { createListener, givingOut } from './listener.ts'
import { ended, nextCall, openPlace, openRegisteredPhone } from './place.ts'
import { askForCall } from './post.ts'

vi.setConfig({ testTimeout: 20_000 })

async function aliceWaits() {
  const listener = createListener({})
  onTestFinished(() => listener.close())
  const place = await openPlace()
  const options = { sessionDescriptionHandlerFactory: givingOut(listener) }
  const alice = await openRegisteredPhone(place, 'alice', options)
  return { place, listener, ringing: nextCall(alice) }
}

test('a robot calls, and is an echo once it is answered', async () => {
  const { place, listener, ringing } = await aliceWaits()
  expect(await askForCall(place, { displayName: 'Ann "A" B', headers: { 'X-Ticket': '7' } })).toMatchObject({
    status: 202,
    value: { id: expect.any(String) },
  })
  const { invitation } = await ringing
  expect(invitation.remoteIdentity.uri.user).toBe('+15550100011')
  expect(invitation.request.getHeader('X-Ticket')).toBe('7')
  await invitation.accept()
  await listener.hears(listener.speak('hello'))
})

test('a robot that offers nothing answers the offer it is given', async () => {
  const { place, listener, ringing } = await aliceWaits()
  await askForCall(place, { lateOffer: true })
  const { invitation } = await ringing
  expect(invitation.request.body).toBe('')
  await invitation.accept()
  await listener.hears(listener.speak('hello'))
})

test('a robot hangs up when it was told to', async () => {
  const { place, ringing } = await aliceWaits()
  await askForCall(place, { hangUpAfter: 50 })
  const { invitation } = await ringing
  const over = ended(invitation)
  await invitation.accept()
  await over
})

test('a robot gives up when it was told to', async () => {
  const { place, ringing } = await aliceWaits()
  await askForCall(place, { cancelAfter: 50 })
  expect(await (await ringing).cancelled).toBe('SIP;cause=487;text="ORIGINATOR_CANCEL"')
})

test('a user hangs up on a robot', async () => {
  const { place, listener, ringing } = await aliceWaits()
  await askForCall(place, {})
  const { invitation } = await ringing
  await invitation.accept()
  await listener.hears(listener.speak('hello'))
  const over = ended(invitation)
  await invitation.bye()
  await over
})
