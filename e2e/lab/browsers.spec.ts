// Two browsers call one another through Kamailio over wss; the sound goes straight between them.
import { test } from './lab.ts'

test('alice calls bob, both hear the other, alice hangs up', async ({ phone }) => {
  const alice = await phone('alice')
  const bob = await phone('bob')
  await alice.call('bob')
  await bob.answer('alice')
  await Promise.all([alice.expectInCall('bob'), bob.expectInCall('alice')])
  await Promise.all([alice.expectToHear(), bob.expectToHear()])
  await alice.hangUp('bob')
  await Promise.all([alice.expectNoCall('bob'), bob.expectNoCall('alice')])
})

test('bob calls alice, both hear the other, alice hangs up', async ({ phone }) => {
  const alice = await phone('alice')
  const bob = await phone('bob')
  await bob.call('alice')
  await alice.answer('bob')
  await Promise.all([alice.expectToHear(), bob.expectToHear()])
  await alice.hangUp('bob')
  await Promise.all([alice.expectNoCall('bob'), bob.expectNoCall('alice')])
})
