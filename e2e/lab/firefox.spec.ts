// Firefox and Chromium call one another.
import { test } from './lab.ts'

test('Firefox calls Chromium, both hear the other, Firefox hangs up', async ({ phone, firefoxPhone }) => {
  const alice = await phone('alice')
  const bob = await firefoxPhone('bob')
  await bob.call('alice')
  await alice.answer('bob')
  await Promise.all([alice.expectToHear(), bob.expectToHear()])
  await bob.hangUp('alice')
  await Promise.all([alice.expectNoCall('bob'), bob.expectNoCall('alice')])
})

test('Chromium calls Firefox, both hear the other, Firefox hangs up', async ({ phone, firefoxPhone }) => {
  const alice = await phone('alice')
  const bob = await firefoxPhone('bob')
  await alice.call('bob')
  await bob.answer('alice')
  await Promise.all([alice.expectToHear(), bob.expectToHear()])
  await bob.hangUp('alice')
  await Promise.all([alice.expectNoCall('bob'), bob.expectNoCall('alice')])
})
