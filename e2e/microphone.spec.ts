import { expectToHear } from './sound.ts'
import { expect, test } from './test.ts'

test('with the microphone blocked no call goes out, and the page says what to do', async ({ online }) => {
  const alice = await online('alice', { permissions: [] })
  await alice.page.context().grantPermissions([])
  await alice.call('echo')

  await alice.expectSaid(
    'echo',
    'The microphone is blocked',
    'Click the sign beside the page’s address, allow the microphone, then try again.',
  )
  expect(alice.sent('INVITE')).toHaveLength(0)

  await alice.page.context().grantPermissions(['microphone'])
  await alice.button('Try again').click()
  await alice.expectTalking('echo')
  await expectToHear(alice.page)
})

test('without a microphone no call goes out, and the page says what to do', async ({ arrive }) => {
  const alice = await arrive('alice')
  await alice.page.addInitScript(() => {
    navigator.mediaDevices.enumerateDevices = async () => []
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('Requested device not found', 'NotFoundError')
    }
  })
  await alice.trySandbox()
  await alice.call('echo')

  await alice.expectSaid('echo', 'No microphone found', 'Plug one in or switch it on, then try again.')
  expect(alice.sent('INVITE')).toHaveLength(0)
})

test('a call answered with the microphone blocked ends on both sides, with words for the one who can help it', async ({
  online,
}) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob', { permissions: [] })])
  await bob.page.context().grantPermissions([])
  await alice.call('bob')
  await bob.answer('alice')

  await bob.expectSaid('alice', 'The microphone is blocked')
  await expect(alice.callWith('bob').getByRole('button', { name: 'Hang up', exact: true })).toHaveCount(0)
})
