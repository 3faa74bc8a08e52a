// The phone in the corner of a page: for keys, for screen readers, and what it shows while it is closed.
import type { Locator } from '@playwright/test'
import { alice, callEcho, expect, script, test } from './embed.ts'
import { expectNoViolations } from './looks.ts'
import { expectToHear } from './sound.ts'

/** Icons are lines, but for those that are meant to be solid: nothing of the launcher's own look reaches them. */
const outlinesFilled = (phone: Locator) =>
  phone.evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll('svg.icon:not(.solid, .hold, .resume)') ?? [])]
      .filter((icon) => getComputedStyle(icon).fill !== 'none')
      .map((icon) => icon.getAttribute('class')),
  )

test('Escape closes what lies on top, then the phone, and never ends a call', async ({ visit }) => {
  const { page, phone, button } = await visit(alice)
  await expect(phone).toHaveAttribute('data-line', 'online')
  await button('Phone').click()
  await expect(page.getByLabel('Name or number', { exact: true })).toBeFocused()
  await page.keyboard.type('echo')
  await page.keyboard.press('Enter')
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  const call = page.getByRole('region', { name: 'Call with echo', exact: true })
  await call.getByRole('button', { name: 'Keypad', exact: true }).click()
  const keypad = page.getByRole('group', { name: 'Keypad', exact: true })
  await expect(keypad).toBeVisible()
  expect(await outlinesFilled(phone)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(keypad).toBeHidden()
  await expect(phone).toHaveAttribute('open')
  await page.keyboard.press('Escape')
  await expect(phone).not.toHaveAttribute('open')
  await expect(button('Open the call with echo')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
})

test('a closed phone says whether the call is held or muted, and changes it', async ({ visit }) => {
  const { page, phone, button } = await visit(alice)
  await expect(phone).toHaveAttribute('data-line', 'online')
  await phone.evaluate((element: HTMLElementTagNameMap['opentact-phone']) => element.call('echo'))
  const pill = page.getByRole('region', { name: 'Call with echo', exact: true })
  await expect(pill.getByRole('timer')).toBeVisible()
  await button('Mute').click()
  await expect(pill.getByText('Muted', { exact: true })).toBeVisible()
  await button('Hold').click()
  await expect(pill.getByText('On hold', { exact: true })).toBeVisible()
  await button('Resume').click()
  await button('Unmute').click()
  await expect(pill.getByRole('timer')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 568 })
  const box = await pill.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
})

test('who calls a closed phone is told where a voice listened before; the phone behind it is drawn when it opens', async ({
  visit,
  site,
}) => {
  const { page, phone, button } = await visit(alice)
  await expect(phone).toHaveAttribute('data-line', 'online')
  const listened = page.locator('[aria-live=assertive]')
  await expect(listened).toHaveCount(1)
  const before = await listened.elementHandle()
  await expect(page.locator('.dock-panel .head')).toHaveCount(0)
  await page.request.post(`${site.origin}/sandbox/call`, { data: { from: '+15550100011', to: 'alice' } })
  await expect.poll(() => before?.textContent()).toMatch(/^Incoming call from \+ 1 5 5 5 .*Enter answers/)
  expect(await before?.evaluate((region) => region.isConnected && !region.closest('[hidden]'))).toBe(true)
  await expect(phone).toHaveAttribute('open')
  await expect(listened).toHaveCount(1)
  await expect(button('Answer')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
})

for (const colorScheme of ['light', 'dark'] as const) {
  const inSite = (words: string): [string, { head: string }] => [
    `<main><h1>Somebody’s site</h1>${words}</main>`,
    { head: `<style>:root { color-scheme: ${colorScheme} }</style>${script}` },
  ]

  test(`no state of <opentact-phone> breaks a rule of accessibility, in ${colorScheme} colours`, async ({
    visit,
    site,
  }) => {
    const { page, phone, button } = await visit(...inSite(alice))
    await page.emulateMedia({ colorScheme })
    await expect(phone).toHaveAttribute('data-line', 'online')
    await expectNoViolations(page)
    await button('Phone').click()
    await expectNoViolations(page)
    await button('Close the phone').click()
    await page.request.post(`${site.origin}/sandbox/call`, { data: { from: '+15550100011', to: 'alice' } })
    const answer = page.getByRole('alertdialog').getByRole('button', { name: 'Answer' })
    await expect(answer).toBeEnabled()
    await expectNoViolations(page)
    await answer.click()
    await expect(phone).toHaveAttribute('data-phase', 'connected')
    await expectNoViolations(page)
    await button('Close the phone').click()
    await button('Hold').click()
    await expect(page.getByText('On hold', { exact: true })).toBeVisible()
    await expectNoViolations(page)
  })

  test(`no state of <opentact-call> breaks a rule of accessibility, in ${colorScheme} colours`, async ({
    visit,
  }) => {
    const { page, phone, button } = await visit(...inSite(`<p>Ask ${callEcho} now.</p>`))
    await page.emulateMedia({ colorScheme })
    await expectNoViolations(page)
    await button('Call us').click()
    await expect(phone).toHaveAttribute('data-phase', 'connected')
    await button('Keypad').click()
    await expectNoViolations(page)
    await button('Hang up').click()
    await expect(button('Call again')).toBeVisible()
    await expectNoViolations(page)
  })
}
