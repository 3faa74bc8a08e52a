// Kamailio is cut off, restarted or frozen while a browser and a desk phone talk: the sound goes on by rtpengine, and
// the phone is back by itself.
import { expect } from '@playwright/test'
import type { Baresip } from './baresip.ts'
import { expectDeskToHear } from './desk.ts'
import { test } from './lab.ts'
import type { PagePhone } from './page.ts'
import {
  cutConnections,
  expectServerWell,
  freezeServer,
  startServer,
  stopServer,
  thawServer,
} from './server.ts'
import { desk, domain, echoDesk } from './stack.ts'

interface Outage {
  readonly begin: () => void | Promise<void>
  /** Resolves when the server is back; a cut leaves it where it was. */
  readonly end?: () => void | Promise<void>
}

const outages: Readonly<Record<string, Outage>> = {
  drop: { begin: cutConnections },
  restart: { begin: stopServer, end: startServer },
  freeze: { begin: freezeServer, end: thawServer },
}

test.afterEach(() => expectServerWell([desk.user, echoDesk.user]))

for (const [name, outage] of Object.entries(outages)) {
  test(`${name}: alice's call to the desk goes on, and alice hangs up`, async ({ phone, deskPhone }) => {
    const alice = await phone('alice')
    await alice.call(desk.user)
    await endure(outage, alice, deskPhone)
    await alice.hangUp(desk.user)
    await alice.expectNoCall(desk.user)
    await expect.poll(() => deskPhone.has('CALL_CLOSED')).toBe(true)
  })

  test(`${name}: the desk's call to alice goes on, and the desk hangs up`, async ({ phone, deskPhone }) => {
    const alice = await phone('alice')
    deskPhone.dial(`sip:alice@${domain}`)
    await alice.answer(desk.user)
    await endure(outage, alice, deskPhone)
    deskPhone.hangUp()
    await alice.expectNoCall(desk.user)
  })
}

async function endure(outage: Outage, alice: PagePhone, deskPhone: Baresip) {
  const expectBothToHear = () => Promise.all([alice.expectToHear(), expectDeskToHear()])
  await alice.expectInCall(desk.user)
  await expectBothToHear()
  const said = await alice.noteLine()
  const sentBefore = alice.sent.length

  const begunAt = Date.now()
  await outage.begin()
  // they talk on, whether the phone has noticed yet or not
  const noticed = said('Reconnecting; you can keep talking', begunAt)
  const [lostAt] = await Promise.all([noticed, expectBothToHear()])
  expect(lostAt - begunAt).toBeLessThan(7000)
  await outage.end?.()
  const backAt = outage.end ? Date.now() : begunAt
  const onlineAt = await said('Online', lostAt)
  expect(onlineAt - backAt).toBeLessThan(3000)

  // the desk agrees to the new way to alice, in the call that was there all along
  await expect.poll(() => alice.sent.slice(sentBefore).map(methodOf)).toContain('ACK')
  await expectBothToHear()
  await alice.expectInCall(desk.user)
  expect(alice.sent.map(methodOf)).not.toContain('BYE')
  expect(deskPhone.has('CALL_CLOSED')).toBe(false)
}

const methodOf = (message: string) => message.split(' ', 1)[0]
