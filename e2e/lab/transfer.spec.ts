// Calls are handed on through Kamailio: between browsers, to an ordinary phone, from one, and in vain.
import { expect } from '@playwright/test'
import { expectDeskToHear } from './desk.ts'
import { test } from './lab.ts'
import type { PagePhone } from './page.ts'
import { desk, domain, type User } from './stack.ts'

async function talk(caller: PagePhone, called: PagePhone, [from, to]: readonly [User, User]) {
  await caller.call(to)
  await called.answer(from)
  await bothHear(caller, called)
}

const bothHear = (one: PagePhone, other: PagePhone) => Promise.all([one.expectToHear(), other.expectToHear()])

test('alice hands bob over to carol, blind: the two hear each other, and alice is out', async ({ phone }) => {
  const [alice, bob, carol] = await Promise.all([phone('alice'), phone('bob'), phone('carol')])
  await talk(alice, bob, ['alice', 'bob'])
  await alice.transfer('bob', 'carol', 'Transfer now')
  await bob.agree('alice', 'carol')
  await carol.answer('bob')
  await bothHear(bob, carol)
  await alice.expectNoCall('bob')
  await bob.hangUp('carol')
  await carol.expectNoCall('bob')
})

test('alice hands bob over to carol, having talked to her: carol rings once', async ({ phone }) => {
  const [alice, bob, carol] = await Promise.all([phone('alice'), phone('bob'), phone('carol')])
  await talk(alice, bob, ['alice', 'bob'])
  await alice.transfer('bob', 'carol', 'Call first')
  await carol.answer('alice')
  await bothHear(alice, carol)
  await alice.handOver('carol')
  await bob.agree('alice', 'carol')
  await bob.expectInCall('carol')
  await carol.expectInCall('bob')
  await expect(carol.page.getByRole('alertdialog')).toHaveCount(0)
  await bothHear(bob, carol)
  await Promise.all([alice.expectNoCall('bob'), alice.expectNoCall('carol')])
})

test('who cannot be reached gives alice her call back', async ({ phone }) => {
  const [alice, bob] = await Promise.all([phone('alice'), phone('bob')])
  await talk(alice, bob, ['alice', 'bob'])
  // carol has an account, and no phone
  await alice.transfer('bob', 'carol', 'Transfer now')
  await bob.agree('alice', 'carol')
  await alice.expectSaid('bob', 'You have bob back.')
  await bob.resume('alice')
  await bothHear(alice, bob)
})

test('alice hands bob over to the desk', async ({ phone, deskPhone }) => {
  const [alice, bob] = await Promise.all([phone('alice'), phone('bob')])
  await talk(alice, bob, ['alice', 'bob'])
  await alice.transfer('bob', desk.user, 'Transfer now')
  await bob.agree('alice', desk.user)
  await Promise.all([bob.expectToHear(), expectDeskToHear()])
  await alice.expectNoCall('bob')
  deskPhone.hangUp()
  await bob.expectNoCall(desk.user)
})

test('alice hands the desk over to bob', async ({ phone, deskPhone }) => {
  const [alice, bob] = await Promise.all([phone('alice'), phone('bob')])
  await alice.call(desk.user)
  await Promise.all([alice.expectToHear(), expectDeskToHear()])
  // an ordinary phone asks nobody
  await alice.transfer(desk.user, 'bob', 'Transfer now')
  await bob.answer(desk.user)
  await Promise.all([bob.expectToHear(), expectDeskToHear()])
  await alice.expectNoCall(desk.user)
  expect(deskPhone.has('CALL_CLOSED')).toBe(true)
})

test('the desk hands alice over to bob', async ({ phone, deskPhone }) => {
  const [alice, bob] = await Promise.all([phone('alice'), phone('bob')])
  deskPhone.dial(`sip:alice@${domain}`)
  await alice.answer(desk.user)
  await Promise.all([alice.expectToHear(), expectDeskToHear()])
  deskPhone.transfer(`sip:bob@${domain}`)
  await alice.agree(desk.user, 'bob')
  await bob.answer('alice')
  await bothHear(alice, bob)
  await alice.expectNoCall(desk.user)
  await expect.poll(() => deskPhone.has('CALL_CLOSED')).toBe(true)
})
