// What an operator sets for everybody beside the page.

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expectNoViolations, groundOf } from './looks.ts'
import { sandboxDomain } from './phone.ts'
import { expect, test } from './test.ts'

const config = fileURLToPath(new URL('./dist/config.json', import.meta.url))
const setForAll = (settings: object) => writeFileSync(config, JSON.stringify(settings))

test.afterEach(() => setForAll({}))

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
