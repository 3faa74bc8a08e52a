// A page that is reloaded in a call goes on with it: in the old dialog, with sound both ways.

import { expectToHear } from './sound.ts'
import { expect, test } from './test.ts'

test('a reload in a call takes the call back, with sound both ways, and it can be hung up', async ({
  online,
}) => {
  const alice = await online('alice')
  const bob = await online('bob')
  await alice.call('bob')
  await bob.answer('alice')
  await alice.expectTalking('bob')
  await bob.expectTalking('alice')

  // The browser's own question, whether to leave during a call.
  alice.page.on('dialog', (dialog) => void dialog.accept())
  await alice.page.reload()
  await alice.expectTalking('bob')
  await alice.expectOpen('bob')
  await bob.expectOpen('alice')
  await expectToHear(alice.page)
  await expectToHear(bob.page)
  await expect(alice.story().first()).toContainText('The page was reloaded')

  await alice.hangUp('bob')
  await bob.expectSaid('alice', 'Call ended', 'alice hung up')
})

test('somebody with an account of their own is told whose call waits, and takes it back by signing in', async ({
  arrive,
  online,
}) => {
  const bob = await online('bob')
  const alice = await arrive('alice')
  await alice.signIn('alice-sandbox')
  await alice.call('bob')
  await bob.answer('alice')
  await alice.expectTalking('bob')

  alice.page.on('dialog', (dialog) => void dialog.accept())
  await alice.page.reload()
  await expect(alice.page.getByText('Your call with bob is waiting')).toBeVisible()
  await alice.page.getByLabel('Password', { exact: true }).fill('alice-sandbox')
  await alice.button('Sign in').click()
  await alice.expectTalking('bob')
  await expectToHear(bob.page)
})
