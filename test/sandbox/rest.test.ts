import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isState, type Json, listenToFeed } from './feedEar.ts'
import { invite, openPhone, openPlace, openRegisteredPhone, type Place } from './place.ts'

type Headers = Readonly<Record<string, string>>

async function ask(place: Place, path: string, headers: Headers, method = 'GET', body?: Json) {
  const res = await fetch(`${place.origin}/rest${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const value = (await res.json()) as { success: boolean; payload: Json & Json[]; fields: Json }
  return { status: res.status, ...value }
}

const owner = { Authorization: `Basic ${btoa('sandbox@opentact.test:sandbox')}` }
const domain = 'sandbox.sip.opentact.test'
const ha1b = (login: string) => ({
  'X-Auth-HA1B-Token': createHash('md5')
    .update(`${login}@${domain}:${domain}:${login}-sandbox`)
    .digest('hex'),
})

async function tokenFrom(place: Place, headers: Headers = owner): Promise<string> {
  const { payload } = await ask(place, '/auth', headers)
  return String(payload['token'])
}

test('who signs in gets a token for a day, and who she is', async () => {
  const { status, success, payload } = await ask(await openPlace(), '/auth', owner)
  expect({ status, success }).toEqual({ status: 200, success: true })
  expect(Object.keys(payload).toSorted()).toEqual(
    [
      ...['uuid', 'email', 'wss_online', 'role', 'created_on', 'modified_on', 'deleted_on', 'token'],
      ...['phone_number', 'dob', 'avatar', 'first_name', 'last_name', 'gender', 'account'],
    ].toSorted(),
  )
  expect(Object.keys(payload['account'] as Json).toSorted()).toEqual(
    ['created_on', 'modified_on', 'uuid', 'email', 'name', 'level', 'deleted_on', 'balance'].toSorted(),
  )
  const claims = JSON.parse(Buffer.from(String(payload['token']).split('.')[1] ?? '', 'base64url').toString())
  expect(claims).toMatchObject({ uuid: payload['uuid'], role: 'User' })
  expect(claims.exp - claims.iat).toBe(86_400)
})

test.each([
  {},
  { Authorization: `Basic ${btoa('sandbox@opentact.test:wrong')}` },
  { 'X-Auth-Token': 'made-up' },
  { 'X-Auth-HA1B-Token': '0'.repeat(32) },
])('who says %o gets 401', async (headers) => {
  const place = await openPlace()
  for (const path of ['/auth', '/app/users', '/event/subscription', '/nothing'])
    expect(await ask(place, path, headers)).toMatchObject({ success: false, status: 401, fields: {} })
})

test('a token serves as header and as parameter, until it expires', async () => {
  const place = await openPlace()
  const token = await tokenFrom(place)
  expect(await ask(place, '/event/subscription', { 'X-Auth-Token': token })).toMatchObject({ status: 200 })
  expect(await ask(place, `/event/subscription?jwt=${token}`, {})).toMatchObject({ status: 200 })
  await fetch(`${place.origin}/sandbox/tokens`, { method: 'DELETE' })
  expect(await ask(place, '/event/subscription', { 'X-Auth-Token': token })).toMatchObject({ status: 401 })
  const fresh = await tokenFrom(place)
  expect(await ask(place, '/event/subscription', { 'X-Auth-Token': fresh })).toMatchObject({ status: 200 })
})

test('an old token opens neither REST nor the feed', async () => {
  const place = await openPlace({ tokenLife: 0 })
  const token = await tokenFrom(place)
  expect(await ask(place, '/app/users', { 'X-Auth-Token': token })).toMatchObject({ status: 401 })
  const feed = await listenToFeed(place, '', token)
  expect(await feed.gone).toBe(1008)
  expect(feed.came).toEqual([])
})

test('the token of a sign-in opens the feed, and the user is online then', async () => {
  const place = await openPlace()
  const feed = await listenToFeed(place, '', await tokenFrom(place))
  expect(feed.came).toMatchObject([{ type: 'auth' }])
  expect((await ask(place, '/auth', owner)).payload).toMatchObject({ wss_online: true })
})

test('a SIP user finds the others of her domain, and who is there', async () => {
  const place = await openPlace()
  await openRegisteredPhone(place, 'bob')
  for (const headers of [ha1b('alice'), { 'X-Auth-Token': await tokenFrom(place, ha1b('alice')) }]) {
    const { payload } = await ask(place, '/app/users', headers)
    expect(payload).toMatchObject([
      { login: 'bob', state: 'online', sip_domain: { domain } },
      { login: 'carol', state: 'offline', is_active: true, groups: [] },
    ])
  }
})

test('subscriptions are made, listed and removed', async () => {
  const place = await openPlace()
  const wish = { is_active: true, expired_on: '2035-12-31T23:59:59.000Z', channel: 'wss', type: 'call_state' }
  const made = await ask(place, '/event/subscription', owner, 'POST', wish)
  expect(made).toMatchObject({ success: true, payload: { ...wish, user: { account: {} } } })
  const { uuid } = made.payload as unknown as { uuid: string }
  expect((await ask(place, '/event/subscription', owner)).payload).toEqual([
    { ...wish, uuid, created_on: expect.any(String), modified_on: expect.any(String) },
  ])
  expect(await ask(place, `/event/subscription/${uuid}`, owner, 'DELETE')).toMatchObject({ status: 200 })
  expect(await ask(place, `/event/subscription/${uuid}`, owner, 'DELETE')).toMatchObject({ status: 404 })
  expect((await ask(place, '/event/subscription', owner)).payload).toEqual([])
})

test('a subscription that makes no sense is refused field by field', async () => {
  const wish = { channel: 'mail', type: 5, is_active: 'yes', expired_on: 'soon' }
  const { status, fields } = await ask(await openPlace(), '/event/subscription', owner, 'POST', wish)
  expect(status).toBe(400)
  expect(Object.keys(fields)).toEqual([
    'params.channel',
    'params.type',
    'params.is_active',
    'params.expired_on',
  ])
  expect(fields['params.channel']).toEqual({ message: 'must be wss', value: 'mail' })
})

test('calls are found again, the latest first', async () => {
  const place = await openPlace()
  const feed = await listenToFeed(place)
  const alice = await openPhone(place, 'alice')
  for (const target of ['busy', '+15550100099x', 'bob']) await invite(alice, target).outcome
  await feed.until(isState('in', 'destroyed'), 3)
  const search = (body: Json, query = '') => ask(place, `/call/search${query}`, owner, 'POST', body)
  expect((await search({ direction: 'in' }, '?take=2')).payload).toMatchObject({
    ...{ take: 2, skip: 0, mode: 'AND', total: 3 },
    data: [{ to: 'bob', state: 'destroyed', q850_cause: 20 }, { to: '15550100099x' }],
  })
  expect((await search({ direction: 'in' }, '?take=2&skip=2')).payload).toMatchObject({
    data: [{ to: 'busy' }],
  })
  expect((await search({ direction: 'out' })).payload).toMatchObject({ total: 1, data: [{ to: 'busy' }] })
  expect((await search({ tn: 15550100099 })).payload).toMatchObject({ total: 0 })
  const soon = new Date(Date.now() + 60_000).toISOString()
  expect((await search({ created_on_from: soon })).payload).toMatchObject({ total: 0 })
  expect((await search({ created_on_to: soon, from: 'alice' })).payload).toMatchObject({ total: 4 })
})
