// Every example of docs/examples: a call leaves it and is heard, a call comes in and is heard.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PhoneElement } from '../src/widget/elements.ts'
import { expect, strictCsp, type Visitor, violationsOf } from './embed.ts'
import { exampleFiles, notOfThePage, test } from './examples.ts'
import type { Site } from './site.ts'
import { expectToHear } from './sound.ts'

async function callByHand({ page, phone, button }: Visitor): Promise<void> {
  await expect(phone).toHaveAttribute('data-line', 'online')
  await button('Phone').click()
  await page.getByLabel('Name or number', { exact: true }).fill('echo')
  await button('Call').click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  await button('Hang up').click()
  await expect(phone).toHaveAttribute('data-phase', 'idle')
}

async function beCalled({ page, phone, button }: Visitor, site: Site): Promise<void> {
  await button('Close the phone').click()
  await page.request.post(`${site.origin}/sandbox/call`, { data: { from: '+15550100011', to: 'alice' } })
  await page
    .getByRole('alertdialog', { name: 'Incoming call from +15550100011' })
    .getByRole('button', { name: 'Answer' })
    .click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  await button('Close the phone').click()
  await page
    .getByRole('region', { name: 'Call with +15550100011' })
    .getByRole('button', { name: 'Hang up' })
    .click()
  await expect(phone).toHaveAttribute('data-phase', 'idle')
}

async function pressCallUs({ page, button }: Visitor): Promise<void> {
  const callUs = page.locator('opentact-call')
  await button('Call us').click()
  await expect(callUs).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  await callUs.getByRole('button', { name: 'Hang up' }).click()
  await expect(button('Call again')).toBeVisible()
}

test('plain HTML', async ({ show, site }) => {
  const visitor = await show('plain')
  await callByHand(visitor)
  await beCalled(visitor, site)
  await pressCallUs(visitor)
  const names = (await visitor.events()).map((event) => event.split(' ')[0])
  expect(names).toEqual(
    expect.arrayContaining(['ready', 'line-changed', 'before-call', 'call-added', 'call-ended']),
  )
  expect(visitor.errors).toEqual([])
})

test('under the policy that the guide prints, which is in force, nothing is violated', async ({
  show,
  site,
}) => {
  const visitor = await show('strict-csp')
  const { page } = visitor
  expect(await page.locator('meta[http-equiv]').getAttribute('content')).toBe(strictCsp)
  await callByHand(visitor)
  await beCalled(visitor, site)
  await pressCallUs(visitor)
  expect(visitor.errors).toEqual([])
  expect(await violationsOf(page)).toEqual([])
  await page.evaluate(() => {
    document.body.append(document.createElement('style'))
    document.body.lastElementChild?.append('body { color: red }')
  })
  await expect.poll(() => violationsOf(page)).not.toEqual([])
})

test('a hostile page', async ({ show, site }) => {
  const visitor = await show('hostile')
  await callByHand(visitor)
  await beCalled(visitor, site)
  expect(notOfThePage(visitor.errors)).toEqual([])
})

test('React, drawn again and again, has one phone', async ({ show, site }) => {
  const visitor = await show('react')
  const { page, phone, button, events } = visitor
  await callByHand(visitor)
  await beCalled(visitor, site)
  // Each of them drew the page anew, with another function for the credentials.
  const story = page.getByRole('list', { name: 'Story' }).getByRole('listitem')
  await expect(story).toHaveText([/^call-connected/, /^call-ended/, /^call-connected/, /^call-ended/])
  await button('Call echo').click()
  await expectToHear(page)
  expect((await events()).filter((event) => event.startsWith('ready'))).toHaveLength(1)
  expect(await phone.evaluate((element: PhoneElement) => element.getAttributeNames())).not.toContain(
    'credentials',
  )
  expect(visitor.errors).toEqual([])
})

test('a page from the server, taken over', async ({ show, site }) => {
  const visitor = await show('server-rendered')
  const { page } = visitor
  expect(site.files.get('/index.html')).toContain(
    '<opentact-phone user="alice" credentials-url="/credentials"></opentact-phone>',
  )
  await callByHand(visitor)
  await beCalled(visitor, site)
  await pressCallUs(visitor)
  const takenOver = page.locator('opentact-phone').evaluate((element) => {
    return Object.keys(element).some((name) => name.startsWith('__reactFiber'))
  })
  expect(await takenOver).toBe(true)
  expect(visitor.errors).toEqual([])
})

const config = fileURLToPath(new URL('./dist/config.json', import.meta.url))
const phonesOrigin = `http://127.0.0.1:${process.env['BUILT_PORT']}`

test('a frame of another origin', async ({ site, lib, arriveAt }) => {
  writeFileSync(config, JSON.stringify({ frame: { allow: [site.origin] } }))
  const written = {
    'https://phone.example.com': phonesOrigin,
    'wss://phone.example.com': phonesOrigin.replace('http', 'ws'),
  }
  for (const [path, text] of await exampleFiles('frame', lib, written)) site.files.set(`/${path}`, text)
  const { page, button } = await arriveAt('/')
  const frame = page.frame({ url: /\/frame\.html$/ })
  if (!frame) throw new Error('there is no frame')
  const status = page.getByRole('status')

  await expect(status).toHaveText('online')
  await button('Call echo').click()
  await expect(status).toHaveText('connected with echo')
  // What the page around did shows in the frame as well.
  await expect(frame.getByRole('region', { name: 'Call with echo', exact: true })).toBeVisible()
  await expectToHear(frame)
  await frame.getByRole('button', { name: 'Hang up', exact: true }).click()
  await expect(status).toHaveText('ended with echo')

  await page.request.post(`${phonesOrigin}/sandbox/call`, { data: { from: '+15550100011', to: 'alice' } })
  await button('Answer here').click()
  await expect(status).toHaveText('connected with +15550100011')
  await expectToHear(frame)
  writeFileSync(config, '{}\n')
})
