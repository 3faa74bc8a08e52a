// A directory that cannot be read, over real HTTP: what is asked again, when, and that a token goes nowhere else.

import { expect, test, vi } from 'vitest'
import { bob, failed, read } from './listed.ts'
import { type Answer, json, list, restAt, serve } from './restServer.ts'

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
