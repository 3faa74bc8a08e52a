// The phone in an iframe of another origin: used from the page around it, by its own buttons, and by nobody else.
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Frame, Page } from '@playwright/test'
import type { connectFrame } from '../src/frame/index.ts'
import type { Phone } from '../src/phone/phone.ts'
import { buildText } from './bench/bundle.ts'
import { sandboxDomain } from './phone.ts'
import { expect, test } from './test.ts'

type Around = typeof globalThis & {
  connectFrame: typeof connectFrame
  phone: Phone
  /** What other windows said to this one. */
  told: unknown[]
}

const config = fileURLToPath(new URL('./dist/config.json', import.meta.url))
let around: Server
let origin: string

test.beforeAll(async () => {
  const script = await buildText(
    `import { connectFrame } from '../../src/frame/index.ts'; Object.assign(globalThis, { connectFrame })`,
  )
  around = createServer((request, response) => {
    const isScript = request.url === '/host.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : pageAround)
  })
  await new Promise<void>((resolve) => around.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(around.address() as AddressInfo).port}`
  writeFileSync(config, JSON.stringify({ frame: { allow: [origin] } }))
})

test.afterAll(() => {
  writeFileSync(config, '{}\n')
  around.closeAllConnections()
  around.close()
})

const phonesOrigin = `http://127.0.0.1:${process.env['BUILT_PORT']}`
const pageAround = `<!doctype html><meta charset="utf-8"><title>A site</title><link rel="icon" href="data:,">
<script>globalThis.told = []; addEventListener('message', ({ data }) => told.push(data))</script>
<iframe title="Phone" src="${phonesOrigin}/frame.html" allow="microphone; autoplay"
  style="inline-size:400px;block-size:640px;border:0"></iframe><script src="/host.js"></script>`

/** The page around connects to the phone in its frame, as alice. */
async function connect(page: Page, before = async () => {}): Promise<Frame> {
  await page.goto(origin)
  await before()
  await page.evaluate(
    async ([from, domain]) => {
      const iframe = document.querySelector('iframe')
      if (!iframe) throw new Error('there is no frame')
      const { connectFrame } = globalThis as Around
      const phone = await connectFrame(iframe, {
        origin: from,
        options: {
          server: `${from.replace('http', 'ws')}/sip`,
          domain,
          user: 'alice',
          credentials: async () => ({ password: 'alice-sandbox' }),
        },
      })
      Object.assign(globalThis, { phone })
      await phone.connect()
    },
    [phonesOrigin, sandboxDomain] as const,
  )
  const frame = page.frame({ url: /\/frame\.html$/ })
  if (!frame) throw new Error('there is no frame')
  return frame
}

const phaseAround = (page: Page) =>
  page.evaluate(() => (globalThis as Around).phone.store.getState().calls.at(-1)?.state.phase)

test('the frame’s own buttons call, and what they do is told to the page around', async ({ arrive }) => {
  const { page } = await arrive('alice')
  const frame = await connect(page)
  await frame.getByLabel('Name or number', { exact: true }).fill('echo')
  await frame.getByRole('button', { name: 'Call', exact: true }).click()
  await expect.poll(() => phaseAround(page)).toBe('connected')
})

test('whoever types in the page around keeps the focus, whatever becomes of calls', async ({ arrive }) => {
  const { page } = await arrive('alice')
  const frame = await connect(page)
  await page.evaluate(() => {
    const notes = document.createElement('textarea')
    // Beside the frame its focus ring would lie over it.
    notes.style.margin = '20px'
    document.body.append(notes)
  })
  const notes = page.locator('textarea')
  await notes.focus()
  await page.request.post(`${phonesOrigin}/sandbox/call`, { data: { from: '+15550100011', to: 'alice' } })
  const answer = frame.getByRole('button', { name: 'Answer', exact: true })
  // Its first half second is over: it takes the focus then, if at all.
  await expect(answer).not.toHaveAttribute('aria-disabled')
  await page.keyboard.type('her name')
  await answer.click()
  await expect.poll(() => phaseAround(page)).toBe('connected')
  await notes.focus()
  await page.evaluate(() => {
    const { phone } = globalThis as Around
    return phone.hangUp(phone.store.getState().calls.at(-1)?.id ?? '')
  })
  await expect(frame.getByRole('button', { name: 'Hang up', exact: true })).toBeHidden()
  await page.keyboard.type(', and what she wants')
  await expect(notes).toHaveValue('her name, and what she wants')
})

test('with something laid over the frame a press is asked about once more; a key is not', async ({
  arrive,
}) => {
  const { page } = await arrive('alice')
  const frame = await connect(page)
  await page.evaluate(() => {
    const cover = document.createElement('div')
    cover.style.cssText = 'position:fixed;inset:0;background:#fff;opacity:.9;pointer-events:none'
    document.body.append(cover)
  })
  await frame.getByLabel('Name or number', { exact: true }).fill('echo')
  const call = frame.getByRole('button', { name: 'Call', exact: true })
  const asked = frame.getByRole('dialog', { name: 'Something lies over the phone', exact: true })
  // The browser looks ten times a second; a press before it has looked is not asked about.
  await expect(async () => {
    await call.click()
    await expect(asked).toBeVisible({ timeout: 1000 })
  }).toPass()
  await asked.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(asked).toBeHidden()
  expect(await phaseAround(page)).toBeUndefined()

  await call.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => phaseAround(page)).toBe('connected')
  await page.evaluate(() => {
    const { phone } = globalThis as Around
    return phone.hangUp(phone.store.getState().calls.at(-1)?.id ?? '')
  })
  // The page around is on the list: it is not asked.
  await page.evaluate(() => (globalThis as Around).phone.call('echo'))
  await expect.poll(() => phaseAround(page)).toBe('connected')
})

for (const barrier of ['its server’s headers', 'its own list alone'])
  test(`a page that is not on the list cannot use the frame: ${barrier}`, async ({ arrive }) => {
    writeFileSync(config, JSON.stringify({ frame: { allow: ['https://elsewhere.example'] } }))
    const { page } = await arrive('alice')
    // An operator may have left out the headers, which keep it from being shown at all.
    if (barrier === 'its own list alone')
      await page.route('**/frame.html', async (route) => {
        const response = await route.fetch()
        const { 'content-security-policy': _, ...headers } = response.headers()
        await route.fulfill({ response, headers })
      })
    await page.goto(origin)
    const told = await page.evaluate(async (from) => {
      const iframe = document.querySelector('iframe')
      if (!iframe) throw new Error('there is no frame')
      const { connectFrame } = globalThis as Around
      return connectFrame(iframe, { origin: from }).catch((error: { code: string }) => error.code)
    }, phonesOrigin)
    writeFileSync(config, JSON.stringify({ frame: { allow: [origin] } }))
    expect(told).toBe('timeout')
    const frame = page.frames().find((one) => one.parentFrame())
    expect(frame?.url().startsWith(phonesOrigin)).toBe(barrier === 'its own list alone')
  })

test('garbage from the page around, in the shape of the bridge’s own messages, is dropped and noted', async ({
  arrive,
}) => {
  const { page } = await arrive('alice')
  const uncaught: string[] = []
  page.on('pageerror', ({ message }) => uncaught.push(message))
  const say = (messages: readonly object[]) =>
    page.evaluate((all) => {
      const phone = document.querySelector('iframe')?.contentWindow
      for (const message of all) phone?.postMessage(message, '*')
    }, messages)
  const frame = await connect(page, async () => {
    // It looks for the page around it: from now on it listens.
    await expect.poll(() => page.evaluate(() => (globalThis as Around).told.length)).toBe(1)
    await say([
      { penpal: 'syn' },
      ...['ACK1', 'ACK2', 'CALL', 'DESTROY'].map((type) => ({ namespace: 'penpal', type, methodPaths: [] })),
    ])
  })
  await say([
    { namespace: 'penpal', type: 'ACK2' },
    { namespace: 'penpal', type: 'CALL', id: '1', methodPath: 'ask', args: 5 },
    // Penpal lets go of its port here, and has nobody to answer then.
    { namespace: 'penpal', type: 'SYN', participantId: 'zzzz' },
    { namespace: 'penpal', type: 'CALL', id: '2', methodPath: ['nothing'], args: [] },
  ])
  await frame.getByLabel('Name or number', { exact: true }).fill('echo')
  await frame.getByRole('button', { name: 'Call', exact: true }).click()
  await expect(frame.getByRole('timer')).toBeVisible()
  expect(uncaught).toEqual([])
})

test('another frame of the same page is not the page around', async ({ arrive }) => {
  const { page } = await arrive('alice')
  await page.goto(origin)
  const toldAround = () => page.evaluate(() => (globalThis as Around).told.length)
  // It looks for the page around it by itself.
  await expect.poll(toldAround).toBe(1)
  const heard = await page.evaluate(async () => {
    const sibling = document.createElement('iframe')
    document.body.append(sibling)
    const inside = sibling.contentWindow as (Window & typeof globalThis) | null
    const phone = document.querySelector('iframe')?.contentWindow
    if (!inside || !phone) throw new Error('a frame is missing')
    const heard: unknown[] = []
    inside.addEventListener('message', ({ data }) => heard.push(data))
    const hello = `{ namespace: 'penpal', type: 'SYN', participantId: 'zzzz' }`
    const script = inside.document.createElement('script')
    script.textContent = `parent.frames[0].postMessage(${hello}, '*')`
    inside.document.body.append(script)
    // Messages to one window keep their order: when the page around has its answer, the sibling would have had one.
    phone.postMessage({ namespace: 'penpal', type: 'SYN', participantId: 'zzzz' }, '*')
    await new Promise((resolve) => addEventListener('message', resolve, { once: true }))
    return heard
  })
  expect(heard).toEqual([])
  expect(await toldAround()).toBeGreaterThan(1)
})

test('a frame that reaches below the window is seen all the same: a press is a press', async ({ arrive }) => {
  const { page } = await arrive('alice')
  await page.setViewportSize({ width: 800, height: 420 })
  const frame = await connect(page)
  await frame.getByLabel('Name or number', { exact: true }).fill('echo')
  const call = frame.getByRole('button', { name: 'Call', exact: true })
  // Chromium throws presses away in a frame that was moved half a second ago, if it watches whether it is seen.
  await expect(async () => {
    await call.click()
    await expect(call).toBeHidden({ timeout: 500 })
  }).toPass()
  await expect(frame.getByRole('dialog')).toHaveCount(0)
  await expect.poll(() => phaseAround(page)).toBe('connected')
})
