// What a person sets for themselves in the page.

import { expectNoSidewaysScroll, expectNoViolations, groundOf } from './looks.ts'
import { closeSettings, doNotDisturb, endOfIt, openSettings, settingsOf } from './settings.ts'
import { expect, test } from './test.ts'

test('what was chosen is there after a reload, and gone when everything is to be forgotten', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice', { colorScheme: 'light' })
  await alice.trySandbox()
  await openSettings(page)
  const settings = settingsOf(page)
  await doNotDisturb(page).check()
  await settings.getByLabel('Country').selectOption({ label: 'Germany' })
  await settings.getByRole('radio', { name: 'Dark', exact: true }).check({ force: true })
  await settings.getByLabel('Server address', { exact: true }).fill('turn:127.0.0.1:9')
  await settings.getByLabel('TURN user', { exact: true }).fill('lab')
  await settings.getByLabel('TURN password', { exact: true }).fill('turn-secret')
  await settings.getByRole('button', { name: 'Add', exact: true }).last().click()
  await expect(settings.getByRole('button', { name: 'Remove turn:127.0.0.1:9', exact: true })).toBeVisible()
  expect(await groundOf(page)).toBe('rgb(21, 25, 24)')
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(
    'turn-secret',
  )
  await expectNoViolations(page)

  await page.reload()
  await expect(alice.button('Sign in')).toBeVisible()
  expect(await groundOf(page)).toBe('rgb(21, 25, 24)')
  await alice.trySandbox()
  await expect(endOfIt(page)).toBeVisible()
  await openSettings(page)
  await expect(doNotDisturb(page)).toBeChecked()
  await expect(settings.getByLabel('Country')).toHaveValue('DE')
  await expect(settings.getByText('not used: its password is missing')).toBeVisible()

  await settings.getByRole('button', { name: 'Forget everything on this device', exact: true }).click()
  const anew = page.waitForEvent('load')
  await settings.getByRole('button', { name: 'Sign out and forget', exact: true }).click()
  await anew
  await expect(alice.button('Sign in')).toBeVisible()
  await expect.poll(() => groundOf(page)).toBe('rgb(255, 255, 255)')
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})

test('notifications: blocked is said with what to do, and what is allowed meanwhile counts without a reload', async ({
  online,
}) => {
  const { page } = await online('alice')
  const notify = settingsOf(page).getByRole('switch', { name: 'Notify me of calls', exact: true })
  await openSettings(page)
  await expect(notify).toHaveAccessibleDescription(/Open the site’s settings/)
  await expect(notify).toHaveAttribute('aria-disabled', 'true')
  await expectNoViolations(page)
  await page.context().grantPermissions(['notifications'])
  await expect(notify).toBeChecked()
  await notify.press('Space')
  await expect(notify).not.toBeChecked()
  await page.reload()
  await page.getByRole('button', { name: 'Try the sandbox', exact: true }).click()
  await openSettings(page)
  await expect(notify).not.toBeChecked()
  await notify.press('Space')
  await expect(notify).toBeChecked()
})

test('the settings list the keys, over themselves, and come back to where they were', async ({ online }) => {
  const { page } = await online('alice', { viewport: { width: 320, height: 568 } })
  await openSettings(page)
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts', exact: true })
  const show = settingsOf(page).getByRole('button', { name: 'Show the keys', exact: true })
  for (const close of ['Escape', 'Enter']) {
    await show.click()
    await expect(keys).toBeInViewport()
    await expectNoViolations(page)
    await page.keyboard.press(close)
    await expect(keys).toHaveCount(0)
    await expect(show).toBeFocused()
    await expect(settingsOf(page)).toBeVisible()
  }
})

test('the settings sign out', async ({ online }) => {
  const { page, ...alice } = await online('alice')
  await openSettings(page)
  await expect(settingsOf(page).getByText('Signed in as alice', { exact: true })).toBeVisible()
  await settingsOf(page).getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(alice.button('Sign in')).toBeVisible()
  await expect(settingsOf(page)).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the settings can be used by everybody, in ${colorScheme} colours, on the smallest telephone`, async ({
    online,
  }) => {
    const { page } = await online('alice', { colorScheme, viewport: { width: 320, height: 568 } })
    await openSettings(page)
    await expectNoViolations(page)
    await expectNoSidewaysScroll(page)
    const inside = () => settingsOf(page).evaluate((box) => box.scrollWidth - box.clientWidth)
    expect(await inside()).toBeLessThanOrEqual(0)
    await settingsOf(page).getByLabel('Server address', { exact: true }).fill('turn:relay.example.com')
    await expect(settingsOf(page).getByLabel('TURN password', { exact: true })).toBeVisible()
    expect(await inside()).toBeLessThanOrEqual(0)
    await expectNoViolations(page)
    await closeSettings(page)
    await expect(page.getByRole('button', { name: 'Menu', exact: true })).toBeFocused()
  })
