// What becomes of calls when the server goes: each kind of outage in each moment of a call.
import {
  begin,
  end,
  endure,
  endWell,
  haveRobotCall,
  keepTalking,
  outages,
  robot,
  talkTo,
  test,
} from './outages.ts'
import { expectSilence, expectToHear } from './sound.ts'
import { expect } from './test.ts'

for (const outage of outages)
  test.describe(outage, () => {
    test('idle: the line is back, and calls come in', async ({ online }) => {
      const alice = await online('alice')
      await endure(alice, outage, 'Reconnecting')
      await haveRobotCall(alice)
      await alice.expectToRing(robot)
    })

    test('ringing in: the call can be answered afterwards', async ({ online }) => {
      const alice = await online('alice')
      await haveRobotCall(alice)
      await alice.expectToRing(robot)
      await endure(alice, outage, 'Reconnecting')
      await alice.answer(robot)
      await alice.expectTalking(robot)
      await endWell(alice, robot)
    })

    test('ringing out: the same call goes on ringing', async ({ online }) => {
      const alice = await online('alice')
      await alice.call('nobody')
      await alice.expectSaid('nobody', 'Ringing…')
      await endure(alice, outage, 'Reconnecting')
      await expect.poll(() => alice.sent('INVITE').length).toBeGreaterThan(1)
      await alice.expectSaid('nobody', 'Ringing…')
      await expect(alice.page.getByRole('region', { name: /^Call with/ })).toHaveCount(1)
      await alice.hangUp('nobody')
      await alice.expectSaid('nobody', 'You cancelled the call', 'It had not been answered yet')
    })

    test('in a call: it goes on, and both sides are heard', async ({ online }) => {
      const alice = await online('alice')
      await talkTo(alice, 'echo')
      const before = alice.sent('INVITE').length
      await endure(alice, outage, keepTalking)
      await expect.poll(() => alice.sent('INVITE').length).toBeGreaterThan(before)
      await endWell(alice, 'echo')
    })

    test('on hold: it stays so, and can be resumed', async ({ online }) => {
      const alice = await online('alice')
      await talkTo(alice, 'echo')
      await alice.hold('echo')
      await alice.expectSaid('echo', 'On hold')
      await endure(alice, outage, keepTalking)
      await alice.expectSaid('echo', 'On hold')
      await expectSilence(alice.page)
      await alice.resume('echo')
      await endWell(alice, 'echo')
    })

    test('two calls: both stay, one of them on hold', async ({ online }) => {
      const alice = await online('alice')
      await talkTo(alice, 'echo')
      await haveRobotCall(alice)
      await alice.answer(robot)
      await alice.expectTalking(robot)
      await alice.expectSaid('echo', 'On hold')
      await endure(alice, outage, keepTalking)
      await alice.expectSaid('echo', 'On hold')
      await endWell(alice, robot)
      await alice.resume('echo')
      await endWell(alice, 'echo')
    })
  })

for (const outage of ['drop', 'restart'] as const)
  test(`${outage}: two phones that lose their server at once go on talking`, async ({ online }) => {
    const [alice, bob] = await Promise.all([online('alice'), online('bob')])
    await alice.call('bob')
    await bob.answer('alice')
    await Promise.all([alice.expectTalking('bob'), bob.expectTalking('alice')])
    await expectToHear(bob.page)
    await endure(alice, outage, keepTalking)
    await expect(bob.line).toHaveText(/^Online/)
    await Promise.all([expectToHear(alice.page), expectToHear(bob.page)])
    // Whoever holds now is heard of at the other end: both know where the other is.
    await bob.hold('alice')
    await alice.expectSaid('bob', 'bob put you on hold')
    await bob.resume('alice')
    await Promise.all([alice.expectOpen('bob'), bob.expectOpen('alice')])
    await alice.hangUp('bob')
    await bob.expectSaid('alice', 'Call ended', 'alice hung up')
  })

test('a call that rang at another phone is placed again, and answered there', async ({ online }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await alice.call('bob')
  await bob.expectToRing('alice')
  await endure(alice, 'drop', 'Reconnecting')
  await expect(bob.line).toHaveText(/^Online/)
  await expect.poll(() => alice.sent('INVITE').length).toBeGreaterThan(2)
  // What rang before the loss is another call; it gives way when this one comes.
  const came = () => bob.received().filter((line) => line.startsWith('INVITE ')).length
  await expect.poll(came).toBeGreaterThan(1)
  await expect(bob.page.getByRole('alertdialog')).toHaveCount(1)
  await bob.answer('alice')
  await alice.expectTalking('bob')
  await Promise.all([expectToHear(alice.page), expectToHear(bob.page)])
})

test('a call that rang is given up in words when the line stays away', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('nobody')
  await alice.expectSaid('nobody', 'Ringing…')
  await begin(alice, { sip: 'refuse' })
  await alice.expectSaid('nobody', 'The connection to the server was lost')
  await end(alice)
  await expect(alice.line).toHaveText(/^Online/)
})

test('a server that was away for ten seconds finds its phones back within three', async ({ online }) => {
  const alice = await online('alice')
  await talkTo(alice, 'echo')
  await begin(alice, { sip: 'refuse', for: 10_000 })
  await expect(alice.line).toHaveText(new RegExp(keepTalking))
  await expect.poll(async () => (await alice.page.request.get('/sandbox/faults')).json()).toEqual({})
  await expect(alice.line).toHaveText(/^Online/, { timeout: 3000 })
  await endWell(alice, 'echo')
})
