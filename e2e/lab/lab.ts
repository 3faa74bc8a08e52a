// `test` with the lab's people and phones in it: `phone('alice')` is alice in Chromium, `desk` the phone on the desk.
import { type Browser, test as base, expect } from '@playwright/test'
import { type Baresip, connectBaresip } from './baresip.ts'
import { launchFirefox } from './browsers.ts'
import { openPhone, type PagePhone } from './page.ts'
import { desk, type User } from './stack.ts'
import { type DeskWire, listenAtDesk } from './wire.ts'

type OpenPhone = (user: User) => Promise<PagePhone>

export const test = base.extend<
  { phone: OpenPhone; firefoxPhone: OpenPhone; deskPhone: Baresip; deskWire: DeskWire },
  { firefox: Browser }
>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      const browser = await launchFirefox()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  phone: async ({ browser }, use) => usePhones(browser, use),
  firefoxPhone: async ({ firefox }, use) => usePhones(firefox, use),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
  deskWire: async ({}, use) => {
    const wire = await listenAtDesk()
    await use(wire)
    wire.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
  deskPhone: async ({}, use) => {
    const phone = await connectBaresip(desk.controlPort)
    await use(phone)
    // A test that failed in a call leaves none behind: the desk answers four, and no more.
    await expect
      .poll(() => {
        if (phone.isInCall()) phone.hangUp()
        return phone.isInCall()
      })
      .toBe(false)
    phone.close()
  },
})

async function usePhones(browser: Browser, use: (open: OpenPhone) => Promise<void>) {
  const opened: PagePhone[] = []
  await use(async (user) => {
    const phone = await openPhone(browser, user)
    opened.push(phone)
    return phone
  })
  for (const phone of opened) await phone.close()
}
