// After calls, and where something is wrong, as pictures.
import { expect, test } from '../test.ts'
import { inCall, ring, robot, take } from './take.ts'

test('after calls', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  await alice.call('echo')
  await alice.expectOpen('echo')
  await alice.hangUp('echo')
  await alice.expectSaid('echo', 'Call ended')
  await take(page, info, '70 a call that ended')
  for (const [who, sentence] of [
    ['busy', 'Busy'],
    ['missing', 'Number not found'],
  ] as const) {
    await alice.call(who)
    await alice.expectSaid(who, sentence)
  }
  await take(page, info, '71 a call that failed')
  await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice', cancelAfter: 500 } })
  await alice.expectToRing(robot)
  await alice.expectNoRinging()
  await take(page, info, '72 a missed call')
  await alice.expectInHistory(robot, 'Missed')
  await take(page, info, '73 history')
  await page.getByRole('textbox', { name: 'Search history', exact: true }).fill('zz')
  await expect(page.getByText('No call fits').first()).toBeVisible()
  await take(page, info, '74 no call fits')
  await page.getByRole('textbox', { name: 'Search history', exact: true }).fill('')
  await alice.openFromHistory('busy')
  await expect(page.getByRole('log')).toBeVisible()
  await take(page, info, '75 a past call')
})

test('without the server', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  await alice.call('echo')
  await alice.expectOpen('echo')
  await page.request.post('/sandbox/faults', { data: { sip: 'refuse' } })
  try {
    await expect(alice.line).not.toHaveText(/^Online/)
    await take(page, info, '80 reconnecting in a call')
    await alice.hangUp('echo')
    await alice.expectSaid('echo', 'Call ended')
    await alice.button('Done').click()
    await expect(alice.button('Try now')).toBeVisible()
    await take(page, info, '81 no server')
  } finally {
    await page.request.delete('/sandbox/faults')
  }
})

test('without a microphone', async ({ online }, info) => {
  const alice = await online('alice', { permissions: [] })
  await alice.page.context().grantPermissions([])
  await alice.call('echo')
  await alice.expectSaid('echo', 'The microphone is blocked')
  await take(alice.page, info, '82 the microphone is blocked')
})

test('a call that waits to be taken back', async ({ arrive }, info) => {
  const alice = await arrive('alice')
  await alice.signIn('alice-sandbox')
  await expect(alice.line).toHaveText(/^Online/)
  await ring(alice)
  await alice.answer(robot)
  await alice.expectOpen(robot)
  await expect(inCall(alice, robot, 'Hold')).toBeEnabled()
  await alice.page.reload()
  await expect(alice.button('Sign in')).toBeVisible()
  await take(alice.page, info, '83 a call waits')
})
