import { expect, test } from './test.ts'

const robot = '+15550100011'

test('digits pressed in a call are shown and told', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('echo')
  await alice.expectTalking('echo')
  await alice.press('echo', '147*0#')
  await expect(alice.callWith('echo').getByRole('group', { name: 'Digits sent' })).toHaveText('147*0#')
  await expect(alice.story().filter({ hasText: 'You pressed 147*0#' })).toBeVisible()
})

test('the timeline tells the call in the order of time', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('echo')
  await alice.expectTalking('echo')
  await expect(alice.story().filter({ hasText: 'The sound is there' })).toBeVisible()
  await alice.mute('echo')
  await alice.unmute('echo')
  await alice.hold('echo')
  await alice.resume('echo')
  await expect(alice.saying('echo', 'On hold')).toHaveCount(0)
  await alice.hangUp('echo')
  await alice.page.getByRole('button', { name: /^History/ }).click()
  await alice.page.getByRole('list', { name: 'History' }).getByRole('button', { name: /^echo/ }).click()

  await expect(alice.story()).toContainText([
    'You called echo',
    'Ringing',
    'Connected',
    'The sound is there',
    'You muted yourself',
    'You can be heard again',
    'You put the call on hold',
    'You took the call back',
    'Call ended',
  ])
  // In one look, as entries may still be coming.
  const times = await alice
    .story()
    .evaluateAll((all) => all.map((one) => one.querySelector('time')?.getAttribute('datetime') ?? 'none'))
  expect(times).not.toContain('none')
  expect(times).toEqual(times.toSorted())
})

test('leaving asks first during a call, and only then', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('echo')
  await alice.expectTalking('echo')
  const asked = alice.page.waitForEvent('dialog')
  await alice.page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await alice.expectTalking('echo')

  await alice.hangUp('echo')
  await alice.expectSaid('echo', 'Call ended')
  let askedAgain = false
  alice.page.on('dialog', (again) => {
    askedAgain = true
    void again.accept()
  })
  const closed = alice.page.waitForEvent('close')
  await alice.page.close({ runBeforeUnload: true })
  await closed
  expect(askedAgain).toBe(false)
})

test('a call in a hidden tab shows in a notification, the title and the icon, as long as it rings', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice')
  await page.addInitScript(pretendNotifications, 'granted')
  await alice.trySandbox()
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { get: () => true }))

  await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice', cancelAfter: 2000 } })
  await expect(page).toHaveTitle(`${robot} is calling`)
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', /alert/)
  expect(await page.evaluate(shownNotifications)).toEqual([`${robot} is calling`])

  await alice.expectNoRinging()
  await expect(page).toHaveTitle('Opentact Softphone')
  await expect(page.locator('link[rel=icon]')).not.toHaveAttribute('href', /alert/)
  expect(await page.evaluate(shownNotifications)).toEqual([])
})

test('a call in a tab in sight shows no notification', async ({ arrive }) => {
  const { page, ...alice } = await arrive('alice')
  await page.addInitScript(pretendNotifications, 'granted')
  await alice.trySandbox()
  await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice' } })
  await alice.expectToRing(robot)
  expect(await page.evaluate(shownNotifications)).toEqual([])
})

test('leave to notify is asked for by a press, never by itself', async ({ arrive }) => {
  const { page, ...alice } = await arrive('alice')
  await page.addInitScript(pretendNotifications, 'default')
  await alice.trySandbox()
  await alice.line.getByRole('button').click()
  const checks = page.getByRole('dialog', { name: 'Can I be called?' })
  await expect(checks).toContainText('No notifications')
  expect(await page.evaluate(() => Notification.permission)).toBe('default')

  await checks.getByRole('listitem').filter({ hasText: 'No notifications' }).getByRole('button').click()
  await expect(checks).toContainText('Notifications are on')
})

test('the title shows whom one talks to, and for how long', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('echo')
  await expect(alice.page).toHaveTitle(/^● 00:0\d echo$/)
})

/** Runs in the page before its own scripts. */
function pretendNotifications(permission: string) {
  const shown = new Set<string>()
  class Pretended extends EventTarget {
    static permission = permission
    static requestPermission = async () => {
      Pretended.permission = 'granted'
      return Pretended.permission
    }
    readonly title: string
    constructor(title: string) {
      super()
      this.title = title
      shown.add(title)
    }
    close() {
      shown.delete(this.title)
    }
  }
  Object.assign(globalThis, { Notification: Pretended, shownNotifications: shown })
}

/** Runs in the page: the titles of the notifications in sight. */
function shownNotifications(): string[] {
  return [...(globalThis as typeof globalThis & { shownNotifications: Set<string> }).shownNotifications]
}
