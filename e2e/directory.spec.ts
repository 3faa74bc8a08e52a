// The platform's REST at the page: the names of the domain, and what the feed missed.
import { expectNoViolations } from './looks.ts'
import { expect, test } from './test.ts'

test('people of the domain are found by name as one types, and a caller is shown by hers', async ({
  online,
}) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await alice.field.fill('sandb')
  const offered = alice.page.getByRole('list', { name: 'Suggestions', exact: true }).getByRole('button')
  await expect(offered).toHaveText([/bob Sandbox/, /carol Sandbox/])
  await offered.first().click()
  const ringing = bob.page.getByRole('alertdialog', { name: 'Incoming call from alice Sandbox', exact: true })
  await expect(ringing).toBeVisible()
  await expect(ringing).toContainText('alice Sandbox')
  expect(alice.sent('INVITE')[0]).toMatch(/^INVITE sip:bob@sandbox\.sip\.opentact\.test /)
  await bob.decline('alice')
  await bob.expectInHistory('alice Sandbox', 'Declined')
})

test('only who is not there yet is to be signed in in another window', async ({ online }) => {
  await online('bob')
  const alice = await online('alice')
  const row = (name: RegExp) => alice.page.getByRole('button', { name })
  await expect(row(/^carol Sandbox/)).toHaveText(/OfflineSign in as them in another window$/)
  await expect(row(/^bob Sandbox/)).toHaveText(/Online$/)
})

test('a whole name and Enter calls who has it', async ({ online }) => {
  const alice = await online('alice')
  await alice.field.fill('carol')
  await expect(alice.page.getByRole('button', { name: /^carol Sandbox/ })).toBeVisible()
  await alice.field.fill('Carol Sandbox')
  await alice.field.press('Enter')
  await expect.poll(() => alice.sent('INVITE').length).toBeGreaterThan(0)
  expect(alice.sent('INVITE')[0]).toMatch(/^INVITE sip:carol@sandbox\.sip\.opentact\.test /)
})

test('calls of before the page was opened are shown when asked for', async ({ online }) => {
  // In another browser: this one would know its own calls by itself.
  const before = await online('alice')
  await before.call('busy')
  await before.expectSaid('busy', 'Busy')
  await before.page.close()
  const alice = await online('alice')
  await alice.page.getByRole('button', { name: /^History/ }).click()
  await alice.page.getByRole('button', { name: 'Show earlier calls', exact: true }).click()
  const earlier = alice.page.getByRole('list', { name: 'Earlier calls', exact: true })
  await expect(earlier.getByRole('listitem').filter({ hasText: 'busy' }).first()).toContainText('Outgoing')
  await expectNoViolations(alice.page)
})

test('on a telephone those calls are whole, with the button that calls back', async ({ online }) => {
  const before = await online('alice')
  await before.call('busy')
  await before.expectSaid('busy', 'Busy')
  await before.page.close()
  const alice = await online('alice', { viewport: { width: 360, height: 740 } })
  await alice.page.getByRole('navigation').getByRole('button', { name: 'History' }).click()
  await alice.page.getByRole('button', { name: 'Show earlier calls', exact: true }).click()
  const one = alice.page
    .getByRole('list', { name: 'Earlier calls', exact: true })
    .getByRole('listitem')
    .first()
  await expect(one.locator('time')).toBeInViewport({ ratio: 1 })
  await expect(one.getByRole('button', { name: /^Call / })).toBeInViewport({ ratio: 1 })
})

test('what happens in a call while the feed is away is filled in, and the timeline says so', async ({
  online,
  request,
}) => {
  const alice = await online('alice')
  await alice.call('echo')
  await alice.expectTalking('echo')
  await expect(alice.story().filter({ hasText: 'echo took the call' })).toHaveCount(1)

  await request.post('/sandbox/faults', { data: { feed: 'drop', for: 3000 } })
  await alice.hangUp('echo')
  await alice.expectInHistory('echo', 'Outgoing')
  await alice.page.getByRole('button', { name: /^echo / }).click()
  await expect(alice.story().filter({ hasText: 'Filled from the call search' })).toHaveCount(1)
  await expect(alice.story().filter({ hasText: 'The leg from alice to echo is closed' })).toHaveCount(1)
  await expect(alice.story().filter({ hasText: 'Events may be missing here' })).toHaveCount(0)
})
