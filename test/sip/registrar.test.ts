// What registrars say besides yes and no: odd answers must neither stop the line nor make it storm.

import { expect, test, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { makePhone, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo, type WireOptions } from '../fakes/wire.ts'

const soon = (check: () => void) => vi.waitFor(check, { interval: 1, timeout: 3000 })

async function begin(
  registrar: WireOptions['registrar'],
  more: TestPhoneOptions = {},
  wireOptions: WireOptions = {},
) {
  const wire = createWire({ ...wireOptions, ...(registrar && { registrar }) })
  const { clock, pass } = movableClock()
  const alice = makePhone(wire, 'alice', { clock, ...more })
  const connected = alice.phone.connect()
  connected.catch(() => {})
  const line = () => alice.phone.store.getState().line
  const registers = () => wire.requests('REGISTER')
  return { wire, alice, pass, line, registers, connected }
}

const ok = (text: string, extra: readonly string[] = []) => replyTo(text, '200 OK', extra)

test('423 is asked again for what the server wants, once', async () => {
  const { line, registers, pass } = await begin((text) =>
    headerOf(text, 'Expires') === '600'
      ? replyTo(text, '423 Interval Too Brief', ['Min-Expires: 1800'])
      : undefined,
  )
  await soon(() => expect(line().phase).toBe('online'))
  expect(registers().map((text) => headerOf(text, 'Expires'))).toEqual(['600', '1800'])
  await pass(60_000)
  expect(registers().length).toBe(2)
})

test.each(['600', '10', 'soon', '99999999'])(
  '423 with Min-Expires %s does not make it storm',
  async (least) => {
    const { line, registers, pass } = await begin((text) =>
      replyTo(text, '423 Interval Too Brief', [`Min-Expires: ${least}`]),
    )
    await soon(() => expect(line().phase).toBe('waiting'))
    const before = registers().length
    await pass(60_000)
    // Full-jitter waits, here of no length for the first dozen tries and then of half a minute at most.
    expect(registers().length - before).toBeLessThan(40)
    expect(line()).toMatchObject({ phase: 'waiting', error: { sipStatus: 423 } })
  },
)

test('503 waits as long as the server asks', async () => {
  let busy = true
  const { line, registers, pass } = await begin((text) =>
    busy ? replyTo(text, '503 Service Unavailable', ['Retry-After: 20']) : undefined,
  )
  await soon(() => expect(line().phase).toBe('waiting'))
  busy = false
  await pass(18_000)
  expect(registers().length).toBe(1)
  await pass(4000)
  expect(line().phase).toBe('online')
})

test('too many devices is said as such', async () => {
  const { line } = await begin((text) => replyTo(text, '503 Too many contacts'))
  await soon(() => expect(line()).toMatchObject({ error: { code: 'too-many-devices', sipStatus: 503 } }))
})

test('403 stops, with words', async () => {
  const { line, registers, pass, connected } = await begin((text) => replyTo(text, '403 Forbidden'))
  await expect(connected).rejects.toMatchObject({ code: 'refused' })
  await pass(120_000)
  expect(registers().length).toBe(1)
  expect(line()).toMatchObject({ phase: 'offline', error: { code: 'credentials-refused', sipStatus: 403 } })
})

test.each<[string, readonly string[]]>([
  ['neither Contact nor expiry', []],
  ['a Contact without expiry', ['Contact: <sip:alice@somewhere.invalid>']],
  ['an expiry of nothing', ['Expires: 0']],
  ['an expiry of one second', ['Expires: 1']],
  ['an expiry beyond counting', ['Expires: 99999999999']],
  ['no number', ['Expires: soon']],
])('a 200 with %s is online, and registers no more than every two seconds', async (_what, extra) => {
  const { line, registers, pass } = await begin((text) => ok(text, extra))
  await soon(() => expect(line().phase).toBe('online'))
  await pass(60_000)
  expect(registers().length).toBeLessThanOrEqual(5)
  expect(line().phase).toBe('online')
})

test('the second server is tried where the first cannot be reached, and the first again after it', async () => {
  const closed = new Set(['wss://one.test/'])
  const servers = { options: { server: ['wss://one.test/', 'wss://two.test/'] } }
  const { wire, line, pass } = await begin(undefined, servers, { closed: (url) => closed.has(url) })
  await soon(() => expect(line().phase).not.toBe('connecting'))
  await pass(5000)
  expect(line().phase).toBe('online')
  expect(wire.opened).toEqual(['wss://one.test/', 'wss://two.test/'])
  closed.clear()
  wire.drop()
  await pass(5000)
  expect(wire.opened.at(-1)).toBe('wss://one.test/')
  expect(line().phase).toBe('online')
})
