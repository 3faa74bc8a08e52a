import type { Page } from '@playwright/test'
import { expectToHear } from './sound.ts'
import { expect, test } from './test.ts'

const robot = '+15550100011'

async function haveRobotCall(page: Page, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const answer = await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice', ...more } })
  expect(answer.status()).toBe(202)
}

test('a robot calls, is answered and talks', async ({ online }) => {
  const alice = await online('alice')
  await haveRobotCall(alice.page)
  await alice.expectToRing(robot)
  await alice.answer(robot)
  await alice.expectTalking(robot)
  await expectToHear(alice.page)
})

test('a robot with a name is shown by it', async ({ online }) => {
  const alice = await online('alice')
  await haveRobotCall(alice.page, { displayName: 'Ada Lovelace' })
  await alice.expectToRing('Ada Lovelace')
  await expect(alice.ringing('Ada Lovelace')).toContainText(robot)
})

test('a robot that gives up leaves a missed call', async ({ online }) => {
  const alice = await online('alice')
  await haveRobotCall(alice.page, { cancelAfter: 1000 })
  await alice.expectToRing(robot)
  await alice.expectNoRinging()
  await alice.expectInHistory(robot, 'Missed call')
})

test('a robot that hangs up ends the call', async ({ online }) => {
  const alice = await online('alice')
  await haveRobotCall(alice.page, { hangUpAfter: 1000 })
  await alice.answer(robot)
  await alice.expectTalking(robot)
  await alice.expectSaid(robot, 'Call ended', `${robot} hung up`)
})

test('on a telephone a call that comes is in front of every view, and the view is back after it', async ({
  online,
}) => {
  const alice = await online('alice', { viewport: { width: 360, height: 640 } })
  for (const view of ['History', 'People', 'Account']) {
    const tab = alice.page.getByRole('navigation').getByRole('button', { name: view })
    await tab.click()
    await haveRobotCall(alice.page)
    await alice.expectToRing(robot)
    await alice.decline(robot)
    await alice.expectNoRinging()
    await expect(tab).toHaveAttribute('aria-current', /.+/)
    await expect(alice.page.getByRole('heading', { name: view, exact: true })).toBeVisible()
  }
})

test('on a telephone nothing lies over the dial field when a dialled number fails while somebody rings', async ({
  online,
}) => {
  const alice = await online('alice', { viewport: { width: 360, height: 740 } })
  const field = alice.page.getByRole('textbox', { name: 'Name or number' })
  await field.fill('miss')
  await haveRobotCall(alice.page)
  await expect(alice.ringing(robot).getByRole('button', { name: 'Answer', exact: true })).toBeEnabled()
  await field.pressSequentially('ing')
  await field.press('Enter')
  const failed = alice.page.getByRole('region', { name: 'Call with missing' })
  await expect(failed).toContainText('Number not found')
  const [above, face] = [await field.boundingBox(), await failed.locator('.face').boundingBox()]
  expect(face?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0))
})

test('answering a second call puts the first on hold, and it can be taken back', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('echo')
  await alice.expectTalking('echo')
  await haveRobotCall(alice.page)
  await expect(alice.ringing(robot)).toContainText('Answering puts echo on hold.')
  await alice.answer(robot)
  await alice.expectTalking(robot)
  await alice.expectSaid('echo', 'On hold')

  await alice.resume('echo')
  await alice.expectSaid(robot, 'On hold')
  await alice.expectOpen('echo')
  await expectToHear(alice.page)
})

for (const width of [360, 1100])
  test(`a second caller stands clear of what is below, ${width} wide: no cut shadow, nothing out of reach`, async ({
    online,
  }) => {
    const alice = await online('alice', { viewport: { width, height: 720 } })
    await alice.call('echo')
    await alice.expectTalking('echo')
    await haveRobotCall(alice.page)
    await alice.expectToRing(robot)
    await alice
      .ringing(robot)
      .evaluate((one) => Promise.all(one.getAnimations().map(({ finished }) => finished)))
    const room = await alice.ringing(robot).evaluate((sheet) => {
      const [inner, outer] = [sheet.getBoundingClientRect(), sheet.parentElement?.getBoundingClientRect()]
      const below = document.elementFromPoint(inner.left + 40, inner.bottom + 20)
      return {
        below: (outer?.bottom ?? 0) - inner.bottom,
        left: inner.left - (outer?.left ?? 0),
        right: Math.min(outer?.right ?? 0, innerWidth) - inner.right,
        pressed: below?.closest('.sheets') === null,
      }
    })
    expect(room).toEqual({ below: 64, left: 8, right: width < 760 ? 8 : 56, pressed: true })
  })

test('nobody can be made to ring who is not there', async ({ request }) => {
  const away = await request.post('/sandbox/call', { data: { from: robot, to: 'carol' } })
  expect(away.status()).toBe(480)
  const unknown = await request.post('/sandbox/call', { data: { from: robot, to: 'mallory' } })
  expect(unknown.status()).toBe(404)
})
