// That everyone can use it: with a screen reader, in the dark, on the smallest telephone.
import { expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import { expect, test } from './test.ts'

const robot = '+15550100011'

for (const colorScheme of ['light', 'dark'] as const)
  test(`no view breaks a rule of accessibility, in ${colorScheme} colours`, async ({ arrive }) => {
    const { page, ...alice } = await arrive('alice', { colorScheme })
    await page.goto('/')
    await expect(alice.button('Sign in')).toBeVisible()
    await expectNoViolations(page)

    await alice.trySandbox()
    await expectNoViolations(page)

    await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice' } })
    await expect(alice.ringing(robot).getByRole('button', { name: 'Answer', exact: true })).toBeEnabled()
    await expectNoViolations(page)

    await alice.answer(robot)
    await alice.expectOpen(robot)
    await expectNoViolations(page)

    await alice.press(robot, '5')
    await expectNoViolations(page)

    await page.request.post('/sandbox/call', { data: { from: '+15550100022', to: 'alice' } })
    await expect(
      alice.ringing('+15550100022').getByRole('button', { name: 'Answer', exact: true }),
    ).toBeEnabled()
    await expectNoViolations(page)

    await alice.decline('+15550100022')
    await alice.hangUp(robot)
    await alice.expectSaid(robot, 'Call ended')
    await expectNoViolations(page)
  })

test('on the smallest telephone nothing scrolls sideways, and a call has all its controls in sight', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice', { viewport: { width: 320, height: 568 } })
  await page.goto('/')
  await expect(alice.button('Sign in')).toBeVisible()
  await expectNoSidewaysScroll(page)

  await alice.trySandbox()
  await expect(alice.button('Call')).toBeInViewport({ ratio: 1 })
  await expectNoSidewaysScroll(page)

  await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice' } })
  for (const name of ['Answer', 'Decline'])
    await expect(alice.ringing(robot).getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
  await expectNoSidewaysScroll(page)

  await alice.answer(robot)
  await alice.expectTalking(robot)
  const controls = ['Mute', 'Hold', 'Keypad', 'Timeline', 'Hang up']
  for (const name of controls)
    await expect(alice.callWith(robot).getByRole('button', { name, exact: true })).toBeInViewport({
      ratio: 1,
    })
  await expectNoSidewaysScroll(page)

  await alice.press(robot, '5')
  const keys = alice.callWith(robot).getByRole('group', { name: 'Keypad', exact: true }).getByRole('button')
  await expect(keys).toHaveCount(12)
  for (const key of [...(await keys.all()), alice.button('Hang up')])
    await expect(key).toBeInViewport({ ratio: 1 })
  await expectNoSidewaysScroll(page)
})
