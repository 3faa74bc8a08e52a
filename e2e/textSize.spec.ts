// Who has chosen larger letters in the browser has them in the phone, as far as it fits.
import type { Page } from '@playwright/test'
import { expectInSight, expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import { expect, test } from './test.ts'

const chooseLetters = async (page: Page, px: number) => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: px } })
}

/** px, as painted. */
const heightOf = async (page: Page, name: string) =>
  (await page.getByRole('button', { name, exact: true }).boundingBox())?.height ?? 0

for (const { letters, width, grown } of [
  { letters: 24, width: 1280, grown: 1.5 },
  { letters: 32, width: 1280, grown: 2 },
  { letters: 72, width: 1280, grown: 2 },
  { letters: 9, width: 1280, grown: 1 },
  // A phone needs 320 px.
  { letters: 32, width: 360, grown: 1.125 },
])
  test(`letters of ${letters} px at ${width} px make the phone ${grown} times as large, and all is in sight`, async ({
    arrive,
  }) => {
    const alice = await arrive('alice', { viewport: { width, height: 900 } })
    const { page } = alice
    await page.goto('/')
    const usual = await heightOf(page, 'Try the sandbox')
    await chooseLetters(page, letters)
    await page.reload()
    expect((await heightOf(page, 'Try the sandbox')) / usual).toBeCloseTo(grown, 1)
    await alice.trySandbox()
    await alice.call('echo')
    await alice.expectOpen('echo')
    await expectInSight(alice.button('Mute'), alice.button('Transfer'), alice.button('Hang up'))
    await expectNoSidewaysScroll(page)
    const menu = page.getByRole('button', { name: 'Menu', exact: true })
    await menu.click()
    const items = page.getByRole('menu')
    await expectInSight(items)
    // Under its button, at the same end.
    const [button, box] = [await menu.boundingBox(), await items.boundingBox()]
    const endOf = (one: typeof box) => (one?.x ?? 0) + (one?.width ?? 0)
    expect(Math.abs(endOf(button) - endOf(box))).toBeLessThan(20)
    await page.getByRole('menuitem', { name: 'Settings', exact: true }).click()
    const settings = page.getByRole('dialog', { name: 'Settings', exact: true })
    await expectInSight(settings)
    await expectNoViolations(page)
  })

test('a window that becomes narrow has the phone fit into it again', async ({ arrive }) => {
  const { page } = await arrive('alice', { viewport: { width: 1280, height: 900 } })
  await chooseLetters(page, 32)
  await page.goto('/')
  const large = await heightOf(page, 'Try the sandbox')
  await page.setViewportSize({ width: 360, height: 900 })
  await expect.poll(() => heightOf(page, 'Try the sandbox')).toBeLessThan(large / 1.5)
  await expectNoSidewaysScroll(page)
})
