// The directory over real HTTP: what is asked and kept, how often, and what a hostile server can do, which is nothing.

import { expect, test, vi } from 'vitest'
import { type Answer, json, list, restAt, serve } from './restServer.ts'

const bob = {
  uuid: 'canary-uuid',
  email: 'canary@mail.test',
  state: 'online',
  is_active: true,
  phone_number: '+15550100canary',
  avatar: 'https://canary.test/a.png',
  dob: '1990-01-01-canary',
  first_name: 'Bob',
  last_name: 'Ross',
  login: 'bob',
  sip_domain: {
    domain: 'ACME.sip.opentact.test',
    account: { balance: 'canary-42.5', address1: 'canary street' },
  },
}
const bobAsKept = { user: 'bob', name: 'Bob Ross', address: 'sip:bob@acme.sip.opentact.test', online: true }

const read = (made: Awaited<ReturnType<typeof restAt>>) =>
  vi.waitFor(() => expect(made.store.getState().directory).not.toEqual([]))
const failed = (made: Awaited<ReturnType<typeof restAt>>) =>
  vi.waitFor(() => expect(made.failures()).not.toEqual([]))

test('the people of the domain are asked for with the token and nothing else of ours', async () => {
  const made = await restAt(list(bob))
  made.rest.connect()
  await read(made)
  expect(made.asked).toMatchObject([{ method: 'GET', url: '/rest/app/users', body: '' }])
  const { headers } = made.asked[0] ?? {}
  expect(headers).toMatchObject({ 'x-auth-token': 'the-token', accept: 'application/json' })
  expect(Object.keys(headers ?? {}).filter((name) => /cookie|referer|authorization/.test(name))).toEqual([])
})

test('of a person only login, name and standing are kept: no e-mail, address or balance anywhere', async () => {
  const made = await restAt(list(bob))
  made.rest.connect()
  await read(made)
  expect(made.store.getState().directory).toEqual([bobAsKept])
  expect(JSON.stringify([made.store.getState(), made.facts])).not.toContain('canary')
})

test.each([
  ['ourselves', { ...bob, login: 'alice' }],
  ['who is not active', { ...bob, is_active: false }],
  ['who is of another domain', { ...bob, sip_domain: { domain: 'evil.test' } }],
  ['without a login', { ...bob, login: undefined }],
  ['whose login is an address', { ...bob, login: 'bob@evil.test' }],
  ['whose login holds a header', { ...bob, login: 'bob\r\nX-Evil: 1' }],
  ['whose login is no text', { ...bob, login: { toString: 'bob' } }],
  ['nothing', null],
])('%s is left out', async (_who, user) => {
  const made = await restAt(list(user, { ...bob, login: 'last' }))
  made.rest.connect()
  await read(made)
  expect(made.store.getState().directory.map(({ user: login }) => login)).toEqual(['last'])
})

test('markup in a name is text, line ends are not taken, and who has no name goes by login', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  const made = await restAt(
    list(
      { login: 'a', first_name: evil, last_name: 'x\r\ny' },
      { login: 'b', first_name: null, last_name: '' },
      { login: 'c', first_name: 'x'.repeat(10_000) },
      { login: '__proto__', first_name: 'P' },
    ),
  )
  made.rest.connect()
  await read(made)
  const names = made.store.getState().directory.map(({ name }) => name)
  expect(names).toEqual([evil, 'b', 'x'.repeat(128), 'P'])
})

test('five thousand are kept, not more', async () => {
  const many = Array.from({ length: 6000 }, (_, index) => ({ ...bob, login: `user${index}` }))
  const made = await restAt(list(...many))
  made.rest.connect()
  await read(made)
  expect(made.store.getState().directory).toHaveLength(5000)
})

test('it is read again after five minutes, not with every connect, and not once disconnected', async () => {
  const made = await restAt(list(bob))
  made.rest.connect()
  await read(made)
  await vi.waitFor(() => expect(made.waiting()).toEqual([5 * 60_000]))
  made.rest.connect()
  made.rest.disconnect()
  made.rest.connect()
  made.move(5 * 60_000 - 1)
  expect(made.asked).toHaveLength(1)
  made.move(1)
  await vi.waitFor(() => expect(made.asked).toHaveLength(2))
  await vi.waitFor(() => expect(made.waiting()).toEqual([5 * 60_000]))
  made.rest.disconnect()
  expect(made.waiting()).toEqual([])
})

test('a list that says the same is no fact; one that differs takes over whoever is as before', async () => {
  const zoe = { ...bob, login: 'zoe', first_name: 'Zoe' }
  const made = await restAt((res, asked, count) =>
    list(bob, { ...zoe, state: count === 3 ? 'offline' : 'online' })(res, asked, count),
  )
  made.rest.connect()
  await read(made)
  const before = made.store.getState().directory
  for (const count of [2, 3]) {
    await vi.waitFor(() => expect(made.waiting()).toEqual([5 * 60_000]))
    made.move(5 * 60_000)
    await vi.waitFor(() => expect(made.asked).toHaveLength(count))
  }
  await vi.waitFor(() => expect(made.store.getState().directory[1]?.online).toBe(false))
  expect(made.facts.filter(({ type }) => type === 'directory-changed')).toHaveLength(2)
  expect(made.store.getState().directory[0]).toBe(before[0])
})

test('a refused token is asked for once more, and the new one is used from then on', async () => {
  const asks: string[] = []
  const token = async ({ reason }: { reason: string }) => `token-${asks.push(reason)}`
  const made = await restAt(
    (res, asked, count) =>
      asked.headers['x-auth-token'] === 'token-2' ? list(bob)(res, asked, count) : res.writeHead(401).end(),
    { token },
  )
  made.rest.connect()
  await read(made)
  await made.rest.search({ from: 0, to: 1 }).catch(() => undefined)
  expect(asks).toEqual(['start', 'refused'])
  expect(made.asked.map(({ headers }) => headers['x-auth-token'])).toEqual(['token-1', 'token-2', 'token-2'])
  expect(made.failures()).toEqual([])
})

test.each<[how: string, token: string | (() => Promise<string>), requests: number]>([
  ['a fixed token', 'canary-token', 1],
  ['a function', async () => 'canary-token', 2],
])('where every token is refused, %s is not asked about for ever', async (_how, token, requests) => {
  const made = await restAt(json({ success: false, message: 'canary' }, 401), { token })
  made.rest.connect()
  await failed(made)
  expect(made.failures()).toMatchObject([{ ask: 'directory', why: 'refused', status: 401 }])
  await vi.waitFor(() => expect(made.waiting()).toEqual([5 * 60_000]))
  expect(made.asked).toHaveLength(requests)
  expect(JSON.stringify([made.store.getState(), made.facts])).not.toContain('canary')
})

const stream =
  (chunk: string): Answer =>
  (res) => {
    res.writeHead(200, { 'content-type': 'application/json' })
    const more = () => void (res.destroyed || res.write(chunk, () => setImmediate(more)))
    more()
  }

test.each<[what: string, answer: Answer, why: string]>([
  ['a page', (res) => void res.end('<!doctype html><script>alert(1)</script>'), 'not JSON'],
  ['half an answer', (res) => void res.end('{"success":true,"payload":['), 'not JSON'],
  ['nothing', (res) => void res.writeHead(204).end(), 'not JSON'],
  ['a bare list', json([bob]), 'without success'],
  ['null', json(null), 'without success'],
  ['no success', json({ success: false, payload: [bob] }), 'without success'],
  ['a truth of its own', json({ success: 'true', payload: [bob] }), 'without success'],
  ['text for a list', json({ success: true, payload: 'bob' }), 'not a list'],
  ['an object for a list', json({ success: true, payload: { length: 1, 0: bob } }), 'not a list'],
  ['more than fits', stream(' '.repeat(65_536)), 'too large'],
  ['a broken connection', (res) => void res.destroy(), 'unreachable'],
  ['500', json({ success: true, payload: [bob] }, 500), 'refused'],
  ['429', json({}, 429), 'refused'],
])('a server that answers with %s changes nothing, and is asked again later', async (_what, answer, why) => {
  const made = await restAt(answer)
  made.rest.connect()
  await failed(made)
  expect(made.failures()).toMatchObject([{ ask: 'directory', why }])
  expect(made.store.getState().directory).toEqual([])
  await vi.waitFor(() => expect(made.waiting()).toEqual([2000]))
  made.move(2000)
  await vi.waitFor(() => expect(made.asked).toHaveLength(2))
})

test.each([400, 403, 404])(
  'a server that answers %i is asked again only with the next round',
  async (status) => {
    const made = await restAt(json({ message: 'no' }, status))
    made.rest.connect()
    await failed(made)
    await vi.waitFor(() => expect(made.waiting()).toEqual([5 * 60_000]))
  },
)

test('a server in trouble is left in peace longer each time, and as long as it wishes', async () => {
  const waits: number[] = []
  const made = await restAt((res, _asked, count) => {
    res.writeHead(503, count === 3 ? { 'retry-after': '600' } : {}).end()
  })
  made.rest.connect()
  for (let count = 1; count <= 3; count++) {
    await vi.waitFor(() => expect(made.failures()).toHaveLength(count))
    await vi.waitFor(() => expect(made.waiting()).toHaveLength(1))
    waits.push(made.waiting()[0] ?? 0)
    made.move(waits.at(-1) ?? 0)
  }
  expect(waits).toEqual([2000, 2000, 600_000])
})

test.each<[what: string, answer: Answer]>([
  ['never answers', () => undefined],
  ['begins and goes no further', (res) => void res.writeHead(200).write('{"success":')],
])('a server that %s is given up after ten seconds', async (_what, answer) => {
  const made = await restAt(answer)
  made.rest.connect()
  await vi.waitFor(() => expect(made.asked).toHaveLength(1))
  made.move(9999)
  expect(made.failures()).toEqual([])
  made.move(1)
  await failed(made)
  expect(made.failures()).toMatchObject([{ why: 'too slow' }])
})

test('a redirect is not followed: the token goes nowhere else', async () => {
  const elsewhere = await serve(list(bob))
  const made = await restAt(
    (res) => void res.writeHead(302, { location: `${elsewhere.origin}/app/users` }).end(),
  )
  made.rest.connect()
  await failed(made)
  expect(made.failures()).toMatchObject([{ why: 'unreachable' }])
  expect(elsewhere.asked).toEqual([])
})

test.each<[what: string, token: () => Promise<string>, why: string]>([
  ['fails', () => Promise.reject(new Error('canary')), 'unreachable'],
  [
    'throws',
    () => {
      throw new Error('canary')
    },
    'unreachable',
  ],
  ['gives a line end', async () => 'canary\r\nX-Evil: 1', 'no token'],
  ['gives nothing', async () => undefined as never, 'no token'],
])('a token function that %s costs no more than the directory', async (_what, token, why) => {
  const made = await restAt(list(bob), { token })
  made.rest.connect()
  await failed(made)
  expect(made.failures()).toMatchObject([{ why }])
  expect(made.asked).toEqual([])
  expect(JSON.stringify(made.facts)).not.toContain('canary')
})

test('a token function that never answers is given up, and its signal says so', async () => {
  let signal: AbortSignal | undefined
  const made = await restAt(list(bob), {
    token: (ask) => {
      signal = ask.signal
      return new Promise(() => undefined)
    },
  })
  made.rest.connect()
  await vi.waitFor(() => expect(signal).toBeDefined())
  made.move(10_000)
  await failed(made)
  expect(signal?.aborted).toBe(true)
})

test('keys that reach into objects reach nowhere', async () => {
  const text =
    '{"success":true,"payload":[{"__proto__":{"login":"evil","polluted":1},"constructor":{"prototype":{"polluted":1}}}]}'
  const made = await restAt((res) => void res.end(text))
  made.rest.connect()
  await vi.waitFor(() => expect(made.facts.at(-1)?.type).toBe('directory-changed'))
  expect(made.store.getState().directory).toEqual([])
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('where there is no REST in the options, or no users in it, nothing is asked', async () => {
  const made = await restAt(list(bob), { users: false })
  made.rest.connect()
  expect(made.waiting()).toEqual([])
  expect(made.asked).toEqual([])
})
