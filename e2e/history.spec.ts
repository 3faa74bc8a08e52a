// What is left of calls: kept in the browser for each account, searched, written into a file, deleted.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import { personAt, sandboxDomain } from './phone.ts'
import { expect, test } from './test.ts'

const robot = '+15550100011'
const history = (page: Page) => page.getByRole('list', { name: 'History', exact: true })
const rows = (page: Page) => history(page).getByRole('listitem')
const badge = (page: Page) => page.getByRole('button', { name: /^History \d+ ?missed|^History\s*\d+/ })
const search = (page: Page) => page.getByRole('textbox', { name: 'Search history', exact: true })
const choose = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'Export or delete', exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}
const openSettings = async (page: Page) => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Settings', exact: true }).click()
}
const missedCall = async (page: Page) => {
  await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice', cancelAfter: 500 } })
}

/** As if that many calls had been made with this account before. */
const fill = (page: Page, count: number) =>
  page.evaluate(
    async ([name, count]) => {
      const open = indexedDB.open(`opentact-softphone alice@${name}`, 1)
      open.onupgradeneeded = () => {
        for (const one of ['calls', 'stories', 'contacts']) open.result.createObjectStore(one)
      }
      await new Promise((done) => {
        open.onsuccess = done
      })
      const change = open.result.transaction('calls', 'readwrite')
      for (let at = 0; at < count; at++) {
        const id = `old${at}`
        const began = Date.now() - (at + 1) * 600_000
        const party = { name: `Person ${at}`, user: `${at}`, address: `sip:${at}@old.example` }
        const state = {
          phase: 'ended',
          at: began + 9000,
          since: began,
          reason: { kind: 'hung-up', by: 'us' },
        }
        const call = { id, direction: 'incoming', party, to: '', createdAt: began, state }
        change.objectStore('calls').put({ call, seen: true }, id)
      }
      await new Promise((done) => {
        change.oncomplete = done
      })
      open.result.close()
    },
    [sandboxDomain, count] as const,
  )

test('calls are there after a reload with their stories, missed ones counted until they are looked at', async ({
  online,
}) => {
  const { page, ...alice } = await online('alice', { viewport: { width: 400, height: 700 } })
  await alice.call('echo')
  await alice.expectTalking('echo')
  await alice.hangUp('echo')
  await expect(alice.button('Call again')).toBeVisible()
  await missedCall(page)
  await alice.expectToRing(robot)
  await alice.expectNoRinging()

  await page.reload()
  await alice.trySandbox()
  await expect(badge(page)).toHaveCount(1)
  await badge(page).click()
  await expect(badge(page)).toHaveCount(0)
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).filter({ hasText: robot })).toContainText('Missed')
  await expect(page.getByRole('heading', { name: 'Today', exact: true })).toHaveCount(1)
  await expectNoViolations(page)
  await expectNoSidewaysScroll(page)

  await alice.openFromHistory('echo')
  await expect(page.getByRole('log', { name: 'Timeline', exact: true })).toContainText('You called echo')
  await expect(page.getByRole('log', { name: 'Timeline', exact: true })).toContainText('Connected')
  await page.getByRole('button', { name: 'Back to History', exact: true }).click()

  // One click calls back.
  await history(page).getByRole('button', { name: 'Call echo', exact: true }).click()
  await alice.expectTalking('echo')
  await alice.hangUp('echo')

  await page.reload()
  await alice.trySandbox()
  await expect(badge(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(rows(page)).toHaveCount(3)
})

test('one call is removed, or all of them, for good; a file has what is in sight', async ({ online }) => {
  const { page, ...alice } = await online('alice')
  await fill(page, 5)
  await page.reload()
  await alice.trySandbox()
  await expect(rows(page)).toHaveCount(5)
  await search(page).fill('person 3')
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByRole('status').filter({ hasText: '1 call' })).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), choose(page, 'Export as a table (CSV)')])
  expect(file.suggestedFilename()).toBe('calls.csv')
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toEqual([
    'time,direction,name,number,address,outcome,seconds',
    expect.stringMatching(/,incoming,Person 3,3,sip:3@old\.example,hung-up by us,9$/),
  ])

  await alice.openFromHistory('Person 3')
  await page.getByRole('button', { name: 'Remove the call with Person 3', exact: true }).click()
  await expect(page.getByText('No call fits').first()).toBeVisible()
  await search(page).fill('')
  await expect(rows(page)).toHaveCount(4)
  await page.reload()
  await alice.trySandbox()
  await expect(rows(page)).toHaveCount(4)

  await choose(page, 'Delete all')
  await expect(page.getByText('This deletes all 4 calls from this device.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Keep', exact: true })).toBeFocused()
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'No calls yet' })).toBeFocused()
  await page.reload()
  await alice.trySandbox()
  await expect(page.getByText('No calls yet')).toBeVisible()
})

test('of ten thousand calls those in sight are drawn, and any is found', async ({ online }) => {
  const { page, ...alice } = await online('alice')
  await fill(page, 10_000)
  await page.reload()
  await alice.trySandbox()
  await expect(page.getByRole('button', { name: 'All 10000', exact: true })).toBeVisible()
  await expect(rows(page).first()).toContainText('Person 0')
  expect(await rows(page).count()).toBeLessThan(60)
  await search(page).fill('person 9999')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Person 9999')
  await search(page).fill('')
  await expect(rows(page).first()).toContainText('Person 0')
  // Far down, the same.
  await page.locator('.history-box').evaluate((box) => box.scrollTo(0, box.scrollHeight / 2))
  await expect(
    rows(page)
      .filter({ hasText: /Person 4\d\d\d|Person 5\d\d\d/ })
      .first(),
  ).toBeVisible()
  expect(await rows(page).count()).toBeLessThan(60)
})

test('a call that was up when its page went is there, and another page shows what happens meanwhile', async ({
  online,
}) => {
  const { page, ...alice } = await online('alice')
  await alice.call('echo')
  await alice.expectTalking('echo')
  const other = personAt(await page.context().newPage(), 'alice')
  await other.trySandbox()
  await expect(other.page.getByText('No calls yet')).toBeVisible()

  // Its page is closed for good: nobody hangs up, nobody comes back.
  await page.close()
  const third = personAt(await other.page.context().newPage(), 'alice')
  await third.trySandbox()
  await expect(rows(third.page)).toHaveCount(1)
  await expect(rows(third.page)).toContainText('Outgoing')
  await expect(rows(other.page)).toHaveCount(1)

  // Both are called, and both have it, once.
  await missedCall(third.page)
  await third.expectToRing(robot)
  await other.expectToRing(robot)
  await third.expectNoRinging()
  await other.expectNoRinging()
  for (const { page } of [third, other]) await expect(rows(page).filter({ hasText: robot })).toHaveCount(1)

  await openSettings(third.page)
  await third.page.getByRole('switch', { name: 'Do not disturb', exact: true }).press('Space')
  await third.page.keyboard.press('Escape')
  await other.page.close()
  await missedCall(third.page)
  await expect(rows(third.page).filter({ hasText: 'Missed: do not disturb was on' })).toHaveCount(1)
  await third.expectNoRinging()
})

test('what another account did is not shown, and nothing is after everything was forgotten', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice')
  await alice.trySandbox()
  await fill(page, 2)
  await page.reload()
  await alice.trySandbox()
  await expect(rows(page)).toHaveCount(2)
  await page.goto('/?user=bob')
  await page.getByRole('button', { name: 'Try the sandbox', exact: true }).click()
  await expect(alice.line).toHaveText(/^Online/)
  await expect(page.getByText('No calls yet')).toBeVisible()

  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: 'Forget everything on this device', exact: true }).click()
  await page.getByRole('button', { name: 'Sign out and forget', exact: true }).click()
  await expect(alice.button('Sign in')).toBeVisible()
  // The page is loaded anew meanwhile.
  await expect(async () => {
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  }).toPass()
})

test('where the browser keeps nothing there is a history until the page is closed, and it says so', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice')
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError')
    }
  })
  await alice.trySandbox()
  await expect(page.getByText('This browser lets the page keep nothing')).toBeVisible()
  await alice.call('echo')
  await alice.expectTalking('echo')
  await alice.hangUp('echo')
  await alice.expectInHistory('echo', 'Outgoing')
  await alice.openFromHistory('echo')
  await expect(page.getByRole('log', { name: 'Timeline', exact: true })).toContainText('You called echo')
})
