// The directory over real HTTP: what is asked and kept, how often, and what a hostile server can do, which is nothing.

import { expect, test, vi } from 'vitest'
import { bob, bobAsKept, read } from './listed.ts'
import { list, restAt } from './restServer.ts'

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
