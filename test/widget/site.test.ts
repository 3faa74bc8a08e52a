// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { askSite, type Place, samePlace, urlProblem } from '../../src/widget/inside/site.ts'

const own: Place = { server: 'wss://own.example', domain: 'own.example', user: 'mary' }
const never = new AbortController().signal

function answering(answer: unknown, status = 200) {
  const fetch = vi.fn(
    async (_url: URL, _init: RequestInit) => new Response(JSON.stringify(answer), { status }),
  )
  vi.stubGlobal('fetch', fetch)
  return fetch
}
afterEach(() => vi.unstubAllGlobals())

test.each([
  'https://elsewhere.example/credentials',
  '//elsewhere.example/credentials',
  'http://[',
  'data:,x',
])('credentials-url %s is not asked', (url) => expect(urlProblem(url)).toMatch(/^credentials-url /))

test('an address of the page’s own origin may be asked, relative or not', () => {
  expect(urlProblem('/credentials')).toBeUndefined()
  expect(urlProblem(new URL('/credentials', location.href).href)).toBeUndefined()
})

test('it is asked as the contract says, and of the user alone', async () => {
  const fetch = answering({ user: 'mary', password: 'secret' })
  await askSite('/credentials', own, never)
  const [url, init] = fetch.mock.calls[0] ?? []
  expect(url?.href).toBe(new URL('/credentials', location.href).href)
  expect(init).toMatchObject({
    method: 'POST',
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    body: '{"user":"mary"}',
  })
})

test('server, domain and user of the answer win over the element’s', async () => {
  answering({ user: 'guest7', password: 'secret', server: 'wss://other.example', domain: 'other.example' })
  const { place, secret } = await askSite('/credentials', own, never)
  expect(place).toEqual({ server: 'wss://other.example', domain: 'other.example', user: 'guest7' })
  expect(secret).toEqual({ password: 'secret' })
  expect(samePlace(place, own)).toBe(false)
})

test('what the answer leaves out is the element’s own; HA1 and an end of life are taken', async () => {
  const ha1 = 'a'.repeat(32)
  answering({ user: 'mary', ha1, expiresAt: 5 })
  const { place, secret } = await askSite('/credentials', own, never)
  expect(samePlace(place, own)).toBe(true)
  expect(secret).toEqual({ ha1, expiresAt: 5 })
})

test.each([
  [{ user: 'mary' }, 200],
  [{ user: 'mary', password: '' }, 200],
  [{ user: 'mary', password: 'secret', expiresAt: 'soon' }, 200],
  ['secret', 200],
  [null, 200],
  [{ user: 'mary', password: 'secret' }, 403],
])('an answer %j with status %i gives nothing, and its words hold no secret', async (answer, status) => {
  answering(answer, status)
  const error = await askSite('/credentials', own, never).catch((reason: Error) => reason)
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).not.toContain('secret')
})

test.each([`{"password":'secret'}`, 'secret', 'password=secret', '<p>secret</p>', ''])(
  'of an answer %j, which is no JSON, the browser’s error quotes the secret, ours does not',
  async (text) => {
    vi.stubGlobal('fetch', async () => new Response(text))
    await expect(askSite('/credentials', own, never)).rejects.toThrow(
      /^credentials-url answered no JSON object\.$/,
    )
  },
)

test('what a page added to every object leads no secret elsewhere', async () => {
  const polluted = Object.prototype as Record<string, unknown>
  Object.assign(polluted, { server: 'wss://evil.example', domain: 'evil.example', iceServers: [] })
  try {
    answering({ user: 'mary', password: 'secret' })
    const { place, iceServers } = await askSite('/clean', own, never)
    expect([samePlace(place, own), iceServers]).toEqual([true, undefined])
  } finally {
    for (const name of ['server', 'domain', 'iceServers']) delete polluted[name]
  }
})

test('secrets that name no server go to one server, whatever another tag says', async () => {
  answering({ user: 'mary', password: 'secret' })
  await askSite('/one', own, never)
  const evil = { ...own, server: 'wss://evil.example' }
  await expect(askSite('/one', evil, never)).rejects.toThrow('served another server before')
  await expect(askSite('/one?x', { ...own, domain: 'evil.example' }, never)).rejects.toThrow()
  answering({ user: 'mary', password: 'secret', server: own.server, domain: own.domain })
  expect((await askSite('/one', evil, never)).place).toEqual(own)
})

test('what the answer has as null it leaves out', async () => {
  const ha1 = 'a'.repeat(32)
  answering({
    user: null,
    password: null,
    ha1,
    expiresAt: null,
    server: null,
    domain: null,
    iceServers: null,
  })
  const { place, secret, iceServers } = await askSite('/credentials', own, never)
  expect([samePlace(place, own), secret, iceServers ?? undefined]).toEqual([true, { ha1 }, undefined])
})

test('an answer whose server is null goes to no second server', async () => {
  answering({ user: 'mary', password: 'secret', server: null, domain: null })
  await askSite('/credentials', own, never)
  const theirs = { ...own, server: 'wss://evil.example', domain: 'evil.example' }
  await expect(askSite('/credentials', theirs, never)).rejects.toThrow('served another server before')
})
