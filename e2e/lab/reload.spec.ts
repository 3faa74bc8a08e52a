// The page is reloaded while a browser and a desk phone talk: who signs in again in time goes on talking.
import { expect } from '@playwright/test'
import { expectDeskToHear } from './desk.ts'
import { test } from './lab.ts'
import type { PagePhone } from './page.ts'
import { desk, domain } from './stack.ts'

test('alice takes her call to the desk back, and hangs up', async ({ phone, deskPhone }) => {
  const alice = await phone('alice')
  await alice.call(desk.user)
  await reloadIn(alice)
  expect(deskPhone.has('CALL_CLOSED')).toBe(false)
  await alice.hangUp(desk.user)
  await alice.expectNoCall(desk.user)
  await expect.poll(() => deskPhone.has('CALL_CLOSED')).toBe(true)
})

test("alice takes the desk's call back, and the desk hangs up", async ({ phone, deskPhone }) => {
  const alice = await phone('alice')
  deskPhone.dial(`sip:alice@${domain}`)
  await alice.answer(desk.user)
  await reloadIn(alice)
  expect(deskPhone.has('CALL_CLOSED')).toBe(false)
  deskPhone.hangUp()
  await alice.expectNoCall(desk.user)
})

/** Sound both ways within two seconds of signing in. */
async function reloadIn(alice: PagePhone) {
  await alice.expectInCall(desk.user)
  await Promise.all([alice.expectToHear(), expectDeskToHear()])
  await alice.reload()
  await expect(alice.page.getByText(`Your call with ${desk.user} is waiting`)).toBeVisible()
  const signedInAt = await alice.signInAgain()
  await Promise.all([alice.expectToHear(), expectDeskToHear()])
  expect(Date.now() - signedInAt).toBeLessThan(2000)
  await alice.expectInCall(desk.user)
}
