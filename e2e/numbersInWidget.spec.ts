// Numbers in the elements: the tables come when a dial field is first used, by their digest, and to no one else.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { alice, callEcho, expect, strictCsp, test, violationsOf } from './embed.ts'

const asked = (paths: readonly string[]) => paths.filter((path) => path.endsWith('/phoneNumbers.js')).length

test('a dial field that is used has the tables fetched, and shows numbers as they are written', async ({
  visit,
  site,
}) => {
  const { page, phone, button } = await visit(alice.replace(' user', ' region="DE" user'), { csp: strictCsp })
  await expect(phone).toHaveAttribute('data-line', 'online')
  expect(asked(site.asked)).toBe(0)
  await button('Phone').click()
  const field = page.getByLabel('Name or number', { exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type('03023125014')
  await expect(field).toHaveValue('030 23125014')
  await expect(field).toHaveAccessibleDescription('Germany')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('99')
  await expect(field).toHaveValue('030 231250994')
  expect(await field.evaluate((one: HTMLInputElement) => one.selectionStart)).toBe('030 23125099'.length)
  await page.keyboard.press('Enter')
  const number = '+4930231250994'
  await expect(page.getByRole('region', { name: `Call with ${number}`, exact: true })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  expect(asked(site.asked)).toBeGreaterThan(0)
})

test('tables with one byte changed are refused, and the phone goes on without them', async ({
  visit,
  site,
  widget,
}) => {
  const bytes = readFileSync(join(widget, 'phoneNumbers.js'))
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  site.forged.set('phoneNumbers.js', bytes)
  const { page, phone, button } = await visit(alice)
  await expect(phone).toHaveAttribute('data-line', 'online')
  await button('Phone').click()
  await page.getByLabel('Name or number', { exact: true }).click()
  await expect.poll(() => asked(site.asked)).toBeGreaterThan(0)
  await page.keyboard.type('+15550100011')
  await expect(page.getByLabel('Name or number', { exact: true })).toHaveValue('+15550100011')
  await page.keyboard.press('Enter')
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expect(page.getByRole('heading', { name: '+15550100011', exact: true })).toBeVisible()
})

test('a button that calls one place never has them fetched', async ({ visit, site }) => {
  const { page, phone } = await visit(callEcho)
  await page.getByRole('button', { name: /Call us/ }).click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  expect(asked(site.asked)).toBe(0)
})
