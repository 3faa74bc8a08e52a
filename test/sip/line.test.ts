import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { makePhone, onlinePhone, phase } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo } from '../fakes/wire.ts'

const realm = 'acme.sip.opentact.test'
const soon = (check: () => void) => vi.waitFor(check, { interval: 1, timeout: 3000 })

test('registers with its login, an instance id and a Contact that stays the same', async () => {
  const wire = createWire({ realm })
  const alice = await onlinePhone(wire, 'alice')
  expect(alice.phone.store.getState().line).toEqual({ phase: 'online', registered: true })
  const [first, second] = wire.requests('REGISTER')
  expect(headerOf(first ?? '', 'Authorization')).toBeUndefined()
  expect(headerOf(second ?? '', 'Authorization')).toMatch(/^Digest username="alice", realm="acme/)
  expect(headerOf(second ?? '', 'Contact')).toMatch(
    /^<sip:alice@\w+\.invalid;transport=ws>;\+sip\.instance="<urn:uuid:/,
  )
  expect(headerOf(first ?? '', 'Contact')).toBe(headerOf(second ?? '', 'Contact'))
})

test('every change of the line is told once', async () => {
  const wire = createWire({ realm })
  const alice = await onlinePhone(wire, 'alice')
  wire.drop()
  await soon(() => expect(alice.phone.store.getState().line.phase).toBe('waiting'))
  alice.wakeUp()
  await soon(() => expect(alice.phone.store.getState().line.phase).toBe('online'))
  await alice.phone.disconnect()
  await alice.phone.connect()
  const told = alice.journal.flatMap((fact) => (fact.type === 'line-changed' ? [fact.line] : []))
  expect(told).toEqual([
    { phase: 'connecting', attempt: 0 },
    { phase: 'online', registered: true },
    expect.objectContaining({ phase: 'waiting', attempt: 1 }),
    { phase: 'connecting', attempt: 1 },
    { phase: 'online', registered: true },
    { phase: 'offline' },
    { phase: 'connecting', attempt: 0 },
    { phase: 'online', registered: true },
  ])
})

test('a wrong password stops the line after two REGISTERs, with words, and no storm', async () => {
  const wire = createWire({ realm, accepts: () => false })
  const { clock, waiting, move } = movableClock()
  const alice = makePhone(wire, 'alice', { clock })
  await expect(alice.phone.connect()).rejects.toMatchObject({ code: 'refused' })
  expect(alice.phone.store.getState().line).toMatchObject({
    phase: 'offline',
    error: { code: 'credentials-refused', sipStatus: 401 },
  })
  move(600_000)
  expect(waiting()).toEqual([])
  expect(wire.requests('REGISTER')).toHaveLength(2)
})

test('a server of another domain is told from a wrong password', async () => {
  const wire = createWire({ realm: 'other.example' })
  const alice = makePhone(wire, 'alice')
  await expect(alice.phone.connect()).rejects.toMatchObject({ code: 'refused' })
  expect(alice.phone.store.getState().line).toMatchObject({ error: { code: 'domain-not-found' } })
  expect(wire.requests('REGISTER')).toHaveLength(1)
})

test('a domain in capitals is the same domain', async () => {
  const wire = createWire({ realm })
  const alice = await onlinePhone(wire, 'alice', { options: { domain: realm.toUpperCase() } })
  expect(alice.phone.store.getState().line.phase).toBe('online')
})

test('a credentials function is asked again once when its password was refused', async () => {
  const asked: string[] = []
  const wire = createWire({ realm, accepts: () => asked.length > 1 })
  const alice = makePhone(wire, 'alice', {
    options: {
      credentials: async ({ reason }) => {
        asked.push(reason)
        return { password: `try ${asked.length}` }
      },
    },
  })
  await alice.phone.connect()
  expect(asked).toEqual(['start', 'refused'])
})

test('a lost socket is opened again after a wait, and the call lives on', async () => {
  const wire = createWire({ realm })
  const { clock, move } = movableClock()
  const alice = await onlinePhone(wire, 'alice', { clock })
  const bob = await onlinePhone(wire, 'bob')
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')

  wire.drop(true)
  await soon(() => expect(alice.phone.store.getState().line.phase).toBe('waiting'))
  expect(alice.phone.store.getState().line).toMatchObject({ attempt: 1, error: { code: 'connection-lost' } })
  expect(alice.call()?.state.phase).toBe('connected')
  // `random` is 0 here: each wait is the least there is.
  move(300)
  await soon(() => expect(alice.phone.store.getState().line).toMatchObject({ phase: 'waiting', attempt: 2 }))
  expect(alice.call()?.state.phase).toBe('connected')
})

test('when the network is back the phone does not wait', async () => {
  const wire = createWire()
  const { clock } = movableClock()
  const alice = await onlinePhone(wire, 'alice', { clock })
  wire.drop()
  await soon(() => expect(alice.phone.store.getState().line.phase).toBe('waiting'))
  alice.wakeUp()
  await soon(() => expect(alice.phone.store.getState().line.phase).toBe('online'))
})

test('the registration is refreshed well before it runs out', async () => {
  const wire = createWire()
  const { clock, pass } = movableClock()
  await onlinePhone(wire, 'alice', { clock })
  expect(wire.requests('REGISTER')).toHaveLength(1)
  await pass(600_000 * 0.75)
  await soon(() => expect(wire.requests('REGISTER')).toHaveLength(2))
})

test('going offline by choice takes the registration back and ends the calls', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await alice.phone.disconnect()
  expect(alice.phone.store.getState().line).toEqual({ phase: 'offline' })
  expect(headerOf(wire.requests('REGISTER').at(-1) ?? '', 'Expires')).toBe('0')
  await phase(bob, 'ended')
  await expect(alice.phone.call('bob')).rejects.toMatchObject({ code: 'wrong-moment' })
  await alice.phone.connect()
  expect(alice.phone.store.getState().line.phase).toBe('online')
})

test('a challenge to a BYE from a stranger gets no digest', async () => {
  const challenged = 'WWW-Authenticate: Digest realm="acme.sip.opentact.test", nonce="theirs", qop="auth"'
  const wire = createWire({
    intercept: (text) =>
      text.startsWith('BYE ') ? replyTo(text, '401 Unauthorized', [challenged]) : undefined,
  })
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  await bob.phone.call('alice')
  await phase(alice, 'ringing')
  await alice.phone.answer(alice.call()?.id ?? '')
  await phase(alice, 'connected')
  await alice.phone.hangUp(alice.call()?.id ?? '')
  await soon(() => expect(wire.requests('BYE')).toHaveLength(1))
  await alice.phone.disconnect()
  expect(wire.frames.filter((frame) => /authorization:/i.test(frame.text))).toEqual([])
})

test('whatever comes over the socket, nothing throws, and what cannot be used is noted', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const hostile = [
    'garbage',
    '\u0000\u0001',
    'SIP/2.0 200',
    'INVITE sip:alice@x SIP/2.0\r\n\r\n',
    `OPTIONS sip:alice@x SIP/2.0\r\nX: ${'a'.repeat(70_000)}\r\n\r\n`,
    request('INVITE', 'tel:+15550100', {}),
    request('INVITE', 'nobodyKnowsThisScheme:totallyopaque', {}),
    request('INVITE', 'sip:alice@x', { CSeq: 'x INVITE' }),
    request('INVITE', 'sip:alice@x', { Contact: '<sip:%ZZ@[::' }),
    request('INVITE', 'sip:alice@x', { 'Content-Length': '99' }),
    request('MESSAGE', 'sip:alice@x', { From: '<sip:%E0%A4%A@x>;tag=1' }),
    request('UNKNOWN', 'sip:alice@x', {}),
    request('BYE', 'sip:alice@x', {}),
    `${request('MESSAGE', 'sip:alice@x', { 'Content-Length': '1' })}\ud800`,
  ]
  for (const text of hostile) wire.inject('alice', text)
  wire.inject('alice', '\r\n\r\n')
  await soon(() => expect(wire.frames.at(-1)).toMatchObject({ text: '\r\n' }))
  expect(alice.journal.filter((fact) => fact.type === 'frame-dropped').length).toBeGreaterThan(3)
  expect(alice.phone.store.getState().line.phase).toBe('online')
  expect(alice.phone.store.getState().calls).toEqual([])
})

test.each(['nothingSupportsThis', '100rel', 'timer'])(
  'a request that requires %s is refused with 420 (RFC 3261 §8.2.2.3), and opens no microphone',
  async (tag) => {
    const wire = createWire()
    const alice = await onlinePhone(wire, 'alice', { options: { sessionTimer: false } })
    wire.inject('alice', request('INVITE', 'sip:alice@x', { Require: tag }))
    await soon(() => expect(wire.frames.at(-1)?.text).toMatch(/^SIP\/2.0 420/))
    expect(headerOf(wire.frames.at(-1)?.text ?? '', 'Unsupported')).toBe(tag.toLowerCase())
    expect(alice.peers).toEqual([])
  },
)

test('an UPDATE outside a call is told that there is none', async () => {
  const wire = createWire()
  await onlinePhone(wire, 'alice')
  wire.inject('alice', request('UPDATE', 'sip:alice@x', { To: '<sip:alice@x>;tag=2' }))
  await soon(() => expect(wire.frames.at(-1)?.text).toMatch(/^SIP\/2.0 481/))
})

test.each([
  ['sip.js/lib/core/messages/utils.js', 'crypto.getRandomValues'],
  ['sip.js/lib/core/transactions/client-transaction.js', 'createRandomToken(16)'],
  ['sip.js/lib/core/transactions/invite-client-transaction.js', 'createRandomToken(16)'],
  ['sip.js/lib/api/user-agent.js', 'crypto.getRandomValues'],
  ['sip.js/lib/grammar/pegjs/dist/grammar.js', 'peg$bytecodeOnce'],
])('the patch of %s is in place', (file, mark) => {
  const text = readFileSync(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8')
  expect(text, 'run npm ci without --ignore-scripts').toContain(mark)
})

function request(method: string, uri: string, headers: Readonly<Record<string, string>>): string {
  const all = {
    Via: 'SIP/2.0/WSS stranger.invalid;branch=z9hG4bKx',
    From: '<sip:stranger@x>;tag=1',
    To: '<sip:alice@x>',
    'Call-ID': `${method}@x`,
    CSeq: `1 ${method}`,
    'Max-Forwards': '70',
    Contact: '<sip:stranger@stranger.invalid>',
    'Content-Length': '0',
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [`${method} ${uri} SIP/2.0`, ...lines, '', ''].join('\r\n')
}
