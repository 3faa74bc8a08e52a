import { expectToHear } from './sound.ts'
import { expect, test } from './test.ts'

test('all phones of a user ring; where one answers, the others say so and miss nothing', async ({
  online,
}) => {
  const [alice, ...bobs] = await Promise.all([online('alice'), online('bob'), online('bob'), online('bob')])
  const [first, second, third] = bobs
  await alice.call('bob')
  await Promise.all(bobs.map((bob) => bob.expectToRing('alice')))

  await second.answer('alice')
  const others = [first, third]
  await Promise.all([
    second.expectTalking('alice'),
    alice.expectTalking('bob'),
    ...others.map((bob) =>
      bob.expectSaid('alice', 'Answered elsewhere', 'Another of your phones took the call'),
    ),
  ])
  for (const bob of others) {
    await bob.expectNoRinging()
    await bob.expectInHistory('alice', 'Answered elsewhere')
    await expect(bob.page.getByText(/\d missed/)).toHaveCount(0)
  }
  await Promise.all([expectToHear(alice.page), expectToHear(second.page)])
})

test('where one of three phones declines, the others ring on', async ({ online }) => {
  const [alice, ...bobs] = await Promise.all([online('alice'), online('bob'), online('bob'), online('bob')])
  const [first, second, third] = bobs
  await alice.call('bob')
  await Promise.all(bobs.map((bob) => bob.expectToRing('alice')))

  await first.decline('alice')
  await first.expectNoRinging()
  // The proxy has had its answer when it has acknowledged it.
  await expect.poll(() => first.received().filter((line) => line.startsWith('ACK '))).toHaveLength(1)
  expect(first.sentAnswer(486)).toBe(true)
  await Promise.all([second.expectToRing('alice'), third.expectToRing('alice')])
  await alice.expectSaid('bob', 'Ringing…')

  await third.answer('alice')
  await Promise.all([third.expectTalking('alice'), alice.expectTalking('bob'), second.expectNoRinging()])
})

test('where the caller gives up, all phones of a user stop ringing', async ({ online }) => {
  const [alice, ...bobs] = await Promise.all([online('alice'), online('bob'), online('bob')])
  await alice.call('bob')
  await Promise.all(bobs.map((bob) => bob.expectToRing('alice')))
  await alice.hangUp('bob')
  for (const bob of bobs) {
    await bob.expectNoRinging()
    await bob.expectInHistory('alice', 'Missed call')
  }
})
