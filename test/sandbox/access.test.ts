import { request } from 'node:http'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openPlace, type Place } from './place.ts'

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

function ask({ port }: Place, path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number; value: unknown }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (res) => {
      let text = ''
      res.setEncoding('utf8')
      res.on('data', (chunk: string) => {
        text += chunk
      })
      res.on('end', () => resolve({ status: res.statusCode ?? 0, value: JSON.parse(text) }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const post = (value: unknown, headers: Record<string, string> = {}): Asked => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

/** The status that a handshake got: 101 when the socket opened. */
function knock(
  { port }: Place,
  path: string,
  headers: Record<string, string>,
  protocols: string[] = ['sip'],
) {
  return new Promise<number>((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, { headers })
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (_, res) => resolve(res.statusCode ?? 0))
    socket.on('error', reject)
  })
}

const foreign = ['http://evil.example', 'http://127.0.0.1:1', 'null', 'file://', 'http://localhost']

test.each(foreign)('a page of %s cannot open /sip', async (origin) => {
  expect(await knock(await openPlace(), '/sip', { origin })).toBe(403)
})

test.each(foreign)('a page of %s cannot open /events', async (origin) => {
  expect(await knock(await openPlace(), '/events', { origin }, [])).toBe(403)
})

test.each(foreign)('a page of %s cannot post to /sandbox', async (origin) => {
  const place = await openPlace()
  const wish = post({ from: '+15550100011', to: 'alice' }, { origin })
  expect(await ask(place, '/sandbox/call', wish)).toMatchObject({ status: 403 })
  expect(await ask(place, '/sandbox/faults', { method: 'DELETE', headers: { origin } })).toMatchObject({
    status: 403,
  })
})

test('a page of another origin gets no password', async () => {
  const asked = post({ user: 'alice' }, { origin: 'http://evil.example' })
  expect(await ask(await openPlace(), '/credentials', asked)).toMatchObject({ status: 403 })
})

test.each(['evil.example', '127.0.0.1.evil.example', '10.0.0.1:5173', 'localhost.evil.example', '[::2]'])(
  'a host that is not this machine is refused: %s',
  async (host) => {
    const place = await openPlace()
    expect(await ask(place, '/rest/auth', { headers: { host } })).toMatchObject({ status: 403 })
    expect(await knock(place, '/sip', { host })).toBe(403)
    expect(await knock(place, '/events', { host }, [])).toBe(403)
  },
)

test.each(['localhost:8080', 'phone.localhost', '127.3.2.1:9', '[::1]:5173', 'LOCALHOST'])(
  'a name of this machine is welcome: %s',
  async (host) => {
    const place = await openPlace()
    expect(await knock(place, '/sip', { host, origin: `http://${host.toLowerCase()}` })).toBe(101)
  },
)

test('the own page and programs without an origin may come in', async () => {
  const place = await openPlace()
  expect(await knock(place, '/sip', { origin: place.origin })).toBe(101)
  expect(await knock(place, '/sip', {})).toBe(101)
  expect(await knock(place, '/events', { origin: place.origin }, [])).toBe(101)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
  'a post as %s is not taken, so that no plain form reaches the sandbox',
  async (type) => {
    const place = await openPlace()
    const asked = { ...post({ user: 'alice' }), headers: type === '' ? {} : { 'content-type': type } }
    expect(await ask(place, '/credentials', asked)).toMatchObject({ status: 415 })
  },
)

test('/sip speaks the sub-protocol sip alone', async () => {
  expect(await knock(await openPlace(), '/sip', {}, ['chat'])).toBe(400)
})

test('credentials are what a site’s own backend would answer', async () => {
  const place = await openPlace()
  const { status, value } = await ask(place, '/credentials', post({ user: 'alice' }))
  expect(status).toBe(200)
  expect(value).toEqual({
    user: 'alice',
    password: 'alice-sandbox',
    server: place.sip,
    domain: 'sandbox.sip.opentact.test',
    expiresAt: expect.any(Number),
  })
})

test.each([
  ['/credentials', { user: 'mallory' }, 404],
  ['/credentials', {}, 404],
  ['/sandbox/call', { to: 'alice' }, 400],
  ['/sandbox/call', { from: '1\r\nX: y', to: 'alice' }, 400],
  ['/sandbox/call', { from: '1', to: 'alice', headers: { Via: 'x' } }, 400],
  ['/sandbox/call', { from: '1', to: 'alice', headers: { 'X-A': 'a\r\nb' } }, 400],
  ['/sandbox/call', { from: '1', to: 'alice', hangUpAfter: '5' }, 400],
  ['/sandbox/call', { from: '1', to: 'mallory' }, 404],
  ['/sandbox/call', { from: '1', to: 'alice' }, 480],
  ['/sandbox/call', { from: '1', to: 'alice', challengeBye: 403 }, 400],
  ['/sandbox/call', { from: '1', to: 'alice', earlyMedia: 'yes' }, 400],
  ['/sandbox/call', { from: '1', to: 'alice', transferTo: 'sip:a b' }, 400],
  ['/sandbox/faults', {}, 400],
  ['/sandbox/faults', { for: 5 }, 400],
  ['/sandbox/faults', { sip: 'explode' }, 400],
  ['/sandbox/faults', { sip: 'drop', for: '5' }, 400],
  ['/sandbox/faults', { options: 'drop' }, 400],
  ['/sandbox/faults', { register: 200 }, 400],
  ['/sandbox/faults', { retryAfter: 5 }, 400],
  ['/sandbox/faults', { reinvite: 500 }, 400],
  ['/sandbox/faults', { rtp: { loss: 2 } }, 400],
  ['/sandbox/faults', { rtp: [0.1] }, 400],
  ['/sandbox/faults', { rtp: { speed: 1 } }, 400],
  ['/sandbox/faults', { sips: 'drop' }, 400],
  ['/sandbox/profile', {}, 400],
  ['/sandbox/profile', { like: 'asterisk' }, 400],
  ['/sandbox/profile', { like: 'freeswitch', sessionRefresh: 0 }, 400],
  ['/sandbox/nothing', {}, 404],
  ['/sandbox/app', { ringTime: 'long' }, 400],
  ['/sandbox/app', { dial: 'a b' }, 400],
])('%s with %o answers %i in words', async (path, body, status) => {
  expect(await ask(await openPlace(), path, post(body))).toEqual({
    status,
    value: { error: expect.any(String) },
  })
})

test.each(['{', '[]', '"a"', 'x'.repeat(70_000)])(
  'a body that is no object is refused (%#)',
  async (body) => {
    const { status } = await ask(await openPlace(), '/credentials', { ...post({}), body })
    expect([400, 413]).toContain(status)
  },
)

test('the event feed answers its first frame as the platform does', async () => {
  const { port } = await openPlace()
  const socket = new WebSocket(`ws://127.0.0.1:${port}/events`)
  const answer = await new Promise<string>((resolve, reject) => {
    socket.on('open', () => socket.send(JSON.stringify({ type: 'auth', payload: 'token' })))
    socket.on('message', (data) => resolve(data.toString()))
    socket.on('error', reject)
  })
  expect(JSON.parse(answer)).toMatchObject({
    type: 'auth',
    payload: { uuid: expect.any(String), ip: '127.0.0.1', user: {}, account: {} },
    account: {},
    delivery_report: [],
  })
})

test.each(['', '?user='])('digits are told of a call or a user, not of everybody (%j)', async (query) => {
  const { status } = await ask(await openPlace(), `/sandbox/digits${query}`)
  expect(status).toBe(query === '' ? 400 : 200)
})

test('other paths are left to others', async () => {
  const { port } = await openPlace()
  const res = await fetch(`http://127.0.0.1:${port}/sandboxes`)
  expect(res.status).toBe(404)
  expect(await res.text()).toBe('')
})
