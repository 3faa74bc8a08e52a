// A browser and an ordinary SIP phone: rtpengine turns WebRTC into plain RTP and back.
import { expect } from '@playwright/test'
import { chanceOf, seed } from '../../test/soak/measure.ts'
import { expectDeskToHear, expectDeskToHearNothing } from './desk.ts'
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

test('alice holds the desk and resumes, the desk holds alice and resumes', async ({
  phone,
  deskPhone,
  deskWire,
}) => {
  const alice = await phone('alice')
  const bothHear = () => Promise.all([alice.expectToHear(), expectDeskToHear(deskWire)])
  await alice.call(desk.user)
  await bothHear()
  await alice.hold(desk.user)
  await alice.expectSaid(desk.user, 'On hold')
  await Promise.all([alice.expectToHearNothing(), expectDeskToHearNothing(deskWire)])
  await alice.resume(desk.user)
  await bothHear()
  deskPhone.hold()
  await alice.expectSaid(desk.user, `${desk.user} put you on hold`)
  // What the desk plays to those it holds, if anything, is its own affair.
  await expectDeskToHearNothing(deskWire)
  deskPhone.resume()
  await bothHear()
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

test('a hundred digits, typed at twenty a second, arrive at the desk once each and in order', async ({
  phone,
  deskPhone,
}) => {
  const chance = chanceOf(seed)
  const digits = Array.from({ length: 100 }, () => chance.pick([...'0123456789*#'])).join('')
  const alice = await phone('alice')
  await alice.call(desk.user)
  await alice.expectInCall(desk.user)
  await alice.type(desk.user, digits)
  // each takes a quarter of a second
  await expect.poll(() => deskPhone.digits().length, { timeout: 90_000 }).toBeGreaterThanOrEqual(100)
  await alice.hangUp(desk.user)
  await expect.poll(() => deskPhone.has('CALL_CLOSED')).toBe(true)
  expect(deskPhone.digits()).toBe(digits)
  expect(alice.sent.filter((message) => message.startsWith('INFO '))).toEqual([])
})

test('alice hears her own voice back from a phone that echoes', async ({ phone }) => {
  const alice = await phone('alice')
  await alice.call(echoDesk.user)
  await alice.expectInCall(echoDesk.user)
  await alice.expectToHear()
  await alice.hangUp(echoDesk.user)
  await alice.expectNoCall(echoDesk.user)
})
