// The phone in other languages: chosen or found, at once and in the middle of a call, and from right to left.
import type { Page } from '@playwright/test'
import { ar } from '../src/react/words/ar/index.ts'
import { de } from '../src/react/words/de/index.ts'
import { expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import { expect, test } from './test.ts'
import { siteSays, walk } from './walk.ts'

const language = (page: Page) => page.getByRole('combobox', { name: /^(Language|Sprache|اللغة)$/ })
const tongue = (page: Page) =>
  page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])

const rememberFirstHeading = () => {
  new MutationObserver((_, observer) => {
    const heading = document.querySelector('h1')
    if (!heading) return
    observer.disconnect()
    Object.assign(globalThis, {
      firstSeen: [heading.textContent, document.documentElement.lang, document.title],
    })
  }).observe(document, { childList: true, subtree: true })
}
const firstSeen = (page: Page) => page.evaluate(() => (globalThis as { firstSeen?: unknown }).firstSeen)

test('the form speaks the browser’s language from its first moment, unless the site or the person says otherwise', async ({
  arrive,
}) => {
  const { page } = await arrive('alice', { locale: 'de-AT' })
  await siteSays(page, {})
  await page.addInitScript(rememberFirstHeading)
  await page.goto('/')
  await expect(page.getByRole('button', { name: de.words.signIn.signIn, exact: true })).toBeVisible()
  expect(await firstSeen(page)).toEqual([de.words.signIn.title, 'de', de.words.page.title])

  await siteSays(page, { language: 'ar' })
  await page.reload()
  await expect(page.getByRole('button', { name: ar.words.signIn.signIn, exact: true })).toBeVisible()
  expect(await firstSeen(page)).toEqual([ar.words.signIn.title, 'ar', ar.words.page.title])
  expect(await tongue(page)).toEqual(['ar', 'rtl'])

  await language(page).focus()
  await language(page).selectOption('English')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(language(page)).toBeFocused()
  expect(await tongue(page)).toEqual(['en', 'ltr'])
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(page).toHaveTitle('Opentact Softphone')
})

test('a language that cannot be had, or is late, keeps nobody from signing in', async ({ arrive }) => {
  const { page, ...alice } = await arrive('alice', { locale: 'de-DE' })
  await siteSays(page, {})
  let deliver = () => {}
  const late = new Promise<void>((resolve) => {
    deliver = resolve
  })
  await page.route(/\/assets\/de-.*\.js$/, (route) => late.then(() => route.continue()))
  await alice.trySandbox()
  deliver()
  await expect(page.getByRole('textbox', { name: de.words.dial.field, exact: true })).toBeVisible()
  expect(await tongue(page)).toEqual(['de', 'ltr'])

  await page.unrouteAll()
  await siteSays(page, {})
  await page.route(/\/assets\/de-.*\.js$/, (route) => route.abort())
  await page.reload()
  await expect(alice.button('Sign in')).toBeVisible()
  expect(await tongue(page)).toEqual(['en', 'ltr'])
})

test('another language in the middle of a call is spoken at once, and the call and the focus stay', async ({
  online,
}) => {
  const { page, ...alice } = await online('alice')
  await alice.call('echo')
  await alice.expectOpen('echo')
  await alice.press('echo', '12')
  const timer = page.getByRole('timer').first()
  const invites = alice.sent('INVITE').length
  await alice.button('Menu').click()
  await page.getByRole('menuitem', { name: 'Settings', exact: true }).click()
  await language(page).focus()
  await language(page).selectOption('Deutsch')
  await expect(page.getByRole('dialog', { name: de.settings.title, exact: true })).toBeVisible()
  await expect(language(page)).toBeFocused()
  expect(await tongue(page)).toEqual(['de', 'ltr'])
  await language(page).selectOption('العربية')
  await expect(page.getByRole('dialog', { name: ar.settings.title, exact: true })).toBeVisible()
  expect(await tongue(page)).toEqual(['ar', 'rtl'])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: ar.words.call.hangUp, exact: true })).toBeVisible()
  await expect(
    page.getByText(ar.words.call.soundFlowing).or(page.getByText(ar.words.call.quality.clear)).first(),
  ).toBeVisible()
  const before = await timer.textContent()
  await expect(timer).not.toHaveText(before ?? '')
  await expect(page).toHaveTitle(/●/)
  expect(alice.sent('INVITE')).toHaveLength(invites)
  expect(alice.sent('BYE')).toEqual([])
  expect(alice.openSockets()).toBe(1)
  await page.getByRole('button', { name: ar.words.call.hangUp, exact: true }).click()
  await expect.poll(() => alice.sent('BYE').length).toBe(1)
})

/** Nothing is cut off at the side, neither by the page nor by what stands in it. */
async function expectAllOfItsWidth(page: Page, place: string) {
  await expectNoSidewaysScroll(page)
  const wider = await page.evaluate(() =>
    [...document.querySelectorAll('.opentact-phone, .opentact-phone *')]
      .filter((one) => {
        const { overflowX, textOverflow } = getComputedStyle(one)
        const isText = one.matches('button, p, h1, h2, h3, label')
        const isMeant = one.matches('input, select, pre, .unseen, .chips') || textOverflow === 'ellipsis'
        return !isMeant && (isText || overflowX === 'hidden') && one.clientWidth > 1
      })
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.className} ${one.textContent}: ${one.scrollWidth} in ${one.clientWidth}`),
  )
  expect(wider, place).toEqual([])
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`in Arabic no view breaks a rule of accessibility, in ${colorScheme} colours`, async ({ arrive }) => {
    const { page } = await arrive('alice', { locale: 'ar-EG', colorScheme })
    await walk(page, ar, async (place) => {
      await test.step(place, () => expectNoViolations(page))
    })
  })

for (const [tag, said] of [
  ['ar', ar],
  ['de', de],
] as const)
  for (const width of [320, 360])
    test(`nothing scrolls sideways or is cut off in ${tag}, ${width} wide`, async ({ arrive }) => {
      const { page } = await arrive('alice', { locale: tag, viewport: { width, height: 640 } })
      await walk(page, said, async (place) => {
        await expectAllOfItsWidth(page, place)
      })
    })
