/** The settings of a page, as a person opens and closes them. */

import type { Page } from '@playwright/test'
import { expect } from './test.ts'

export const settingsOf = (page: Page) => page.getByRole('dialog', { name: 'Settings', exact: true })
export const doNotDisturb = (page: Page) =>
  settingsOf(page).getByRole('switch', { name: 'Do not disturb', exact: true })
export const endOfIt = (page: Page) =>
  page.getByRole('button', { name: 'Do not disturb is on: turn it off', exact: true })

export async function openSettings(page: Page) {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Settings', exact: true }).click()
  await expect(doNotDisturb(page)).toBeVisible()
}
export const closeSettings = async (page: Page) => {
  await page.keyboard.press('Escape')
  await expect(settingsOf(page)).toHaveCount(0)
}
