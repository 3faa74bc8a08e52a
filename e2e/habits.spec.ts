// The same calls at servers with the manners of FreeSWITCH and OpenSIPS.
import { endure, endWell, haveRobotCall, keepTalking, robot, talkTo, test } from './outages.ts'
import { expectSilence, expectToHear } from './sound.ts'
import { expect } from './test.ts'

// Plain ones are everywhere else.
for (const like of ['freeswitch', 'opensips'] as const)
  test.describe(like, () => {
    test('a call out, held, resumed and ended', async ({ arrive, request }) => {
      const alice = await arrive('alice')
      await request.post('/sandbox/profile', { data: { like } })
      await alice.trySandbox()
      await talkTo(alice, 'echo')
      await alice.hold('echo')
      await alice.expectSaid('echo', 'On hold')
      await expectSilence(alice.page)
      await alice.resume('echo')
      await endWell(alice, 'echo')
    })

    test('a call in is refreshed by the server, held or not, and outlives a lost socket', async ({
      arrive,
      request,
    }) => {
      const alice = await arrive('alice')
      await request.post('/sandbox/profile', {
        data: { like, ...(like === 'freeswitch' && { sessionRefresh: 3000 }) },
      })
      await alice.trySandbox()
      await haveRobotCall(alice)
      await alice.answer(robot)
      await alice.expectTalking(robot)
      await expectToHear(alice.page)
      const refreshes = () => alice.received().filter((line) => line.startsWith('INVITE ')).length
      if (like === 'freeswitch') await expect.poll(refreshes).toBeGreaterThan(1)
      await alice.expectOpen(robot)

      await alice.hold(robot)
      await alice.expectSaid(robot, 'On hold')
      const held = refreshes()
      if (like === 'freeswitch') await expect.poll(refreshes).toBeGreaterThan(held)
      await alice.expectSaid(robot, 'On hold')
      await expectSilence(alice.page)
      await alice.resume(robot)
      await expectToHear(alice.page)

      // A refresh that met no phone would rightly end the call: the loss begins well before the next.
      const late = refreshes()
      if (like === 'freeswitch') await expect.poll(refreshes).toBeGreaterThan(late)
      await endure(alice, 'drop', keepTalking)
      const before = refreshes()
      if (like === 'freeswitch') await expect.poll(refreshes).toBeGreaterThan(before)
      await endWell(alice, robot)
    })

    test('a call that rings out when the socket is lost goes on', async ({ arrive, request }) => {
      const alice = await arrive('alice')
      await request.post('/sandbox/profile', { data: { like } })
      await alice.trySandbox()
      await alice.call('nobody')
      await alice.expectSaid('nobody', 'Ringing…')
      const placed = alice.sent('INVITE').length
      await endure(alice, 'drop', 'Reconnecting')
      await expect.poll(() => alice.sent('INVITE').length).toBeGreaterThan(placed)
      await alice.expectSaid('nobody', 'Ringing…')
      await alice.hangUp('nobody')
    })

    test('a page that is reloaded goes on with its calls, out and in', async ({ arrive, request }) => {
      const alice = await arrive('alice')
      await request.post('/sandbox/profile', { data: { like } })
      await alice.trySandbox()
      alice.page.on('dialog', (dialog) => void dialog.accept())
      for (const who of ['echo', robot]) {
        if (who === robot) {
          await haveRobotCall(alice)
          await alice.answer(robot)
          await alice.expectTalking(robot)
        } else await talkTo(alice, who)
        await alice.page.reload()
        await alice.expectTalking(who)
        await endWell(alice, who)
      }
    })

    test('a busy phone is said to be busy, an unknown number not found', async ({ arrive, request }) => {
      const alice = await arrive('alice')
      await request.post('/sandbox/profile', { data: { like } })
      await alice.trySandbox()
      await alice.call('busy')
      await alice.expectSaid('busy', 'Busy')
      await alice.call('missing')
      await alice.expectSaid('missing', 'Number not found')
    })

    test('a wrong password is said to be refused', async ({ arrive, request }) => {
      const alice = await arrive('alice')
      await request.post('/sandbox/profile', { data: { like } })
      await alice.signIn('guess')
      await expect(alice.page.getByText('User or password is wrong').first()).toBeVisible()
      expect(alice.sent('REGISTER').length).toBeLessThan(4)
    })
  })

test('a robot that asks for a digest at hold and at hang-up gets none', async ({ online }) => {
  const alice = await online('alice')
  const wish = { from: robot, to: 'alice', challengeBye: 407 }
  await alice.page.request.post('/sandbox/call', { data: wish })
  await alice.answer(robot)
  await alice.expectTalking(robot)
  await alice.callWith(robot).getByRole('button', { name: 'Hold', exact: true }).click()
  await expect.poll(() => alice.received()).toContain('SIP/2.0 407 Proxy Authentication Required')
  await alice.hangUp(robot)
  await expect.poll(() => alice.sent('BYE').length).toBe(1)
  expect(
    [...alice.sent('BYE'), ...alice.sent('INVITE')].filter((text) => /uthorization:/.test(text)),
  ).toEqual([])
})
