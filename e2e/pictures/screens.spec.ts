// The screens of the page without a call, as pictures. It fails where one cannot be reached; how they look is for people.
import { expect, test } from '../test.ts'
import { knowPeople, openSettings, take } from './take.ts'

test('sign in', async ({ arrive }, info) => {
  const alice = await arrive('alice')
  const { page } = alice
  await page.goto('/')
  await expect(alice.button('Sign in')).toBeVisible()
  await take(page, info, '01 sign in')
  await alice.button('Sign in').click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await take(page, info, '02 something is missing')
  await alice.signIn('wrong')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await take(page, info, '03 sign in refused')
  await page.routeWebSocket(/\/sip$/, () => {})
  await alice.signIn('alice-sandbox')
  await expect(alice.button('Signing in…')).toBeVisible()
  await take(page, info, '04 signing in')
})

test('a phone that cannot be loaded', async ({ arrive }, info) => {
  const alice = await arrive('alice')
  await alice.page.route(/\/assets\/(?!index-|.+\.worker-)[^/]+\.js$/, (route) => route.abort())
  await alice.signIn('alice-sandbox')
  await expect(alice.button('Try again')).toBeVisible()
  await take(alice.page, info, '05 not loaded')
})

test('at rest', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  await take(page, info, '10 at rest')
  await alice.field.fill('bo')
  await expect(page.getByRole('list', { name: 'Suggestions', exact: true })).toBeVisible()
  await take(page, info, '11 typing a name')
  await alice.field.fill('')
  await alice.field.pressSequentially('+493023125014')
  await expect(page.getByText('Germany')).toBeVisible()
  await take(page, info, '12 typing a number')
  await alice.call('not one@')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await take(page, info, '13 nobody to be called')
})

test('what lies on top', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  await alice.button('Menu').click()
  await take(page, info, '14 menu')
  await page.getByRole('menuitem', { name: 'Sound', exact: true }).click()
  await take(page, info, '15 sound')
  await alice.button('Hear yourself').click()
  await expect(page.getByText('Speak now…')).toBeVisible()
  await take(page, info, '16 hearing yourself')
  await page.keyboard.press('Escape')
  await alice.line.getByRole('button').click()
  await take(page, info, '17 can I be called')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await take(page, info, '18 keys')
})

test('settings', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  await openSettings(alice)
  const dialog = page.getByRole('dialog')
  await take(page, info, '20 settings')
  await dialog.getByRole('switch', { name: 'Do not disturb', exact: true }).check()
  const headings = dialog.getByRole('heading', { level: 3 })
  for (const [index, heading] of (await headings.all()).entries()) {
    await heading.evaluate((element) => element.scrollIntoView())
    await dialog.evaluate((element) => element.scrollBy(0, -64))
    await take(page, info, `21 settings ${index}`)
  }
  await alice.button('Forget everything on this device').click()
  await take(page, info, '22 forget everything')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await take(page, info, '23 do not disturb')
})

test('people, history and the account', async ({ online }, info) => {
  const alice = await online('alice')
  const { page } = alice
  await page.getByRole('button', { name: /^History/ }).click()
  await expect(page.getByText('No calls yet')).toBeVisible()
  await take(page, info, '30 no calls yet')
  await knowPeople(alice)
  await take(page, info, '31 people')
  await page.getByRole('textbox', { name: 'Search people', exact: true }).fill('zz')
  await expect(page.getByText('Nobody fits').first()).toBeVisible()
  await take(page, info, '32 nobody fits')
  await page.getByRole('textbox', { name: 'Search people', exact: true }).fill('')
  await alice.button('Import, export or delete').click()
  await take(page, info, '33 import or export')
  await page.keyboard.press('Escape')
  await alice.button('Add a contact').click()
  await take(page, info, '34 a new contact')
  await page.getByRole('textbox', { name: 'Number or address 1', exact: true }).fill('not one@')
  await alice.button('Save').click()
  await expect(page.getByText('A contact needs a number')).toBeVisible()
  await take(page, info, '35 a contact without a number')
  await alice.button('Cancel').click()
  await page.getByRole('button', { name: /^Account/ }).click()
  await take(page, info, '36 account')
})
