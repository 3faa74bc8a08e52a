// People whom the person knows: taken from a file, found while typing, named when they call, edited, written out.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import { expect, test } from './test.ts'

const robot = '+15550100011'
const people = (page: Page) => page.getByRole('list', { name: 'People', exact: true })
const rows = (page: Page) => people(page).getByRole('listitem')
const toPeople = (page: Page) => page.getByRole('button', { name: 'People', exact: true }).click()
const choose = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'Import, export or delete', exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}
const take = async (page: Page, name: string, text: string) => {
  const [file] = await Promise.all([
    page.waitForEvent('filechooser'),
    choose(page, 'Import a file (vCard or CSV)'),
  ])
  await file.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}
const card = (name: string, number: string) =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL;TYPE=CELL:${number}\r\nEND:VCARD\r\n`

test('a contact from a file is offered while typing, named when calling, in the history, and after a reload', async ({
  online,
}) => {
  const { page, ...alice } = await online('alice')
  await toPeople(page)
  await take(
    page,
    'a.vcf',
    card('Zoë Robot', '+1 (555) 010-0011') + card('Nobody', '') + card('Bad', 'bob@-x'),
  )
  await expect(page.locator('.told')).toHaveText([
    '1 imported, 1 left out without a number, and 1 left out that cannot be dialled',
  ])
  await expect(rows(page).filter({ hasText: 'Zoë Robot' })).toContainText(robot)
  // The platform's own people stand beside them.
  await expect(rows(page).filter({ hasText: 'bob' })).toHaveCount(1)
  await expectNoViolations(page)

  await page.getByRole('textbox', { name: 'Name or number', exact: true }).fill('zoe rob')
  await expect(page.getByRole('list', { name: 'Suggestions', exact: true })).toContainText('Zoë Robot')
  await page.getByRole('textbox', { name: 'Name or number', exact: true }).fill('555 010')
  await expect(page.getByRole('list', { name: 'Suggestions', exact: true })).toContainText('Zoë Robot')
  await page.getByRole('textbox', { name: 'Name or number', exact: true }).fill('')

  await page.reload()
  await alice.trySandbox()
  await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice' } })
  await alice.expectToRing('Zoë Robot')
  await alice.decline('Zoë Robot')
  await alice.expectInHistory('Zoë Robot', 'Declined')

  // Another name from now on is the name of the call that was.
  await toPeople(page)
  await page.getByRole('button', { name: 'Edit Zoë Robot', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Robot, called Zoë')
  await page.getByRole('textbox', { name: 'Number or address 2', exact: true }).fill('not one')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('A contact needs a number')).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('textbox', { name: 'Number or address 2', exact: true }).fill('echo')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(rows(page).filter({ hasText: 'Robot, called Zoë' })).toContainText('+1')
  const [file] = await Promise.all([page.waitForEvent('download'), choose(page, 'Export as vCard')])
  expect(readFileSync(await file.path(), 'utf8')).toContain('FN:Robot\\, called Zoë\r\n')
  await page.getByRole('button', { name: /^History/ }).click()
  await expect(page.getByRole('list', { name: 'History', exact: true })).toContainText('Robot, called Zoë')
})

test('a contact is called with one press, and gone when deleted', async ({ online }) => {
  const { page, ...alice } = await online('alice', { viewport: { width: 320, height: 568 } })
  await toPeople(page)
  await page.getByRole('button', { name: 'Add a contact', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('My Echo')
  await page.getByRole('textbox', { name: 'Number or address 1', exact: true }).fill('echo')
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Call My Echo', exact: true }).click()
  await alice.expectTalking('My Echo')
  await alice.hangUp('My Echo')
  await alice.button('Done').click()

  await toPeople(page)
  await page.getByRole('button', { name: 'Edit My Echo', exact: true }).click()
  await page.getByRole('button', { name: 'Delete this contact', exact: true }).click()
  await expect(rows(page).filter({ hasText: 'My Echo' })).toHaveCount(0)
})

test('a contact that is added, edited or deleted in one tab is so in the other', async ({ online }) => {
  const { page } = await online('alice')
  const other = await page.context().newPage()
  await other.goto('/')
  await other.getByRole('button', { name: 'Try the sandbox', exact: true }).click()
  for (const tab of [page, other]) await toPeople(tab)
  await take(page, 'a.vcf', card('Zoë Robot', robot))
  const shown = (name: string) => rows(other).filter({ hasText: name })
  await expect(shown('Zoë Robot')).toHaveCount(1)
  await page.getByRole('button', { name: 'Edit Zoë Robot', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Robot Zoë')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(shown('Robot Zoë')).toHaveCount(1)
  await expect(shown('Zoë Robot')).toHaveCount(0)
  await page.getByRole('button', { name: 'Edit Robot Zoë', exact: true }).click()
  await page.getByRole('button', { name: 'Delete this contact', exact: true }).click()
  await expect(shown('Robot Zoë')).toHaveCount(0)
})

test('all contacts are deleted at once, in every tab and for good, after a question that can be refused', async ({
  online,
}) => {
  const { page, ...alice } = await online('alice', { viewport: { width: 400, height: 700 } })
  const other = await page.context().newPage()
  await other.goto('/')
  await other.getByRole('button', { name: 'Try the sandbox', exact: true }).click()
  for (const tab of [page, other]) await toPeople(tab)
  const more = page.getByRole('button', { name: 'Import, export or delete', exact: true })
  const own = (tab: Page) => tab.getByRole('button', { name: /^Edit / })
  // There is nobody to delete yet.
  await more.click()
  await expect(page.getByRole('menuitem')).toHaveCount(3)
  await page.keyboard.press('Escape')
  await take(page, 'a.vcf', card('Zoë Robot', robot) + card('Ada', '1'))
  await expect(own(other)).toHaveCount(2)

  await choose(page, 'Delete all contacts…')
  const question = page.getByRole('group', { name: 'This deletes all 2 of your contacts from this device.' })
  const keep = question.getByRole('button', { name: 'Keep', exact: true })
  await expect(keep).toBeFocused()
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(more).toBeFocused()
  await choose(page, 'Delete all contacts…')
  await expect(keep).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await expect(own(page)).toHaveCount(2)

  await choose(page, 'Delete all contacts…')
  await question.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(more).toBeFocused()
  await expect(page.locator('.told')).toHaveText('Your contacts are deleted.')
  for (const tab of [page, other]) {
    await expect(own(tab)).toHaveCount(0)
    // The platform's own people stay.
    await expect(rows(tab).filter({ hasText: 'bob' })).toHaveCount(1)
  }
  await page.reload()
  await alice.trySandbox()
  await toPeople(page)
  await expect(rows(page).filter({ hasText: 'bob' })).toHaveCount(1)
  await expect(own(page)).toHaveCount(0)
})

test('of five thousand contacts those in sight are drawn, and any is found', async ({ online }) => {
  const { page } = await online('alice')
  await toPeople(page)
  const all = Array.from({ length: 5000 }, (_, at) => `Person ${at},+4930${100_000 + at}`)
  await take(page, 'all.csv', ['Name,Phone', ...all].join('\n'))
  await expect(page.getByText('5000 imported')).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
  expect(await rows(page).count()).toBeLessThan(60)
  await page.getByRole('textbox', { name: 'Search people', exact: true }).fill('person 4999')
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('textbox', { name: 'Name or number', exact: true }).fill('030 104 999')
  await expect(page.getByRole('list', { name: 'Suggestions', exact: true })).toContainText('Person 4999')
})
