// What an operator sets for everybody beside the page, and what a person sets for themselves in it.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import { sandboxDomain } from './phone.ts'
import { levelsOf, pitchesOf, tapSpeaker } from './speakerTap.ts'
import { expect, test } from './test.ts'

const config = fileURLToPath(new URL('./dist/config.json', import.meta.url))
const setForAll = (settings: object) => writeFileSync(config, JSON.stringify(settings))
const robot = '+15550100011'

test.afterEach(() => setForAll({}))

const settingsOf = (page: Page) => page.getByRole('dialog', { name: 'Settings', exact: true })
const doNotDisturb = (page: Page) =>
  settingsOf(page).getByRole('switch', { name: 'Do not disturb', exact: true })
const endOfIt = (page: Page) =>
  page.getByRole('button', { name: 'Do not disturb is on: turn it off', exact: true })

async function openSettings(page: Page) {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Settings', exact: true }).click()
  await expect(doNotDisturb(page)).toBeVisible()
}
const closeSettings = async (page: Page) => {
  await page.keyboard.press('Escape')
  await expect(settingsOf(page)).toHaveCount(0)
}

const groundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

test('the operator’s server, domain, name, colour and notice stand in the form from its first moment', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice')
  await page.goto('/')
  const server = `ws://${new URL(page.url()).host}/sip`
  setForAll({
    server,
    domain: sandboxDomain,
    name: 'Blue Heron Telephone',
    logo: '/icon.svg',
    accent: '#7b1fa2',
    theme: 'dark',
    emergency: 'In an emergency dial 112 from a mobile.',
    region: 'nowhere',
    iceTransportPolicy: 'all',
    typo: 1,
  })
  const warnings: string[] = []
  const asked: string[] = []
  page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())))
  page.on(
    'request',
    (request) => void (request.url().endsWith('/config.json') && asked.push(request.method())),
  )
  // What the form says when it is first seen, before anything could be filled in later.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const field = document.querySelector<HTMLInputElement>('input[name=server]')
      if (!field) return
      observer.disconnect()
      Object.assign(globalThis, { firstSeen: [field.value, document.title] })
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await expect(page.getByLabel('Server', { exact: true })).toHaveValue(server)
  expect(await page.evaluate(() => (globalThis as { firstSeen?: unknown }).firstSeen)).toEqual([
    server,
    'Blue Heron Telephone',
  ])
  expect(asked).toHaveLength(1)
  await expect(page.getByLabel('SIP domain', { exact: true })).toHaveValue(sandboxDomain)
  await expect(page.getByText('Blue Heron Telephone')).toBeVisible()
  await expect(page.getByText('In an emergency dial 112 from a mobile.')).toBeVisible()
  await expect(alice.button('Sign in')).toHaveCSS('background-color', 'rgb(123, 31, 162)')
  expect(await groundOf(page)).toBe('rgb(21, 25, 24)')
  expect(warnings).toEqual([expect.stringContaining('“typo” is not a setting')])
  await expectNoViolations(page)

  // The server can still be changed, and what is wrong elsewhere in the file keeps nobody out.
  await page.getByLabel('Server', { exact: true }).fill(`${server}?own`)
  await page.getByLabel('User', { exact: true }).fill('alice')
  await page.getByLabel('Password', { exact: true }).fill('alice-sandbox')
  await alice.button('Sign in').click()
  await expect(alice.line).toHaveText(/^Online/)
  expect(warnings.filter((text) => text.includes('“region”'))).not.toEqual([])
  await expect(page).toHaveTitle('Blue Heron Telephone')
  await expectNoViolations(page)
})

test('a site that sets nothing shows the form with the notice about emergency calls', async ({ arrive }) => {
  const { page } = await arrive('alice')
  await page.goto('/')
  await expect(page.getByText(/cannot reliably reach emergency services/)).toBeVisible()
  await expect(page.getByLabel('Server', { exact: true })).toHaveValue('')
  await expect(page).toHaveTitle('Opentact Softphone')
})

test('do not disturb: callers hear busy, it is said beside the line, and one press ends it', async ({
  online,
}) => {
  const [alice, bob] = [await online('alice'), await online('bob')]
  await openSettings(alice.page)
  await doNotDisturb(alice.page).press('Space')
  await closeSettings(alice.page)
  await expect(endOfIt(alice.page)).toHaveText('Do not disturb')
  await expectNoViolations(alice.page)

  await bob.call('alice')
  await bob.expectSaid('alice', 'Busy')
  expect(alice.sentAnswer(486)).toBe(true)
  await alice.expectNoRinging()

  await endOfIt(alice.page).click()
  await expect(endOfIt(alice.page)).toHaveCount(0)
  await bob.button('Call again').click()
  await alice.expectToRing('bob')
})

test('somebody on the list is answered after beeps and a countdown, unless declined meanwhile', async ({
  arrive,
  online,
}) => {
  // The meter of this test is a script that the page itself would not load.
  const alice = await arrive('alice', { bypassCSP: true })
  await alice.page.addInitScript(tapSpeaker, { steady: false })
  await alice.trySandbox()
  const bob = await online('bob')
  await openSettings(alice.page)
  await settingsOf(alice.page).getByLabel('User or number', { exact: true }).fill('bob')
  await settingsOf(alice.page).getByRole('button', { name: 'Add', exact: true }).first().click()
  await expect(settingsOf(alice.page).getByRole('button', { name: 'Remove bob', exact: true })).toBeVisible()
  await closeSettings(alice.page)
  await bob.call('alice')
  const dialog = alice.page.getByRole('alertdialog')
  await expect(dialog).toContainText(/Answers by itself in [123] s/)
  await alice.expectTalking('bob')
  const pitches = await pitchesOf(alice.page)
  expect(pitches, 'the beep, and no ringtone').toContain(1400)
  expect(pitches.filter((pitch) => pitch > 600 && pitch < 1100)).toEqual([])
  await alice.hangUp('bob')

  await expect(bob.button('Call again')).toBeVisible()
  await bob.button('Call again').click()
  await expect(dialog).toContainText('Answers by itself')
  await alice.decline('bob')
  await expect(dialog).toHaveCount(0)
  await bob.expectSaid('alice', 'Busy')
})

test('what was chosen is there after a reload, and gone when everything is to be forgotten', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice', { colorScheme: 'light' })
  await alice.trySandbox()
  await openSettings(page)
  const settings = settingsOf(page)
  await doNotDisturb(page).check()
  await settings.getByLabel('Country').selectOption({ label: 'Germany' })
  await settings.getByRole('radio', { name: 'Dark', exact: true }).check({ force: true })
  await settings.getByLabel('Server address', { exact: true }).fill('turn:127.0.0.1:9')
  await settings.getByLabel('TURN user', { exact: true }).fill('lab')
  await settings.getByLabel('TURN password', { exact: true }).fill('turn-secret')
  await settings.getByRole('button', { name: 'Add', exact: true }).last().click()
  await expect(settings.getByRole('button', { name: 'Remove turn:127.0.0.1:9', exact: true })).toBeVisible()
  expect(await groundOf(page)).toBe('rgb(21, 25, 24)')
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(
    'turn-secret',
  )
  await expectNoViolations(page)

  await page.reload()
  await expect(alice.button('Sign in')).toBeVisible()
  expect(await groundOf(page)).toBe('rgb(21, 25, 24)')
  await alice.trySandbox()
  await expect(endOfIt(page)).toBeVisible()
  await openSettings(page)
  await expect(doNotDisturb(page)).toBeChecked()
  await expect(settings.getByLabel('Country')).toHaveValue('DE')
  await expect(settings.getByText('not used: its password is missing')).toBeVisible()

  await settings.getByRole('button', { name: 'Forget everything on this device', exact: true }).click()
  const anew = page.waitForEvent('load')
  await settings.getByRole('button', { name: 'Sign out and forget', exact: true }).click()
  await anew
  await expect(alice.button('Sign in')).toBeVisible()
  await expect.poll(() => groundOf(page)).toBe('rgb(255, 255, 255)')
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})

test('notifications: blocked is said with what to do, and what is allowed meanwhile counts without a reload', async ({
  online,
}) => {
  const { page } = await online('alice')
  const notify = settingsOf(page).getByRole('switch', { name: 'Notify me of calls', exact: true })
  await openSettings(page)
  await expect(notify).toHaveAccessibleDescription(/Open the site’s settings/)
  await expect(notify).toHaveAttribute('aria-disabled', 'true')
  await expectNoViolations(page)
  await page.context().grantPermissions(['notifications'])
  await expect(notify).toBeChecked()
  await notify.press('Space')
  await expect(notify).not.toBeChecked()
  await page.reload()
  await page.getByRole('button', { name: 'Try the sandbox', exact: true }).click()
  await openSettings(page)
  await expect(notify).not.toBeChecked()
  await notify.press('Space')
  await expect(notify).toBeChecked()
})

test('the settings list the keys, over themselves, and come back to where they were', async ({ online }) => {
  const { page } = await online('alice', { viewport: { width: 320, height: 568 } })
  await openSettings(page)
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts', exact: true })
  const show = settingsOf(page).getByRole('button', { name: 'Show the keys', exact: true })
  for (const close of ['Escape', 'Enter']) {
    await show.click()
    await expect(keys).toBeInViewport()
    await expectNoViolations(page)
    await page.keyboard.press(close)
    await expect(keys).toHaveCount(0)
    await expect(show).toBeFocused()
    await expect(settingsOf(page)).toBeVisible()
  }
})

test('the settings sign out', async ({ online }) => {
  const { page, ...alice } = await online('alice')
  await openSettings(page)
  await expect(settingsOf(page).getByText('Signed in as alice', { exact: true })).toBeVisible()
  await settingsOf(page).getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(alice.button('Sign in')).toBeVisible()
  await expect(settingsOf(page)).toHaveCount(0)
})

test('who calls is in front of the settings', async ({ online }) => {
  const { page, ...alice } = await online('alice')
  await openSettings(page)
  await page.request.post('/sandbox/call', { data: { from: robot, to: 'alice' } })
  await alice.expectToRing(robot)
  await expect(settingsOf(page)).toHaveCount(0)
  await alice.answer(robot)
  await alice.expectTalking(robot)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the settings can be used by everybody, in ${colorScheme} colours, on the smallest telephone`, async ({
    online,
  }) => {
    const { page } = await online('alice', { colorScheme, viewport: { width: 320, height: 568 } })
    await openSettings(page)
    await expectNoViolations(page)
    await expectNoSidewaysScroll(page)
    const inside = () => settingsOf(page).evaluate((box) => box.scrollWidth - box.clientWidth)
    expect(await inside()).toBeLessThanOrEqual(0)
    await settingsOf(page).getByLabel('Server address', { exact: true }).fill('turn:relay.example.com')
    await expect(settingsOf(page).getByLabel('TURN password', { exact: true })).toBeVisible()
    expect(await inside()).toBeLessThanOrEqual(0)
    await expectNoViolations(page)
    await closeSettings(page)
    await expect(page.getByRole('button', { name: 'Menu', exact: true })).toBeFocused()
  })

test('people hear themselves where calls are heard, after they have spoken and not while', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice', { bypassCSP: true })
  await page.addInitScript(tapSpeaker, { steady: false })
  await alice.trySandbox()
  await openSettings(page)
  const settings = settingsOf(page)
  const loudest = async (from: number) =>
    Math.max(0, ...(await levelsOf(page)).slice(from).map(([ours]) => ours))
  await settings.getByRole('button', { name: 'Hear yourself', exact: true }).click()
  await expect(settings.getByText('Speak now…')).toBeVisible()
  await expectNoViolations(page)
  const before = (await levelsOf(page)).length
  await expect(settings.getByText('This is how you sound')).toBeVisible()
  await expect.poll(() => loudest(before)).toBeGreaterThan(0.01)
  await expect(settings.getByText('Three seconds of your voice')).toBeVisible()
  const after = (await levelsOf(page)).length
  // What plays is not taken in again.
  await settings.getByRole('button', { name: 'Hear yourself', exact: true }).click()
  await expect(settings.getByText('Speak now…')).toBeVisible()
  expect(await loudest(after)).toBeLessThan(0.001)
})

test('who asked to stay signed in is, after a reload, until signing out; nobody else', async ({ arrive }) => {
  const { page, ...alice } = await arrive('alice')
  await page.goto('/')
  const fill = async () => {
    await page.getByLabel('SIP domain', { exact: true }).fill(sandboxDomain)
    await page.getByLabel('Server', { exact: true }).fill(`ws://${new URL(page.url()).host}/sip`)
    await page.getByLabel('User', { exact: true }).fill('alice')
    await page.getByLabel('Password', { exact: true }).fill('alice-sandbox')
  }
  await fill()
  await alice.button('Sign in').click()
  await expect(alice.line).toHaveText(/^Online/)
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(
    'alice-sandbox',
  )
  await page.reload()
  await expect(alice.button('Sign in')).toBeVisible()

  await fill()
  await page.getByRole('checkbox', { name: 'Stay signed in until this tab is closed', exact: true }).check()
  await alice.button('Sign in').click()
  await expect(alice.line).toHaveText(/^Online/)
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('alice-sandbox')
  await page.reload()
  await expect(alice.line).toHaveText(/^Online/)
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await expect(alice.button('Sign in')).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('alice-sandbox')
  await page.reload()
  await expect(alice.button('Sign in')).toBeVisible()
})
