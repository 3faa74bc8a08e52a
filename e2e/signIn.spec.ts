import { sandboxDomain } from './phone.ts'
import { expect, test } from './test.ts'

test('a wrong password is said in words, asked of the server once, and not tried again', async ({
  arrive,
}) => {
  const alice = await arrive('alice')
  await alice.page.clock.install()
  await alice.signIn('not-her-password')

  await expect(alice.page.getByRole('alert')).toContainText('User or password is wrong')
  await expect(alice.page.getByRole('alert')).toContainText('Check both, and sign in again.')
  await expect(alice.page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect.poll(alice.openSockets).toBe(0)
  await alice.page.clock.runFor('05:00')
  // One without credentials, one with them.
  expect(alice.sent('REGISTER')).toHaveLength(2)
  expect(alice.openSockets()).toBe(0)
})

test('the right password after the wrong one signs in', async ({ arrive }) => {
  const alice = await arrive('alice')
  await alice.signIn('not-her-password')
  await expect(alice.page.getByRole('alert')).toBeVisible()
  await alice.page.getByLabel('Password', { exact: true }).fill('alice-sandbox')
  await alice.button('Sign in').click()
  await expect(alice.line).toHaveText(/^Online/)
})

test('who signs out is not called any more', async ({ online }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await bob.button('Menu').click()
  await bob.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(bob.button('Sign in')).toBeVisible()
  await expect.poll(bob.openSockets).toBe(0)

  await alice.call('bob')
  await alice.expectSaid('bob', 'Not available')
})

test('nothing in the address of the page signs anybody in, types or calls', async ({ arrive }) => {
  const alice = await arrive('alice')
  const asks = ['call', 'dial', 'to', 'target', 'number', 'server', 'password']
    .map((name) => `${name}=echo`)
    .join('&')
  await alice.page.goto(`/?${asks}#${asks}`)
  await expect(alice.page.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(alice.page.getByLabel('Server', { exact: true })).not.toHaveValue(/echo/)
  await alice.trySandbox()
  await expect(alice.field).toHaveValue('')
  expect(alice.sent('INVITE')).toEqual([])
  await alice.call('echo')
  await expect.poll(() => alice.sent('INVITE').length).toBeGreaterThan(0)
})

test('who asked to stay signed in is, after a reload, until signing out; nobody else', async ({ arrive }) => {
  const { page, ...alice } = await arrive('alice')
  await page.goto('/')
  const fill = async () => {
    await page.getByLabel('SIP domain', { exact: true }).fill(sandboxDomain)
    await page.getByLabel('Server', { exact: true }).fill(`ws://${new URL(page.url()).host}/sip`)
    await page.getByLabel('User', { exact: true }).fill('alice')
    await page.getByLabel('Password', { exact: true }).fill('alice-sandbox')
  }
  await fill()
  await alice.button('Sign in').click()
  await expect(alice.line).toHaveText(/^Online/)
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(
    'alice-sandbox',
  )
  await page.reload()
  await expect(alice.button('Sign in')).toBeVisible()

  await fill()
  await page.getByRole('checkbox', { name: 'Stay signed in until this tab is closed', exact: true }).check()
  await alice.button('Sign in').click()
  await expect(alice.line).toHaveText(/^Online/)
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('alice-sandbox')
  await page.reload()
  await expect(alice.line).toHaveText(/^Online/)
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await expect(alice.button('Sign in')).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('alice-sandbox')
  await page.reload()
  await expect(alice.button('Sign in')).toBeVisible()
})
