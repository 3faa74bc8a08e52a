// Through all that the phone can show, in any language.
import { expect, type Page } from '@playwright/test'
import { tongueOf } from '../src/react/words/languages.ts'
import type { Language } from '../src/react/words/words.ts'

/** What the site says, whatever another test has set meanwhile. */
export const siteSays = (page: Page, config: object) =>
  page.route('**/config.json', (route) => route.fulfill({ json: config }))

/** `at` is told where it is. */
export async function walk(
  page: Page,
  { words: w, ...parts }: Language,
  at: (place: string) => Promise<void>,
): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const tab = (name: string) =>
    page.getByRole('navigation').getByRole('button', { name }).locator('visible=true').first()
  const robotCalls = (from: string) => page.request.post('/sandbox/call', { data: { from, to: 'alice' } })
  await siteSays(page, {})
  await page.goto('/')
  await expect(button(w.signIn.signIn)).toBeVisible()
  await at('sign-in')
  await button(w.signIn.signIn).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await at('something is missing')
  await button(w.signIn.sandbox).click()
  await expect(page.getByRole('status', { name: w.line.name, exact: true })).toContainText(w.line.online)
  await at('home')
  const field = page.getByRole('textbox', { name: w.dial.field, exact: true })
  await field.fill('+49 30 23125')
  // Written from the left, and standing where the language begins.
  await expect(field).toHaveCSS('direction', 'ltr')
  await expect(field).toHaveCSS('text-align', tongueOf(w).dir === 'rtl' ? 'right' : 'left')
  await at('a number is typed')
  await field.fill('early')
  await button(w.dial.call).click()
  await expect(button(w.call.hangUp)).toBeVisible()
  await at('calling')
  await expect(page.getByRole('timer').first()).toBeVisible()
  await expect(button(w.call.hold)).toBeEnabled()
  await at('in a call')
  await button(w.call.keypad).click()
  const keypad = page.getByRole('group', { name: w.keypad.name, exact: true })
  for (const digit of ['1', '2', '#']) await keypad.getByRole('button', { name: digit, exact: true }).click()
  const [one, three] = await Promise.all(
    ['1', '3'].map((digit) => keypad.getByRole('button', { name: digit, exact: true }).boundingBox()),
  )
  expect(one?.x, 'the keypad runs from left to right').toBeLessThan(three?.x ?? 0)
  await at('keypad')
  await page.keyboard.press('Escape')
  await button(w.transfer.name).click()
  await at('transfer')
  await page.keyboard.press('Escape')
  await button(w.call.hold).click()
  await expect(page.getByText(w.call.onHold).first()).toBeVisible()
  await at('on hold')
  await robotCalls('+15550100011')
  await expect(
    page.getByRole('alertdialog').getByRole('button', { name: w.incoming.answer, exact: true }),
  ).toBeEnabled()
  await at('a second call comes in')
  await page.getByRole('alertdialog').getByRole('button', { name: w.incoming.decline, exact: true }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  const story = button(w.call.timeline)
  if (await story.isVisible()) await story.click()
  await expect(page.getByRole('log')).toBeVisible()
  await at('timeline')
  if (await story.isVisible()) await story.click()
  await button(w.call.hangUp).click()
  await expect(button(w.ended.callAgain)).toBeVisible()
  await at('ended')
  // It goes by itself after a while, too.
  if (await button(w.ended.done).isVisible()) await button(w.ended.done).click()
  await expect(field).toBeVisible()
  await robotCalls('+15550100011')
  await expect(
    page.getByRole('alertdialog').getByRole('button', { name: w.incoming.answer, exact: true }),
  ).toBeEnabled()
  await at('a call comes in')
  await page.getByRole('alertdialog').getByRole('button', { name: w.incoming.decline, exact: true }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await tab(w.tabs.history).click()
  await expect(page.getByRole('list', { name: w.history.name, exact: true })).toBeVisible()
  await at('history')
  await tab(w.tabs.people).click()
  await expect(button(parts.contacts.add)).toBeVisible()
  await at('people')
  await button(parts.contacts.add).click()
  await expect(button(parts.contacts.save)).toBeVisible()
  await at('a new contact')
  await button(parts.contacts.cancel).click()
  await tab(w.account.name).click()
  await at('account')
  await button(w.menu.name).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await at('menu')
  await page.getByRole('menuitem', { name: w.menu.settings, exact: true }).click()
  await expect(page.getByRole('switch').first()).toBeVisible()
  await at('settings')
}
