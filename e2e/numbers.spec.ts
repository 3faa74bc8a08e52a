// Numbers as people write them, in a real browser: typed, edited in the middle, pasted, and who answers in the end.
import type { Page } from '@playwright/test'
import { expectToHear } from './sound.ts'
import { expect, test } from './test.ts'

/** Somebody in Germany who reads English: language and clock agree. */
const german = {
  locale: 'en-DE',
  timezoneId: 'Europe/Berlin',
  permissions: ['microphone', 'clipboard-read', 'clipboard-write'],
}

/** What the field shows, `|` where the caret stands; `[…]` where something is selected. */
const seen = (page: Page) =>
  page.getByLabel('Name or number', { exact: true }).evaluate((field) => {
    const { value, selectionStart: from, selectionEnd: to } = field as HTMLInputElement
    if (from === null || to === null) throw new Error('The field has no caret.')
    const middle = from === to ? '|' : `[${value.slice(from, to)}]`
    return value.slice(0, from) + middle + value.slice(to)
  })

const expectSeen = (page: Page, text: string) => expect.poll(() => seen(page)).toBe(text)

/** As people paste: with the keys, from the clipboard. */
async function paste(page: Page, text: string) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('ControlOrMeta+v')
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test('what is typed looks as its country writes it, and the caret stays where somebody edits', async ({
  online,
}) => {
  const { page, field } = await online('alice', german)
  const { keyboard } = page
  const press = async (name: string, times = 1) => {
    for (let time = 0; time < times; time++) await keyboard.press(name)
  }
  await field.click()
  await keyboard.type('+493023125014')
  await expectSeen(page, '+49 30 23125014|')
  await expect(field).toHaveAccessibleDescription('Germany')

  await press('ArrowLeft', 4)
  await expectSeen(page, '+49 30 2312|5014')
  await keyboard.type('9')
  await expectSeen(page, '+49 30 23129|5014')
  await press('Backspace')
  await expectSeen(page, '+49 30 2312|5014')
  await press('Delete')
  await expectSeen(page, '+49 30 2312|014')
  await press('ControlOrMeta+z')
  await expectSeen(page, '+49 30 2312|5014')
  await press('ControlOrMeta+Shift+z')
  await expectSeen(page, '+49 30 2312|014')
  await press('ControlOrMeta+z')

  // Over a blank: the digit beyond it.
  await press('Home')
  await press('ArrowRight', 7)
  await expectSeen(page, '+49 30 |23125014')
  await press('Backspace')
  await expectSeen(page, '+49 3|2 3125014')
  await keyboard.type('0')
  await expectSeen(page, '+49 30| 23125014')

  // Marked, copied without blanks, typed over, pasted into the middle.
  await press('Shift+End')
  await press('ControlOrMeta+c')
  expect(await clipboard(page)).toBe('23125014')
  await keyboard.type('7')
  await expectSeen(page, '+49 30 7|')
  await press('ArrowLeft')
  await paste(page, '23 12-5')
  await expectSeen(page, '+49 30 23125|7')
  await press('ControlOrMeta+a')
  await press('ControlOrMeta+x')
  expect(await clipboard(page)).toBe('+493023125' + '7')
  await expectSeen(page, '|')

  // A name, an address and a short number are what they are.
  await keyboard.type('+49302312@acme.test')
  await expectSeen(page, '+49302312@acme.test|')
  await press('ControlOrMeta+a')
  await keyboard.type('20-01')
  await expectSeen(page, '20-01|')
  await expect(field).toHaveAccessibleDescription('')
})

test('a number of the own country is dialled with it, an extension never', async ({ online }) => {
  const { page, field, sent } = await online('alice', german)
  const dialled = () => /^INVITE sip:([^@]+)@/.exec(sent('INVITE').at(-1) ?? '')?.[1]
  await field.click()
  await page.keyboard.type('030 23125014')
  await expectSeen(page, '030 23125014|')
  await expect(field).toHaveAccessibleDescription('Germany')
  await page.keyboard.press('Enter')
  await expect.poll(dialled).toBe('+493023125014')
  await page.keyboard.press('Escape')
  await field.click()
  await page.keyboard.type('2001')
  await page.keyboard.press('Enter')
  await expect.poll(dialled).toBe('2001')
})

test('where only the language says a country, a number without one goes out as it was typed', async ({
  online,
}) => {
  const { page, field, sent } = await online('alice', { locale: 'en-US', timezoneId: 'Asia/Kolkata' })
  await field.click()
  await page.keyboard.type('4155550100')
  await expect(field).toHaveAccessibleDescription('')
  await page.keyboard.press('Enter')
  await expect.poll(() => sent('INVITE').length).toBeGreaterThan(0)
  expect(sent('INVITE').at(-1)).toMatch(/^INVITE sip:4155550100@/)
})

const ugly = [
  ['call me at +1 (555) 010-0012 please', '+15550100012'],
  ['tel:+1-555-010-0013;phone-context=x', '+15550100013'],
  ['＋１\u00a0５５５\u2011０１０\u20110014', '+15550100014'],
  ['+١ ٥٥٥ ٠١٠ ٠٠١٥', '+15550100015'],
] as const

test('a call to an ugly number, pasted, arrives where it is meant to, and looks well', async ({ online }) => {
  const { page, field, sent, callWith, hangUp, expectTalking } = await online('alice', german)
  for (const [written, number] of ugly) {
    await field.click()
    await paste(page, written)
    const shown = number.replace(/^\+1(...)(...)(....)$/, '+1 $1 $2 $3')
    await expectSeen(page, `${shown}|`)
    await page.keyboard.press('Enter')
    await expectTalking(number)
    await expectToHear(page)
    expect(sent('INVITE').at(-1)).toMatch(new RegExp(`^INVITE sip:\\${number}@`))
    // For the eye as it is written; by name and in the clipboard as it is.
    const heading = callWith(number).getByRole('heading', { name: number, exact: true })
    await expect(heading).toBeVisible()
    await heading.selectText()
    await page.keyboard.press('ControlOrMeta+c')
    expect(await clipboard(page)).toBe(number)
    await hangUp(number)
    await page.getByRole('button', { name: 'Done', exact: true }).click()
  }
  await page.getByRole('button', { name: /^History/ }).click()
  const rows = page.getByRole('list', { name: 'History', exact: true }).getByRole('listitem')
  await expect(rows.first()).toContainText('+15550100015')
})

test('an extension in the text is sent once somebody has answered', async ({ online }) => {
  const { page, field, expectTalking, callWith } = await online('alice', german)
  await field.click()
  await paste(page, 'Phone: +1 (555) 010-0016 ext. 23')
  await expectSeen(page, '+1 555 010 0016,23|')
  await page.keyboard.press('Enter')
  await expectTalking('+15550100016')
  const timeline = callWith('+15550100016').getByRole('log', { name: 'Timeline', exact: true })
  await expect(timeline.getByText(/23/).first()).toBeVisible()
})

test('who calls is shown as the country writes it, and named by the plain number', async ({ online }) => {
  const { page, ringing } = await online('alice')
  await page.request.post('/sandbox/call', {
    data: { from: '+15550100011', to: 'alice', cancelAfter: 20_000 },
  })
  await expect(ringing('+15550100011')).toBeVisible()
  await expect(ringing('+15550100011').getByRole('heading', { name: '+15550100011' })).toBeVisible()
  // In groups for the eye alone: the text stays what it is.
  const groups = ringing('+15550100011').locator('h2 .number > span')
  await expect(groups).toHaveText(['+1', '555', '010', '0011'])
})

test('before the script with the tables is there, and without it, everything works as it was', async ({
  arrive,
}) => {
  const person = await arrive('alice', german)
  const { page, field } = person
  let asked = 0
  await page.route(/phoneNumbers-[\w-]+\.js/, (route) => {
    asked++
    return route.abort()
  })
  await person.trySandbox()
  await field.click()
  await page.keyboard.type('+1 (555) 010-0017')
  await expectSeen(page, '+1 (555) 010-0017|')
  expect(asked).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await person.expectTalking('+15550100017')
})
