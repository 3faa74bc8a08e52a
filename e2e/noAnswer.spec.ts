import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSandbox } from '../src/sandbox/server.ts'
import { test as base, expect } from './test.ts'

/** The same page beside a sandbox that lets phones ring for two seconds, not for a minute. */
const test = base.extend({
  baseURL: async ({ baseURL }, use) => {
    const sandbox = createSandbox({ ringTimeout: 2000 })
    const server = createServer(async (request, response) => {
      if (sandbox.request(request, response)) return
      const file = await fetch(new URL(request.url ?? '/', baseURL))
      response.writeHead(file.status, { 'Content-Type': file.headers.get('content-type') ?? '' })
      response.end(Buffer.from(await file.arrayBuffer()))
    })
    server.on('upgrade', (request, socket, head) => sandbox.upgrade(request, socket, head))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await sandbox.close()
    server.closeAllConnections()
    server.close()
  },
})

test('a call that nobody answers ends for both, and says so', async ({ online }) => {
  const [alice, bob] = await Promise.all([online('alice'), online('bob')])
  await alice.call('bob')
  await bob.expectToRing('alice')

  await bob.expectNoRinging()
  await alice.expectSaid('bob', 'No answer', 'bob did not pick up. Try again later.')
  await bob.expectInHistory('alice', 'Missed call')
})

test('a robot that rings and never answers ends in no answer as well', async ({ online }) => {
  const alice = await online('alice')
  await alice.call('nobody')
  await alice.expectSaid('nobody', 'Ringing…')
  await alice.expectSaid('nobody', 'No answer')
  expect(alice.sent('CANCEL')).toHaveLength(0)
})
