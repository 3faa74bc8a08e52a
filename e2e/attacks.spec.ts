// What attackers try at the elements in somebody's page: tags, addresses, servers and files of theirs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PhoneElement } from '../src/widget/elements.ts'
import { alice, callEcho, expect, phasesOf, script, talk, test } from './embed.ts'
import { openSite } from './site.ts'

for (const file of ['phone.js', 'call.js'])
  test(`${file} with one byte changed is refused, in words`, async ({ visit, site, widget }) => {
    const bytes = readFileSync(join(widget, file))
    const at = bytes.length >> 1
    bytes[at] = (bytes[at] ?? 0) ^ 1
    site.forged.set(file, bytes)
    const { page, phone } = await visit(alice)
    await expect(page.getByRole('alert')).toHaveText('The phone could not be loaded')
    await expect(
      phone.evaluate((element: PhoneElement) => element.call('echo').then(String, (error) => error.message)),
    ).resolves.toBe(`./${file} is not what it was`)
    expect(await phone.evaluate((element: PhoneElement) => typeof element.phone)).toBe('undefined')
    site.forged.clear()
  })

test('without what comes as soon as the phone is online calls are placed, and what waits for it is done when it is there', async ({
  visit,
  site,
  widget,
}) => {
  const bytes = readFileSync(join(widget, 'soon.js'))
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  site.forged.set('soon.js', bytes)
  const visitor = await visit(alice)
  const { phone } = visitor
  const id = await talk(visitor)
  expect(
    await phone.evaluate(async (element: PhoneElement) =>
      (await element.phone?.report())?.journal.flatMap((fact) => fact['why'] ?? []),
    ),
  ).toContain('soon: ./soon.js is not what it was')
  const held = phone.evaluate((element: PhoneElement, call) => element.phone?.hold(call), id)
  site.forged.clear()
  await held
  expect(
    await phone.evaluate((element: PhoneElement) =>
      element.phone?.store.getState().calls.map(({ state }) => state.phase === 'connected' && state.held.us),
    ),
  ).toEqual([true])
})

test('a part that comes later, with one byte changed, is refused, in words, and the call goes on', async ({
  visit,
  site,
  widget,
}) => {
  const bytes = readFileSync(join(widget, 'feed.js'))
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  site.forged.set('feed.js', bytes)
  const events = `${site.origin.replace('http', 'ws')}/events`
  const visitor = await visit(alice.replace(' user', ` feed-url="${events}" user`))
  const { phone } = visitor
  await phone.evaluate((element: PhoneElement) => {
    element.feedToken = 'alice-feed'
  })
  const id = await talk(visitor)
  const feed = () => phone.evaluate((element: PhoneElement) => element.phone?.store.getState().feed)
  await expect.poll(feed).toBe('waiting')
  expect(
    await phone.evaluate(async (element: PhoneElement) =>
      (await element.phone?.report())?.journal.flatMap((fact) => fact['why'] ?? []),
    ),
  ).toContain('feed: ./feed.js is not what it was')
  site.forged.clear()
  await expect.poll(feed).toBe('live')
  expect(await phasesOf(phone)).toEqual([`${id} connected`])
})

test('credentials-url of another origin is not asked, and the element says why', async ({
  visit,
  widget,
}) => {
  const other = await openSite(widget)
  const { page } = await visit(
    alice.replace('"/credentials"', `"${other.origin}/credentials" layout="panel"`),
  )
  await expect(page.getByRole('alert')).toContainText('credentials-url must be of the page’s own origin')
  expect(other.asked).toEqual([])
  await other.close()
})

test('a secret of one server is not used at another, where the attribute is changed', async ({
  visit,
  site,
}) => {
  const { page, phone } = await visit('<opentact-phone layout="panel" user="bob"></opentact-phone>')
  const other = `${site.origin.replace('http', 'ws').replace('127.0.0.1', 'localhost')}/sip`
  await phone.evaluate((element: PhoneElement) => {
    element.server = `ws://${location.host}/sip`
    element.domain = 'sandbox.sip.opentact.test'
    element.credentials = { password: 'bob-sandbox' }
  })
  await expect(phone).toHaveAttribute('data-line', 'online')
  const opened: string[] = []
  page.on('websocket', (socket) => opened.push(socket.url()))
  await phone.evaluate((element, server) => element.setAttribute('server', server), other)
  await expect(page.getByRole('alert')).toContainText('These credentials are of another server')
  expect(opened).toEqual([])
})

test('a tag that somebody put into the page, with a server of theirs, gets nothing', async ({
  visit,
  site,
}) => {
  const { page, phone } = await visit('<p>Somebody’s site</p>')
  const answer = await page.request.post(`${site.origin}/credentials`, { data: { user: 'alice' } })
  // As a backend answers that leaves the place to the tag.
  const { password } = await answer.json()
  await page.route('**/credentials', (route) => route.fulfill({ json: { user: 'alice', password } }))
  const opened: string[] = []
  page.on('websocket', (socket) => opened.push(new URL(socket.url()).host))
  const put = (server: string) =>
    page.evaluate((where) => {
      const tag = document.createElement('opentact-phone')
      const given = { layout: 'panel', server: where, domain: 'sandbox.sip.opentact.test', user: 'alice' }
      for (const [name, value] of Object.entries({ ...given, 'credentials-url': '/credentials' }))
        tag.setAttribute(name, value)
      document.body.append(tag)
    }, server)
  const { host } = new URL(site.origin)
  await put(`ws://${host}/sip`)
  await expect(phone).toHaveAttribute('data-line', 'online')
  await put(`ws://${host.replace('127.0.0.1', 'localhost')}/sip`)
  await expect(page.getByText('This site’s phone is out of order; try again later')).toBeVisible()
  expect(opened).toEqual([host])
})

test('nothing in the address of a page places a call, or is typed for anybody', async ({
  arriveAt,
  site,
}) => {
  site.pages.set('/', { html: `<!doctype html><title>Somebody’s site</title>${script}${alice}${callEcho}` })
  const asks = ['call', 'dial', 'to', 'target', 'number', 'tel'].map((name) => `${name}=echo`).join('&')
  const { page, phone, button } = await arriveAt(`/?${asks}#${asks}`)
  await expect(phone).toHaveAttribute('data-line', 'online')
  await button('Phone').click()
  await expect(page.getByLabel('Name or number', { exact: true })).toHaveValue('')
  expect(await phasesOf(phone)).toEqual([])
  await expect(page.locator('opentact-call')).not.toHaveAttribute('data-line')
})
