import { expect, test } from 'vitest'
import { invite, openPhone, openPlace } from './place.ts'

test.each([
  ['busy', 486],
  ['away', 480],
  ['declines', 603],
  ['missing', 404],
  ['nobody-of-that-name', 404],
  ['bob', 480],
])('%s answers %i', async (robot, status) => {
  const alice = await openPhone(await openPlace(), 'alice')
  expect(await invite(alice, robot).outcome).toMatchObject({ status })
})

test('nobody rings until the caller gives up', async () => {
  const alice = await openPhone(await openPlace(), 'alice')
  const call = invite(alice, 'nobody')
  await call.heard(180)
  await call.inviter.cancel()
  expect(await call.outcome).toMatchObject({ status: 487, progress: [100, 180] })
})

test('ringing ends by itself', async () => {
  const alice = await openPhone(await openPlace({ ringTimeout: 100 }), 'alice')
  expect(await invite(alice, 'nobody').outcome).toMatchObject({ status: 480 })
})
