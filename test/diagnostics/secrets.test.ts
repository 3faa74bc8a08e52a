import { createHash } from 'node:crypto'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Credentials, type PhoneOptions, readOptions } from '../../src/phone/options.ts'
import { makePhone, onlinePhone, phase, type TestPhone } from '../fakes/phones.ts'
import { createWire } from '../fakes/wire.ts'

const realm = 'acme.sip.opentact.test'
const password = 'canary-password'
const hash = (algorithm: 'md5' | 'sha256') =>
  createHash(algorithm).update(`alice:${realm}:${password}`).digest('hex')
const ha1 = { md5: hash('md5'), sha256: hash('sha256') }
const token = 'canary-token'
const turn = 'canary-turn'

/** As they are, and as they would look in a URL or in Basic. */
const canaries = [password, 'canary-wrong', 'canary-thrown', token, turn, ha1.md5, ha1.sha256].flatMap(
  (secret) => [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('hex'),
  ],
)

const found = (text: string) => canaries.filter((canary) => text.includes(canary))

/** All that is said where anybody may read it. */
function eavesdrop() {
  const heard: string[] = []
  const spies = (['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((...said: unknown[]) => {
      heard.push(said.map((one) => `${inFull(one)} ${String(one)}`).join(' '))
    }),
  )
  const note = (error: unknown) => {
    heard.push(inFull(error))
  }
  process.on('unhandledRejection', note)
  onTestFinished(() => {
    process.off('unhandledRejection', note)
    for (const spy of spies) spy.mockRestore()
  })
  return heard
}

function inFull(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value) ?? String(value)
  return `${value.name} ${value.message} ${value.stack} ${inFull(value.cause)} ${JSON.stringify(value)}`
}

const told = (made: TestPhone) => JSON.stringify([made.journal, made.phone.store.getState()])

const wrongFirst: Credentials = async ({ reason }) => ({
  password: reason === 'start' ? 'canary-wrong' : password,
})

test.each<[how: string, credentials: Credentials]>([
  ['a password', { password }],
  ['an HA1', { ha1: ha1.md5 }],
  ['an HA1 for each algorithm', { ha1 }],
  ['a function whose first answer is wrong', wrongFirst],
])('%s shows nowhere but in digests, whatever the phone goes through', async (_, credentials) => {
  const heard = eavesdrop()
  let refusals = typeof credentials === 'function' ? 1 : 0
  const wire = createWire({
    realm,
    accepts: (answer) => !answer.includes('username="alice"') || refusals-- <= 0,
  })
  const kept: string[] = []
  const options: Partial<PhoneOptions> = {
    credentials,
    feed: { url: 'wss://feed.test/', token },
    rest: { url: 'https://rest.test', token },
    iceServers: [{ urls: 'turn:turn.test', username: 'alice', credential: turn }],
    memory: { load: () => kept.at(-1) ?? null, save: (text) => kept.push(text ?? '') },
  }
  const bob = await onlinePhone(wire, 'bob')
  const alice = await onlinePhone(wire, 'alice', { options })

  const id = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  await alice.phone.hold(id)
  await alice.phone.resume(id)
  await alice.phone.mute(id)
  await alice.phone.sendDigits(id, '4711')
  const sockets = wire.requests('REGISTER').length
  wire.drop()
  await vi.waitFor(() => expect(alice.phone.store.getState().line.phase).toBe('waiting'))
  alice.wakeUp()
  bob.wakeUp()
  await vi.waitFor(() => expect(wire.requests('REGISTER').length).toBeGreaterThan(sockets + 1))
  await vi.waitFor(() => expect(alice.phone.store.getState().line.phase).toBe('online'))
  const first = JSON.stringify(await alice.phone.report())
  alice.leave()
  wire.unplug('alice')

  const again = await onlinePhone(wire, 'alice', { options })
  await phase(again, 'connected')
  await again.phone.hangUp(again.call()?.id ?? '')
  await phase(bob, 'ended')
  await bob.phone.call('alice')
  await phase(again, 'ringing')
  await again.phone.decline(again.call()?.id ?? '')
  await phase(bob, 'ended')
  const second = JSON.stringify(await again.phone.report())
  await again.phone.destroy()

  expect(wire.frames.filter(({ text }) => /uthorization: Digest .*response="/.test(text))).not.toEqual([])
  const said = {
    wire: wire.frames.map(({ text }) => text),
    reports: [first, second],
    facts: [told(alice), told(again)],
    memory: kept,
    console: heard,
  }
  for (const [where, texts] of Object.entries(said)) expect(texts.flatMap(found), where).toEqual([])
  const digests = wire.frames.flatMap(({ text }) =>
    [...text.matchAll(/response="([^"]+)"/g)].map(([, d]) => d ?? ''),
  )
  for (const text of [...said.reports, ...said.facts, ...kept, ...heard])
    expect(digests.filter((digest) => text.includes(digest))).toEqual([])
})

test('wrong credentials, and functions that fail, are told without what they hold', async () => {
  const heard = eavesdrop()
  const wire = createWire({ realm, accepts: () => false })
  const refused: string[] = []
  for (const credentials of [
    { password: 'canary-wrong' },
    async () => ({ password: 'canary-wrong' }),
    async () => {
      throw new Error('canary-thrown')
    },
    async () => ({ ha1: 'canary-wrong' }),
  ] satisfies Credentials[]) {
    const made = makePhone(wire, 'alice', { options: { credentials } })
    made.phone.connect().catch((error: unknown) => refused.push(inFull(error)))
    await vi.waitFor(() => expect(made.phone.store.getState().line).toHaveProperty('error'))
    refused.push(told(made), JSON.stringify(await made.phone.report()))
    await made.phone.destroy()
  }
  const texts = [...refused, ...heard, ...wire.frames.map(({ text }) => text)]
  expect(texts.flatMap(found)).toEqual([])
})

test.each<[option: string, value: unknown]>([
  ['credentials', { ha1: 'canary-wrong' }],
  ['credentials', { password, expiresAt: 'canary-wrong' }],
  ['credentials', { ha1: { md5: 'canary-wrong' } }],
  ['feed', { url: 'ws://canary-token@feed.test', token }],
  ['server', 'wss://alice:canary-password@sip.test/'],
  ['server', 'wss://sip.test/#canary-token'],
  ['iceServers', [{ urls: 'canary-turn', credential: turn }]],
])('a wrong %s is refused without being repeated', (option, value) => {
  const options = { server: 'wss://sip.test/', domain: realm, user: 'alice', credentials: { password } }
  let refusal: unknown
  try {
    readOptions({ ...options, [option]: value } as PhoneOptions)
  } catch (error) {
    refusal = error
  }
  expect(inFull(refusal)).toContain(`Option “${option}”`)
  expect(found(inFull(refusal))).toEqual([])
})
