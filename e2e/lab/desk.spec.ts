// A browser and an ordinary SIP phone: rtpengine turns WebRTC into plain RTP and back.
import { expect } from '@playwright/test'
import { expectDeskToHear } from './desk.ts'
import { test } from './lab.ts'
import { desk, domain, echoDesk } from './stack.ts'

test('alice calls the desk, both hear the other, alice hangs up', async ({ phone, deskPhone }) => {
  const alice = await phone('alice')
  await alice.call(desk.user)
  await alice.expectInCall(desk.user)
  await alice.expectToHear()
  await expectDeskToHear()
  await alice.hangUp(desk.user)
  await alice.expectNoCall(desk.user)
  await expect.poll(() => deskPhone.has('CALL_CLOSED')).toBe(true)
})

test('the desk calls alice, both hear the other, the desk hangs up', async ({ phone, deskPhone }) => {
  const alice = await phone('alice')
  deskPhone.dial(`sip:alice@${domain}`)
  await alice.answer(desk.user)
  await alice.expectInCall(desk.user)
  await alice.expectToHear()
  await expectDeskToHear()
  deskPhone.hangUp()
  await alice.expectNoCall(desk.user)
})

test('alice holds the desk and resumes', async ({ phone, deskPhone }) => {
  const alice = await phone('alice')
  await alice.call(desk.user)
  await alice.expectToHear()
  await alice.hold(desk.user)
  await alice.expectToHearNothing()
  await alice.resume(desk.user)
  await alice.expectToHear()
  await alice.hangUp(desk.user)
  await expect.poll(() => deskPhone.has('CALL_CLOSED')).toBe(true)
})

test('digits pressed in the browser arrive at the desk as RTP events', async ({ phone, deskPhone }) => {
  const alice = await phone('alice')
  await alice.call(desk.user)
  await alice.expectInCall(desk.user)
  await alice.press(desk.user, '159#')
  await expect.poll(() => deskPhone.digits()).toBe('159#')
  // the desk knows two ways to get a digit, and does not say which it was
  expect(alice.sent.filter((message) => message.startsWith('INFO '))).toEqual([])
  await alice.hangUp(desk.user)
  await expect.poll(() => deskPhone.has('CALL_CLOSED')).toBe(true)
})

test('alice hears her own voice back from a phone that echoes', async ({ phone }) => {
  const alice = await phone('alice')
  await alice.call(echoDesk.user)
  await alice.expectInCall(echoDesk.user)
  await alice.expectToHear()
  await alice.hangUp(echoDesk.user)
  await alice.expectNoCall(echoDesk.user)
})
