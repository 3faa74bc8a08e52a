// The elements speak the language of their attribute, of the page around them, or of the browser.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ar } from '../src/react/words/ar/index.ts'
import { de } from '../src/react/words/de/index.ts'
import { fr } from '../src/react/words/fr/index.ts'
import type { PhoneElement } from '../src/widget/elements.ts'
import { expect, test, violationsOf } from './embed.ts'
import { expectNoViolations } from './looks.ts'

const alice = (more = '') =>
  `<opentact-phone domain="sandbox.sip.opentact.test" user="alice" credentials-url="/credentials" ${more}></opentact-phone>`
const callUs = (more = '') =>
  `<opentact-call domain="sandbox.sip.opentact.test" user="alice" credentials-url="/credentials" target="echo" ${more}></opentact-call>`

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })

test('a phone in Arabic runs from right to left in an English page, stays in its corner, and changes at once', async ({
  visit,
}) => {
  const { page, phone, button } = await visit(`<main><h1>Somebody’s page</h1>${alice('lang="ar-EG"')}</main>`)
  await button(ar.launcher.phone).click()
  await expect(field(page, ar.words.dial.field)).toBeVisible()
  const root = phone.locator('.opentact-phone').first()
  await expect(root).toHaveAttribute('dir', 'rtl')
  await expect(root).toHaveAttribute('lang', 'ar')
  const box = await button(ar.words.widget.close).boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan((page.viewportSize()?.width ?? 0) - 60)
  await expectNoViolations(page)

  await phone.evaluate((element: PhoneElement) => {
    element.lang = 'de'
  })
  await expect(field(page, de.words.dial.field)).toBeVisible()
  await expect(root).toHaveAttribute('dir', 'ltr')

  await phone.evaluate((element: PhoneElement) => element.removeAttribute('lang'))
  await page.evaluate(() => {
    document.documentElement.lang = 'fr-CA'
  })
  await expect(field(page, fr.words.dial.field)).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})

test('a button in a German page is German once it is pressed', async ({ visit }) => {
  const { page, button } = await visit(`<main lang="de">${callUs()}</main>`)
  await button('Call us').click()
  await expect(button(de.words.call.mute)).toBeVisible()
  await button(de.words.call.hangUp).click()
  await expect(button(de.words.widget.callAgain)).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})

test('a language with one byte changed is refused, and the phone stays English', async ({
  visit,
  site,
  widget,
}) => {
  const bytes = readFileSync(join(widget, 'de.js'))
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  site.forged.set('de.js', bytes)
  const { page, phone } = await visit('')
  const warned = page.waitForEvent('console', (message) =>
    message.text().includes('./de.js is not what it was'),
  )
  await page.evaluate(
    (html) => document.body.append(document.createRange().createContextualFragment(html)),
    alice('lang="de" open'),
  )
  await warned
  await expect(field(page, 'Name or number')).toBeVisible()
  site.forged.clear()
  await phone.evaluate((element: PhoneElement) => {
    element.lang = 'fr'
  })
  await expect(field(page, fr.words.dial.field)).toBeVisible()
})
