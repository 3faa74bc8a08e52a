// A phone at the sandbox's own feed and REST: names of the domain, and what happened while the feed was away.

import { expect, test, vi } from 'vitest'
import type { RestOptions } from '../../src/phone/options.ts'

import { invite, nextCall, openPhone, openPlace, openRegisteredPhone, type Place } from './place.ts'
import { callToBob, platformPhone } from './platformPhone.ts'
import { beginFaults, endFaults } from './post.ts'

const feedOf = (place: Place) => ({ url: `${place.origin.replace('http', 'ws')}/events`, token: 'any' })

function restOf(place: Place, user: string, asks: string[] = []): RestOptions {
  return {
    url: `${place.origin}/rest`,
    token: async ({ reason, signal }) => {
      asks.push(reason)
      const res = await fetch(`${place.origin}/sandbox/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user }),
        signal,
      })
      return ((await res.json()) as { token: string }).token
    },
  }
}

test('the others of the domain have names, and a caller is shown by hers', async () => {
  const place = await openPlace()
  await openRegisteredPhone(place, 'alice')
  const bob = await platformPhone('bob', { rest: restOf(place, 'bob') })
  await vi.waitFor(() => expect(bob.phone.store.getState().directory).toHaveLength(2))
  expect(bob.phone.store.getState().directory).toMatchObject([
    { user: 'alice', name: 'alice Sandbox', online: true },
    { user: 'carol', name: 'carol Sandbox', online: false },
  ])
  bob.tell(callToBob())
  expect(bob.phone.store.getState().calls[0]?.party.name).toBe('alice Sandbox')
  const said = JSON.stringify([bob.phone.store.getState(), await bob.phone.report()])
  for (const canary of ['@opentact.test', '42.5', 'Loopback Lane']) expect(said).not.toContain(canary)
  expect(JSON.stringify(await bob.phone.report())).not.toContain('carol')
})

test('what happened to a call while the feed was away is filled in from the call search', async () => {
  const place = await openPlace()
  const asks: string[] = []
  const [agent, alice] = [await openRegisteredPhone(place, 'bob'), await openPhone(place, 'alice')]
  const bob = await platformPhone('bob', { feed: feedOf(place), rest: restOf(place, 'bob', asks) })
  await vi.waitFor(() => expect(bob.feed()).toBe('live'))
  const ringing = nextCall(agent)
  bob.tell(callToBob())
  const call = invite(alice, 'bob')
  const { invitation } = await ringing
  await vi.waitFor(() => expect(bob.story('a')).toContain('out ringing'))

  await beginFaults(place, { feed: 'refuse' })
  await vi.waitFor(() => expect(bob.feed()).toBe('waiting'))
  await fetch(`${place.origin}/sandbox/tokens`, { method: 'DELETE' })
  await invitation.accept()
  await call.outcome
  await call.inviter.bye()
  await endFaults(place)

  await vi.waitFor(
    () => expect(bob.entries('a')).toContainEqual(expect.objectContaining({ source: 'gap', filled: true })),
    { timeout: 20_000 },
  )
  expect(bob.story('a')).toEqual(expect.arrayContaining(['in destroyed', 'out destroyed']))
  expect(asks).toEqual(['start', 'refused'])
  const { calls } = await bob.phone.searchCalls({ from: Date.now() - 60_000, to: Date.now(), text: 'ALICE' })
  expect(calls).toMatchObject([{ direction: 'incoming', party: { user: 'alice', name: 'alice Sandbox' } }])
  expect(await bob.phone.searchCalls({ from: Date.now() - 60_000, to: Date.now(), text: 'carol' })).toEqual({
    calls: [],
  })
})

test('without a REST the gap stays a gap', async () => {
  const place = await openPlace()
  const bob = await platformPhone('bob', { feed: feedOf(place) })
  await vi.waitFor(() => expect(bob.feed()).toBe('live'))
  bob.tell(callToBob())
  await beginFaults(place, { feed: 'drop' })
  await vi.waitFor(
    () => expect(bob.entries('a')).toContainEqual(expect.objectContaining({ source: 'gap' })),
    { timeout: 20_000 },
  )
  expect(bob.entries('a')).not.toContainEqual(expect.objectContaining({ filled: true }))
})

test('a search that makes no sense, or comes too late, is refused', async () => {
  const place = await openPlace()
  const { phone } = await platformPhone('bob', { rest: restOf(place, 'bob') })
  for (const ask of [
    null,
    {},
    { from: 2, to: 1 },
    { from: 0, to: 1, cursor: '../x' },
    { from: 0, to: 1, text: 5 },
  ])
    await expect(phone.searchCalls(ask as never)).rejects.toMatchObject({ code: 'bad-options' })
  await phone.destroy()
  await expect(phone.searchCalls({ from: 0, to: 1 })).rejects.toMatchObject({ code: 'destroyed' })
})

test('the sandbox gives tokens to its users only', async () => {
  const place = await openPlace()
  const ask = (body: unknown) =>
    fetch(`${place.origin}/sandbox/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await ask({ user: 'bob' })).status).toBe(200)
  for (const body of [{ user: 'mallory' }, { user: 5 }, {}]) expect((await ask(body)).status).toBe(404)
})
