// A function that gives the credentials: when it is asked, and what becomes of one that does badly.
import { expect, test, vi } from 'vitest'
import type { Secret } from '../../src/phone/options.ts'
import { movableClock } from '../fakes/clock.ts'
import { makePhone, phase } from '../fakes/phones.ts'
import { createWire, headerOf } from '../fakes/wire.ts'

const realm = 'acme.sip.opentact.test'
type Ask = { reason: string; signal: AbortSignal }

/** Passwords that live ten minutes each; each answer counts. */
function expiring(clock: { now: () => number }, life = 600_000) {
  const asked: string[] = []
  const credentials = vi.fn(async ({ reason }: Ask): Promise<Secret> => {
    asked.push(reason)
    return { password: `no ${asked.length}`, expiresAt: clock.now() + life }
  })
  return { asked, credentials }
}

test('credentials are asked for anew a minute before they expire, again and again', async () => {
  const { clock, pass } = movableClock()
  const { asked, credentials } = expiring(clock)
  const alice = makePhone(createWire({ realm }), 'alice', { clock, options: { credentials } })
  await alice.phone.connect()
  await pass(539_000)
  expect(asked).toEqual(['start'])
  await pass(2_000)
  await vi.waitFor(() => expect(asked).toEqual(['start', 'expiring']))
  await pass(541_000)
  await vi.waitFor(() => expect(asked).toEqual(['start', 'expiring', 'expiring']))
  expect(alice.phone.store.getState().line.phase).toBe('online')
})

test('a page that has none then is asked again, and the old one is used meanwhile', async () => {
  const { clock, pass } = movableClock()
  const { asked, credentials } = expiring(clock)
  const alice = makePhone(createWire({ realm }), 'alice', { clock, options: { credentials } })
  await alice.phone.connect()
  credentials.mockImplementationOnce(async () => {
    asked.push('failed')
    throw new Error('the backend is down')
  })
  await pass(541_000)
  await vi.waitFor(() => expect(asked).toEqual(['start', 'failed']))
  await pass(31_000)
  await vi.waitFor(() => expect(asked).toEqual(['start', 'failed', 'expiring']))
  expect(alice.phone.store.getState().line.phase).toBe('online')
})

test('who slept past the end asks before registering again', async () => {
  const { clock, pass } = movableClock()
  const { asked, credentials } = expiring(clock, 100)
  const wire = createWire({ realm })
  const alice = makePhone(wire, 'alice', { clock, options: { credentials } })
  await alice.phone.connect()
  const before = asked.length
  wire.drop()
  await pass(3_000)
  await vi.waitFor(() => expect(alice.phone.store.getState().line.phase).toBe('online'))
  expect(asked.slice(before)).toContain('expiring')
})

test('a function that never answers is given up after half a minute, and asked again', async () => {
  const { clock, pass } = movableClock()
  const asked: Ask[] = []
  const credentials = (ask: Ask) => {
    asked.push(ask)
    return asked.length < 2 ? new Promise<Secret>(() => {}) : Promise.resolve({ password: 'x' })
  }
  const alice = makePhone(createWire({ realm }), 'alice', { clock, options: { credentials } })
  void alice.phone.connect()
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  await pass(30_000)
  await vi.waitFor(() =>
    expect(alice.phone.store.getState().line).toMatchObject({ error: { code: 'credentials-missing' } }),
  )
  expect(asked[0]?.signal.aborted).toBe(true)
  await pass(30_000)
  await vi.waitFor(() => expect(alice.phone.store.getState().line.phase).toBe('online'))
})

test('a refresh that refuses old credentials asks for new ones on the same connection', async () => {
  const asked: string[] = []
  let refusing = false
  const wire = createWire({
    realm,
    accepts: () => !refusing || asked.length > 1,
  })
  const { clock, pass } = movableClock()
  const credentials = async ({ reason }: Ask) => {
    asked.push(reason)
    return { password: `no ${asked.length}` }
  }
  const alice = makePhone(wire, 'alice', { clock, options: { credentials } })
  await alice.phone.connect()
  const bob = makePhone(wire, 'bob')
  await bob.phone.connect()
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  refusing = true
  const via = headerOf(wire.requests('REGISTER')[0] ?? '', 'Via')
  await pass(450_000)
  await vi.waitFor(() => expect(asked).toEqual(['start', 'refused']))
  await vi.waitFor(() => expect(alice.phone.store.getState().line.phase).toBe('online'))
  expect(alice.call()?.state.phase).toBe('connected')
  expect(headerOf(wire.requests('REGISTER').at(-1) ?? '', 'Via')?.split(';')[0]).toBe(via?.split(';')[0])
})
