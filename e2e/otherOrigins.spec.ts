// A page of another origin, here of another port of this machine, has no business with the sandbox.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import type { Person } from './phone.ts'
import { test as base, expect } from './test.ts'

/** The address of a stranger's page. */
const test = base.extend<{ strange: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  strange: async ({}, use) => {
    const server = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end('<!doctype html><title>Somebody else</title>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    server.closeAllConnections()
    server.close()
  },
})

interface Door {
  readonly url: string
  readonly protocols: readonly string[]
}

/** Runs in a page. */
function tryDoor({ url, protocols }: Door): Promise<'open' | 'shut'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, [...protocols])
    socket.onopen = () => resolve('open')
    socket.onerror = () => resolve('shut')
  })
}

for (const { path, protocols } of [
  { path: '/sip', protocols: ['sip'] },
  { path: '/events', protocols: [] },
])
  test(`only a page of its own can open ${path}`, async ({ page, baseURL, strange }) => {
    const door = { url: new URL(path, baseURL).href.replace('http', 'ws'), protocols }
    await page.goto('/')
    expect(await page.evaluate(tryDoor, door)).toBe('open')
    await page.goto(strange)
    expect(await page.evaluate(tryDoor, door)).toBe('shut')
  })

for (const { how, mode, type } of [
  { how: 'openly', mode: 'cors', type: 'application/json' },
  { how: 'without asking', mode: 'no-cors', type: 'text/plain' },
] as const)
  test(`a page of another origin that posts ${how} makes nobody ring`, async ({
    online,
    page,
    baseURL,
    strange,
  }) => {
    const alice = await online('alice')
    await page.goto(strange)
    const url = new URL('/sandbox/call', baseURL).href
    const taken = await page.evaluate(
      (ask) => {
        const body = JSON.stringify({ from: '+15550100066', to: 'alice' })
        const headers = { 'Content-Type': ask.type }
        const asked = fetch(ask.url, { method: 'POST', mode: ask.mode, headers, body })
        return asked.then(
          (response) => response.ok,
          () => false,
        )
      },
      { url, mode, type },
    )
    expect(taken).toBe(false)
    await expectOnlyOurs(alice, page)
  })

test('a form of another origin makes nobody ring', async ({ online, page, baseURL, strange }) => {
  const alice = await online('alice')
  await page.goto(strange)
  const url = new URL('/sandbox/call', baseURL).href
  const refused = page.waitForResponse(url)
  await page.evaluate((action) => {
    const form = Object.assign(document.createElement('form'), {
      action,
      method: 'post',
      enctype: 'text/plain',
    })
    const field = Object.assign(document.createElement('input'), {
      name: '{"from":"+15550100066","to":"alice","x":"',
      value: '"}',
    })
    form.append(field)
    document.body.append(form)
    form.submit()
  }, url)
  expect((await refused).status()).toBe(403)
  await expectOnlyOurs(alice, page)
})

/** Calls come in the order they are asked for: had the stranger's come, it would ring before ours. */
async function expectOnlyOurs(alice: Person, page: Page): Promise<void> {
  await page.request.post('/sandbox/call', { data: { from: '+15550100011', to: 'alice' } })
  await alice.expectToRing('+15550100011')
  await expect(alice.page.getByRole('alertdialog')).toHaveCount(1)
}
