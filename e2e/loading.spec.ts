// The page comes in parts: the sign-in form first, the phone while somebody signs in.
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

/** The scripts that the page fetches by itself later; the phone's worker is begun when the phone is made. */
const later = /\/assets\/(?!index-|.+\.worker-)[^/]+\.js$/

const notLoaded = 'The phone could not be loaded; check your network.'

/** Lets nothing more of the page through, as without a network, until told otherwise. */
async function cutOff(page: Page) {
  await page.route(later, (route) => route.abort('internetdisconnected'))
  return () => page.unroute(later)
}

test('the phone is there by the time somebody signs in, without being asked for', async ({ arrive }) => {
  const { page, ...alice } = await arrive('alice')
  const asked: string[] = []
  const loaded: string[] = []
  page.on('request', (request) => later.test(request.url()) && asked.push(request.url()))
  page.on('requestfinished', (request) => later.test(request.url()) && loaded.push(request.url()))
  await page.goto('/')
  await expect(alice.button('Sign in')).toBeVisible()
  await expect.poll(() => loaded.length > 0 && loaded.length === asked.length).toBe(true)

  // The lists of calls and people come when they are looked at; the phone does without them.
  await cutOff(page)
  await alice.button('Try the sandbox').click()
  await expect(alice.line).toHaveText(/^Online/)
  await alice.call('echo')
  await alice.expectTalking('echo')
  await alice.button('Hold').click()
  await expect(alice.button('Resume')).toBeVisible()
})

test('a phone that cannot be loaded is said in a sentence, and comes once the network is back', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice')
  const restore = await cutOff(page)
  await alice.signIn('alice-sandbox')
  await expect(page.getByRole('alert')).toContainText(notLoaded)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('alice-sandbox')

  await restore()
  await alice.button('Try again').click()
  await expect(alice.line).toHaveText(/^Online/)
})

test('where the site holds another release by now, trying again gets the whole page anew', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice')
  await page.route(later, (route) => route.fulfill({ status: 404 }))
  await alice.signIn('alice-sandbox')
  await expect(page.getByRole('alert')).toContainText(notLoaded)

  const anew = page.waitForEvent('load')
  await alice.button('Try again').click()
  await anew
  await expect(page.getByLabel('User', { exact: true })).toHaveValue('alice')
  await page.unroute(later)
  await page.getByLabel('Password', { exact: true }).fill('alice-sandbox')
  await alice.button('Sign in').click()
  await expect(alice.line).toHaveText(/^Online/)
})
