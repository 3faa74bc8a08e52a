// The relay of the guide, docs/feedRelay.mjs, as it stands there: between the sandbox's feed and a phone of ours.

import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { invite, nextCall, openPhone, openPlace, openRegisteredPhone, type Place } from './place.ts'
import { callToBob, platformPhone } from './platformPhone.ts'
import { beginFaults, endFaults, injectEvent } from './post.ts'

const secret = 'a secret of the site'
const site = 'https://phones.example'

function tokenFor(user: string, life = 60_000, key = secret): string {
  const text = `${user}|${Date.now() + life}`
  return `${text}|${createHmac('sha256', key).update(text).digest('base64url')}`
}

async function relayAt(place: Place): Promise<string> {
  const file = fileURLToPath(new URL('../../docs/feedRelay.mjs', import.meta.url))
  const relay = spawn(process.execPath, [file], {
    env: {
      PORT: '0',
      ORIGINS: `https://other.example,${site}`,
      TOKEN_SECRET: secret,
      PLATFORM_EVENTS: `ws://127.0.0.1:${place.port}/events`,
      PLATFORM_REST: `${place.origin}/rest`,
      PLATFORM_LOGIN: 'sandbox@opentact.test:sandbox',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void relay.kill())
  const port = await new Promise<string>((resolve, reject) => {
    relay.stdout.on('data', (said: Buffer) => {
      const found = /relay on port (\d+)/.exec(said.toString())?.[1]
      if (found) resolve(found)
    })
    relay.on('exit', (code) => reject(new Error(`the relay ended with ${code}`)))
  })
  return `ws://127.0.0.1:${port}/`
}

/** All that a browser gets to see. */
async function listenAt(url: string, first: string, origin = site) {
  const socket = new WebSocket(url, { origin })
  onTestFinished(() => socket.terminate())
  const came: string[] = []
  socket.on('message', (data) => came.push(data.toString()))
  socket.on('open', () => socket.send(first))
  const gone = new Promise<number | string>((resolve) => {
    socket.on('close', resolve)
    socket.on('error', (error) => resolve(error.message))
  })
  return { came, gone }
}

const auth = (token: string) => JSON.stringify({ type: 'auth', payload: token })

async function aliceCallsBob(place: Place) {
  const ringing = nextCall(await openRegisteredPhone(place, 'bob'))
  const call = invite(await openPhone(place, 'alice'), 'bob')
  const { invitation } = await ringing
  return { call, invitation }
}

test('a phone behind the relay is told the story of its call, and of the account nothing', async () => {
  const place = await openPlace()
  const url = await relayAt(place)
  const bob = await platformPhone('bob', { feed: { url, token: async () => tokenFor('bob') } }, site)
  await vi.waitFor(() => expect(bob.feed()).toBe('live'), { timeout: 20_000 })
  const browser = await listenAt(url, auth(tokenFor('bob')))
  await vi.waitFor(() => expect(browser.came).toHaveLength(1))
  bob.tell(callToBob())
  const { call, invitation } = await aliceCallsBob(place)
  await invitation.accept()
  await call.outcome
  await call.inviter.bye()
  await vi.waitFor(() => expect(bob.story('a')).toHaveLength(10), { timeout: 10_000 })
  expect(bob.story('a')).toEqual(
    expect.arrayContaining(['in init', 'out ringing', 'in live', 'out hangup', 'in destroyed']),
  )
  await vi.waitFor(() => expect(browser.came).toHaveLength(11))
  for (const canary of ['@opentact.test', '42.5', 'Loopback', '15550100900', '"account"'])
    expect(browser.came.join('\n')).not.toContain(canary)
})

test('calls of others are not told, nor what is of no call', async () => {
  const place = await openPlace()
  const url = await relayAt(place)
  const carol = await platformPhone('carol', { feed: { url, token: async () => tokenFor('carol') } }, site)
  await vi.waitFor(() => expect(carol.feed()).toBe('live'), { timeout: 20_000 })
  const browser = await listenAt(url, auth(tokenFor('carol')))
  await vi.waitFor(() => expect(browser.came).toHaveLength(1))
  const { invitation } = await aliceCallsBob(place)
  await invitation.reject()
  await injectEvent(place, { type: 'balance', payload: { balance: 41 }, message: 'Balance is 41' })
  const leg = { uuid: 'x', direction: 'out', from: '1', to: 'carol', thread: 't' }
  await injectEvent(place, { type: 'call_state', call: leg })
  await vi.waitFor(() => expect(browser.came).toHaveLength(2))
  expect(browser.came[1]).toContain('"to":"carol"')
})

test('when the platform is lost the phones are cut off, so that they know of the gap', async () => {
  const place = await openPlace()
  const url = await relayAt(place)
  const bob = await platformPhone('bob', { feed: { url, token: async () => tokenFor('bob') } }, site)
  await vi.waitFor(() => expect(bob.feed()).toBe('live'), { timeout: 20_000 })
  bob.tell(callToBob())
  await beginFaults(place, { feed: 'refuse' })
  await vi.waitFor(() => expect(bob.feed()).toBe('waiting'))
  await endFaults(place)
  await vi.waitFor(
    () => expect(bob.entries('a')).toContainEqual(expect.objectContaining({ source: 'gap' })),
    { timeout: 30_000 },
  )
})

test.each([
  ['of another site', auth(tokenFor('bob')), 'https://evil.example', 'Unexpected server response: 401'],
  ['without a token', '{}', site, 1008],
  ['with no JSON', 'bob', site, 1008],
  ['with null', 'null', site, 1008],
  ['with a token of its own making', auth(tokenFor('bob', 60_000, 'another secret')), site, 1008],
  ['with a token that has expired', auth(tokenFor('bob', -1)), site, 1008],
  ['with a token for somebody else', auth(tokenFor('bob').replace('bob', 'carol')), site, 1008],
])('a page %s is not let in', async (_who, first, origin, how) => {
  const url = await relayAt(await openPlace())
  const browser = await listenAt(url, first, origin)
  expect(await browser.gone).toBe(how)
  expect(browser.came).toEqual([])
})

test('a phone is let go when its token has expired', async () => {
  const place = await openPlace()
  const url = await relayAt(place)
  const bob = await platformPhone('bob', { feed: { url, token: async () => tokenFor('bob') } }, site)
  await vi.waitFor(() => expect(bob.feed()).toBe('live'), { timeout: 20_000 })
  const browser = await listenAt(url, auth(tokenFor('bob', 500)))
  expect(await browser.gone).toBe(1008)
  expect(browser.came).toHaveLength(1)
})
