// What the platform tells of a call stands in its story, at every phone that has part in it, and moves nothing.
import { expect, test } from './test.ts'

test('a control app dials somebody who does not answer: both pages tell why', async ({ online, request }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await request.post('/sandbox/app', { data: { dial: 'alice', ringTime: 3000 } })
  await bob.call('15550100099')
  await alice.expectToRing('bob')
  await expect(alice.ringing('bob')).toBeHidden({ timeout: 60_000 })

  for (const [person, other] of [
    [alice, 'bob'],
    [bob, '15550100099'],
  ] as const) {
    await person.expectInHistory(other, person === alice ? 'Missed' : 'Outgoing')
    const history = person.page.getByRole('list', { name: 'History', exact: true })
    await history.getByRole('button', { name: new RegExp(`^${other} `) }).click()
    const failed = person.story().filter({ hasText: 'Nobody picked up at alice' })
    await expect(failed).toHaveCount(1)
    await expect(failed).toContainText('no user response, 18')
  }
})

test('what anybody says on the feed is shown as text, in the call it is about', async ({
  online,
  request,
}) => {
  const alice = await online('alice')
  await alice.call('echo')
  await alice.expectTalking('echo')
  await expect(alice.story().filter({ hasText: 'echo took the call' })).toHaveCount(1)
  const evil = '<img src=x onerror="document.title=1">\u202etxt'
  const call = { uuid: 'x', direction: 'in', from: 'alice', to: 'echo', created_on: new Date().toISOString() }
  await request.post('/sandbox/event', { data: { type: 'odd', message: evil, call } })
  // Two legs that fit one call get no guess; the feed goes on all the same.
  await request.post('/sandbox/event', { data: { type: 'balance', message: evil } })
  await alice.hangUp('echo')
  await alice.expectSaid('echo', 'Call ended')
  await expect(alice.page.locator('img[src="x"]')).toHaveCount(0)
})
