import { expect, test } from 'vitest'
import { ended, invite, nextCall, openPhone, openPlace, openRegisteredPhone, register } from './place.ts'

async function aliceAndPhonesOfBob(count: number) {
  const place = await openPlace()
  const alice = await openPhone(place, 'alice')
  const phones = await Promise.all(Array.from({ length: count }, () => openRegisteredPhone(place, 'bob')))
  const ringing = Promise.all(phones.map(nextCall))
  return { place, alice, phones, call: invite(alice, 'bob'), ringing }
}

test('every phone of a user rings; where one answers, the others are told so', async () => {
  const { call, ringing } = await aliceAndPhonesOfBob(3)
  const [first, second, third] = await ringing
  await second?.invitation.accept()
  expect(await call.outcome).toMatchObject({ status: 200 })
  const elsewhere = 'SIP;cause=200;text="Call completed elsewhere"'
  expect(await first?.cancelled).toBe(elsewhere)
  expect(await third?.cancelled).toBe(elsewhere)
  const over = ended(call.inviter)
  await second?.invitation.bye()
  await over
})

test('one busy phone lets the others ring on', async () => {
  const { call, ringing } = await aliceAndPhonesOfBob(2)
  const [first, second] = await ringing
  await first?.invitation.reject({ statusCode: 486 })
  await second?.invitation.accept()
  expect(await call.outcome).toMatchObject({ status: 200 })
})

test('when all phones refuse, busy says more than away', async () => {
  const { call, ringing } = await aliceAndPhonesOfBob(3)
  const [first, second, third] = await ringing
  await first?.invitation.reject({ statusCode: 480 })
  await second?.invitation.reject({ statusCode: 486 })
  await third?.invitation.reject({ statusCode: 488 })
  expect(await call.outcome).toMatchObject({ status: 486 })
})

test('a decline counts for all phones', async () => {
  const { call, ringing } = await aliceAndPhonesOfBob(2)
  const [first, second] = await ringing
  await first?.invitation.reject({ statusCode: 603 })
  expect(await second?.cancelled).toBe('SIP;cause=603;text="Decline"')
  expect(await call.outcome).toMatchObject({ status: 603 })
})

test('a caller who gives up says so to every phone', async () => {
  const { call, ringing } = await aliceAndPhonesOfBob(2)
  const [first, second] = await ringing
  await call.heard(180)
  await call.inviter.cancel()
  const gaveUp = 'SIP;cause=487;text="ORIGINATOR_CANCEL"'
  expect(await first?.cancelled).toBe(gaveUp)
  expect(await second?.cancelled).toBe(gaveUp)
  expect(await call.outcome).toMatchObject({ status: 487 })
})

test('the reason that a caller gives is handed on', async () => {
  const { call, ringing } = await aliceAndPhonesOfBob(1)
  const [only] = await ringing
  await call.heard(180)
  await call.inviter.cancel({ extraHeaders: ['Reason: SIP;cause=600;text="Busy Everywhere"'] })
  expect(await only?.cancelled).toBe('SIP;cause=600;text="Busy Everywhere"')
})

test('phones that ring too long are told that nobody answered', async () => {
  const place = await openPlace({ ringTimeout: 200 })
  const alice = await openPhone(place, 'alice')
  const ringing = nextCall(await openRegisteredPhone(place, 'bob'))
  const call = invite(alice, 'bob')
  expect(await (await ringing).cancelled).toBe('Q.850;cause=19;text="NO_ANSWER"')
  expect(await call.outcome).toMatchObject({ status: 480 })
})

test('who calls herself rings at her other phones', async () => {
  const place = await openPlace()
  const here = await openRegisteredPhone(place, 'alice')
  const there = nextCall(await openRegisteredPhone(place, 'alice'))
  const call = invite(here, 'alice')
  await (await there).invitation.accept()
  expect(await call.outcome).toMatchObject({ status: 200 })
})

test('who calls herself with one phone alone is away', async () => {
  const alice = await openRegisteredPhone(await openPlace(), 'alice')
  expect(await invite(alice, 'alice').outcome).toMatchObject({ status: 480 })
})

test('a redirection is followed within the domain', async () => {
  const { call, ringing } = await aliceAndPhonesOfBob(1)
  const [only] = await ringing
  const { invitation } = only ?? {}
  await invitation?.reject({
    statusCode: 302,
    extraHeaders: ['Contact: <sip:busy@sandbox.sip.opentact.test>'],
  })
  expect(await call.outcome).toMatchObject({ status: 486 })
})

test('a redirection to elsewhere is left to the caller', async () => {
  const { call, ringing } = await aliceAndPhonesOfBob(1)
  const [only] = await ringing
  await only?.invitation.reject({ statusCode: 302, extraHeaders: ['Contact: <sip:bob@elsewhere.test>'] })
  expect(await call.outcome).toMatchObject({ status: 302 })
})

test('a phone that comes back on another socket is found there', async () => {
  const { alice, phones, call, ringing } = await aliceAndPhonesOfBob(1)
  const [bob] = phones
  const [only] = await ringing
  await only?.invitation.accept()
  await call.outcome
  await bob?.transport.disconnect()
  await bob?.transport.connect()
  if (bob) expect(await register(bob)).toMatchObject({ status: 200 })
  const over = only ? ended(only.invitation) : Promise.reject(new Error('no call'))
  await call.inviter.bye()
  await over
  expect(alice.isConnected()).toBe(true)
})
