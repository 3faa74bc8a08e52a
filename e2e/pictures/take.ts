// What every picture needs: its place, its moment, and people to be in it.
import type { Locator, Page, TestInfo } from '@playwright/test'
import { type Person, sandboxDomain } from '../phone.ts'
import { expect } from '../test.ts'

export const robot = '+15550100011'

/** Into `pictures/<look>/`, once nothing moves. */
export async function take(page: Page, info: TestInfo, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.screenshot({ path: `pictures/${info.project.name}/${name}.png`, animations: 'disabled' })
}

export const ring = (person: Person, from = robot) =>
  person.page.request.post('/sandbox/call', { data: { from, to: person.user } })

/** A button in a call. */
export const inCall = (person: Person, who: string, name: string): Locator =>
  person.callWith(who).getByRole('button', { name, exact: true })

/** As people’s own address books have them: robots, under names. */
export const known = {
  jonas: ['Jonas Weber', robot],
  mara: ['Mara Lindqvist', '+15550100012'],
  front: ['Front Desk', 'missing'],
} as const

/** From now on the phone knows these people. */
export async function knowPeople({ page, button }: Person): Promise<void> {
  await button('People').click()
  await button('Import, export or delete').click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: 'Import a file (vCard or CSV)', exact: true }).click(),
  ])
  const cards = Object.values(known).map(
    ([name, number]) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL:${/^\+/.test(number) ? number : `sip:${number}@${sandboxDomain}`}\r\nEND:VCARD\r\n`,
  )
  await chooser.setFiles({ name: 'people.vcf', mimeType: 'text/vcard', buffer: Buffer.from(cards.join('')) })
  await expect(page.getByText(`${cards.length} imported`)).toBeVisible()
}

export async function openSettings({ page, button }: Person): Promise<void> {
  await button('Menu').click()
  await page.getByRole('menuitem', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('switch').first()).toBeVisible()
}
