// What pages do to the elements in them, and what the elements must not do to the page.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { PhoneElement } from '../src/widget/elements.ts'
import { alice, callEcho, expect, phasesOf, roomInDocs, script, talk, test, violationsOf } from './embed.ts'
import { openSite } from './site.ts'
import { expectToHear } from './sound.ts'

/** SIP that left, as `METHOD`. */
function listen(page: Page): readonly string[] {
  const sent: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => sent.push(payload.toString().split(' ')[0] ?? '')),
  )
  return sent
}

test('an element that is moved keeps its call; one that is gone ends it', async ({ visit, site }) => {
  const visitor = await visit(`<div id="here">${alice}</div><div id="there"></div>`)
  const { page, phone } = visitor
  const sent = listen(page)
  await page.goto(site.origin)
  const id = await talk(visitor)
  await page.evaluate(() => {
    const element = document.querySelector('opentact-phone')
    document.getElementById('there')?.append(element ?? '')
    Object.assign(globalThis, { element })
  })
  await expectToHear(page)
  expect(await phasesOf(phone)).toEqual([`${id} connected`])
  await phone.evaluate((element) => {
    element.remove()
    // Timers of one length come in their order: a grace of no time at all would be over before this.
    return new Promise((resolve) => setTimeout(() => resolve(document.body.append(element))))
  })
  await expectToHear(page)
  expect(await phasesOf(phone)).toEqual([`${id} connected`])
  expect(sent).not.toContain('BYE')
  await phone.evaluate((element) => element.remove())
  await expect.poll(() => sent).toContain('BYE')
  await page.evaluate(() => document.body.append((globalThis as unknown as { element: Node }).element))
  await talk(visitor)
})

test('a script that is loaded twice, from two addresses, changes nothing', async ({ visit }) => {
  const visitor = await visit(alice + callEcho, {
    head: `${script}${script}<script type="module" src="/widget/widget.js?again"></script>`,
  })
  const errors: string[] = []
  visitor.page.on('pageerror', (error) => errors.push(error.message))
  await visitor.page.reload()
  await talk(visitor)
  expect(errors).toEqual([])
})

test('the script of another origin, with its digest, under a policy that names it', async ({
  visit,
  widget,
}) => {
  const other = await openSite(widget)
  const { integrity } = JSON.parse(readFileSync(join(widget, 'manifest.json'), 'utf8'))
  const csp = `default-src 'none'; script-src ${other.origin}; connect-src 'self'; require-trusted-types-for 'script'; trusted-types opentact-softphone`
  const tag = `<script type="module" crossorigin integrity="${integrity['widget.js']}" src="${other.origin}/widget/widget.js"></script>`
  const visitor = await visit(alice, { head: tag, csp })
  await talk(visitor)
  expect(await violationsOf(visitor.page)).toEqual([])
  await other.close()
})

test('two phones on one page call each other', async ({ visit }) => {
  const bob = alice
    .replace('alice', 'bob')
    .replace('<opentact-phone', '<opentact-phone placement="bottom-left"')
  const { page } = await visit(alice + bob)
  const [one, two] = [page.locator('opentact-phone').first(), page.locator('opentact-phone').last()]
  for (const phone of [one, two]) await expect(phone).toHaveAttribute('data-line', 'online')
  await one.evaluate((element: PhoneElement) => element.call('bob'))
  await page
    .getByRole('alertdialog', { name: 'Incoming call from alice' })
    .getByRole('button', { name: 'Answer' })
    .click()
  for (const phone of [one, two]) await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
})

test('before any intent a button costs one request; hovering fetches what a press will want', async ({
  visit,
  site,
}) => {
  const { page, button } = await visit(`<p>Ask ${callEcho} now.</p>`)
  await expect(button('Call us')).toBeVisible()
  const fetched = () => site.asked.filter((path) => path.startsWith('/widget/'))
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  expect(fetched()).toEqual(['/widget/widget.js'])
  await button('Call us').hover()
  await expect.poll(fetched).toContain('/widget/call.js')
  expect(fetched()).not.toContain('/widget/phone.js')
})

test('nothing of the page moves, whatever comes when', async ({ visit }) => {
  const { page, phone } = await visit(`<p>Words.</p>${alice}<p>More ${callEcho} words.</p>`, {
    head: `<style>${roomInDocs}</style>${script}`,
  })
  await page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await expect(phone).toHaveAttribute('data-line', 'online')
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([])
})

for (const css of ['', roomInDocs])
  test(`the words beside a button stay where they are, ${css ? 'from before it is there' : 'without a style of the page'}`, async ({
    visit,
  }) => {
    const { page, button } = await visit(`<p><span>Ask</span> ${callEcho} now.</p>`, {
      head: `<style>${css}</style>`,
    })
    const call = page.locator('opentact-call')
    const top = () => page.locator('p > span').evaluate((word) => word.getBoundingClientRect().top)
    const before = css && (await top())
    await page.addScriptTag({ type: 'module', url: '/widget/widget.js' })
    await expect(button('Call us')).toBeVisible()
    const there = await top()
    if (css) expect(there).toBe(before)
    await button('Call us').click()
    await expect(call).toHaveAttribute('data-phase', 'connected')
    expect(await top()).toBe(there)
    await button('Hang up').click()
    await expect(button('Call again')).toBeVisible()
    expect(await top()).toBe(there)
  })

test('what was set before the script came counts, and a page may keep a call from leaving', async ({
  visit,
  site,
}) => {
  const domain = 'sandbox.sip.opentact.test'
  const late = `<script>
    const early = document.createElement('opentact-phone')
    early.credentials = async () => ({ password: 'carol-sandbox' })
    Object.assign(early, { server: 'ws://' + location.host + '/sip', domain: '${domain}', user: 'carol' })
    document.addEventListener('DOMContentLoaded', () => document.body.append(early))
  </script>${script}`
  const visitor = await visit('', { head: late })
  const { page, phone, events } = visitor
  await expect(phone).toHaveAttribute('data-line', 'online')
  await expect(phone).toHaveAttribute('user', 'carol')
  expect(await phone.evaluate((element) => element.outerHTML)).not.toContain('carol-sandbox')
  const sent = listen(page)
  await page.evaluate(() =>
    document.addEventListener('before-call', (event) => event.preventDefault(), { once: true }),
  )
  const code = await phone.evaluate((element: PhoneElement) =>
    element.call('echo').then(String, (error) => error.code),
  )
  expect(code).toBe('bad-target')
  expect(sent).not.toContain('INVITE')
  expect(await events()).toContain('before-call {"target":"echo"}')
  await talk(visitor)
  expect(site.asked).not.toContain('/credentials')
})

test('who rings takes no focus from somebody who writes in the page', async ({ visit, site }) => {
  const { page, phone } = await visit(`<textarea aria-label="Letter"></textarea>${alice}`)
  await expect(phone).toHaveAttribute('data-line', 'online')
  await page.getByLabel('Letter').fill('Dear')
  await page.request.post(`${site.origin}/sandbox/call`, { data: { from: '+15550100011', to: 'alice' } })
  const answer = page.getByRole('alertdialog').getByRole('button', { name: 'Answer' })
  // Enabled is when it would have taken the focus.
  await expect(answer).toBeEnabled()
  await expect(page.getByLabel('Letter')).toBeFocused()
})

test('a number of the page that may not be called is put into the field, with why', async ({ visit }) => {
  const { page, phone } = await visit(
    `<a href="sip:mara@elsewhere.example">Mara</a>${alice.replace(' user', ' click-to-dial="call" user')}`,
  )
  await expect(phone).toHaveAttribute('data-line', 'online')
  await page.getByRole('link').click()
  await expect(page.getByRole('alert').filter({ hasText: 'This cannot be called' })).toBeVisible()
  await expect(page.getByLabel('Name or number', { exact: true })).toHaveValue('mara@elsewhere.example')
  expect(await phasesOf(phone)).toEqual([])
})

test('click-to-dial fills the field, or calls, as the page says', async ({ visit }) => {
  const { page, phone, button } = await visit(
    `<a href="tel:+1%20(555)%20010-0011;ext=2">our number</a>${alice.replace(' user', ' click-to-dial="fill" user')}`,
  )
  await expect(phone).toHaveAttribute('data-line', 'online')
  await page.getByRole('link').click()
  await expect(page.getByLabel('Name or number', { exact: true })).toHaveValue(/^\+1 ?555 ?010 ?0011$/)
  await expect(phone).toHaveAttribute('data-phase', 'idle')
  await phone.evaluate((element: PhoneElement) => {
    element.clickToDial = 'call'
  })
  await page.getByRole('link').click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await button('Hang up').first().click()
})
