/** A Phone over a port: the contract of every Phone, and what only a frame can do wrong. */

import { PortMessenger } from 'penpal'
import { expect, onTestFinished, test, vi } from 'vitest'
import { serveFrame } from '../../src/frame/guest.ts'
import { connectFrame, connectOver } from '../../src/frame/host.ts'
import type { PhoneOptions } from '../../src/phone/options.ts'
import { phoneContract } from '../contracts/phone.ts'
import { makePhone, phase, type TestPhone, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, type Wire } from '../fakes/wire.ts'

async function framed(wire: Wire, user: string, more: TestPhoneOptions = {}): Promise<TestPhone> {
  const { port1, port2 } = new MessageChannel()
  let local: TestPhone | undefined
  const guest = serveFrame(new PortMessenger({ port: port2 }), async (options) => {
    local = makePhone(wire, user, { ...more, options: options ?? {} })
    return local.phone
  })
  const options = { server: 'wss://wire.test/', domain: 'acme.sip.opentact.test', user } as PhoneOptions
  const credentials = { password: `${user}-secret` }
  const phone = await connectOver(
    new PortMessenger({ port: port1 }),
    { ...options, credentials, ...more.options },
    () => true,
  )
  onTestFinished(async () => {
    await phone.destroy()
    ;(await guest).destroy()
  })
  if (!local) throw new Error('no phone was made')
  return { ...local, phone, call: () => phone.store.getState().calls.at(-1) }
}

phoneContract('over a port', framed)

test('the page follows the frame: the same state on both sides', async () => {
  const wire = createWire()
  const { port1, port2 } = new MessageChannel()
  const local = makePhone(wire, 'alice')
  const guest = serveFrame(new PortMessenger({ port: port2 }), async () => local.phone)
  const phone = await connectOver(new PortMessenger({ port: port1 }), undefined, () => true)
  onTestFinished(async () => (await guest).destroy())
  // What the frame's own buttons do is followed as well.
  await local.phone.connect()
  await local.phone.call('missing')
  await phase(local, 'ended')
  await vi.waitFor(() => expect(phone.store.getState()).toEqual(local.phone.store.getState()))
  await phone.destroy()
})

test('options that are refused reject with what is wrong with them', async () => {
  const { port1, port2 } = new MessageChannel()
  serveFrame(
    new PortMessenger({ port: port2 }),
    async (options) => makePhone(createWire(), 'alice', { options: { ...options } }).phone,
  ).then((guest) => onTestFinished(guest.destroy))
  const wrong = connectOver(new PortMessenger({ port: port1 }), { maxCalls: 0 } as PhoneOptions, () => true)
  await expect(wrong).rejects.toMatchObject({
    code: 'bad-options',
    message: expect.stringContaining('maxCalls'),
  })
})

test('what is no plain data is refused, and nothing hangs', async () => {
  const { phone } = await framed(createWire(), 'alice')
  await expect(phone.call((() => 'bob') as never)).rejects.toMatchObject({ code: 'bad-options' })
})

test.each([undefined, { origin: 'https://phone.example.com/' }, { origin: '*' }, { origin: 'null' }])(
  'a frame without the exact origin is not joined: %j',
  async (options) => {
    const iframe = { contentWindow: {} } as HTMLIFrameElement
    await expect(connectFrame(iframe, options as never)).rejects.toMatchObject({ code: 'bad-options' })
  },
)

test('options that are no plain data are refused at once', async () => {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port2.close())
  const options = { autoAnswer: [() => 'mary'] } as never
  const wrong = connectOver(new PortMessenger({ port: port1 }), options, () => true)
  await expect(wrong).rejects.toMatchObject({ name: 'PhoneError', code: 'bad-options' })
})

test('functions of the options get plain data, and their failures stay theirs', async () => {
  const credentials = vi.fn(async ({ signal }: { signal: AbortSignal }) => {
    signal.throwIfAborted()
    throw new Error('my backend is down')
  })
  const { phone } = await framed(createWire({ realm: 'acme.sip.opentact.test' }), 'alice', {
    options: { credentials: credentials as never },
  })
  phone.connect().catch(() => {})
  await vi.waitFor(() => expect(phone.store.getState().line).toMatchObject({ error: expect.anything() }))
  expect(credentials.mock.calls[0]).toEqual([{ reason: 'start', signal: expect.any(AbortSignal) }])
  expect(credentials.mock.settledResults[0]?.value).toMatchObject({ message: 'my backend is down' })
  expect(JSON.stringify(phone.store.getState())).not.toContain('backend')
})

test.each([{}, { load: () => null }, { save: () => {} }])(
  'a memory that is none is refused: %j',
  async (memory) => {
    const options = { memory: memory as never }
    await expect(framed(createWire(), 'alice', { options })).rejects.toMatchObject({
      code: 'bad-options',
      message: expect.stringContaining('memory'),
    })
  },
)

test('a memory that cannot be read remembers nothing', async () => {
  const load = () => {
    throw new Error('storage is switched off')
  }
  const { phone } = await framed(createWire(), 'alice', { options: { memory: { load, save: () => {} } } })
  await phone.connect()
})

test('memory is kept by the page', async () => {
  let text: string | null = null
  const save = (next: string | null) => {
    text = next
  }
  const memory = { load: () => text, save }
  const { phone } = await framed(createWire(), 'alice', { options: { memory } })
  await phone.connect()
  await vi.waitFor(() => expect(text).toBeTruthy())
})

test('a REFER to where the page forbids is not followed', async () => {
  const wire = createWire()
  const allow = vi.fn((target: string) => !target.includes('carol'))
  const alice = await framed(wire, 'alice', { options: { allow } })
  const bob = makePhone(wire, 'bob')
  const carol = makePhone(wire, 'carol')
  await alice.phone.connect()
  await bob.phone.connect()
  await carol.phone.connect()
  const id = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  bob.phone.transfer(bob.call()?.id ?? '', 'carol').catch(() => {})
  await vi.waitFor(() => expect(alice.call()?.referredTo).toBeDefined())
  await expect(alice.phone.acceptTransfer(id)).rejects.toMatchObject({ code: 'bad-target' })
  expect(carol.phone.store.getState().calls).toEqual([])
})

test('a frame that goes says so: the line is away, and what was asked fails', async () => {
  const { port1, port2 } = new MessageChannel()
  const wire = createWire()
  const local = makePhone(wire, 'alice')
  const guest = await Promise.all([
    serveFrame(new PortMessenger({ port: port2 }), async () => local.phone),
    connectOver(new PortMessenger({ port: port1 }), undefined, () => there),
  ])
  const [frame, phone] = guest
  onTestFinished(() => frame.destroy())
  await phone.connect()
  const bob = makePhone(wire, 'bob')
  await bob.phone.connect()
  const id = await phone.call('bob')
  await phase(bob, 'ringing')
  const ended = vi.fn()
  phone.on('call-ended', ended)
  frame.gone()
  await vi.waitFor(() => expect(phone.store.getState().line.phase).toBe('offline'))
  expect(ended).not.toHaveBeenCalled()
  there = false
  frame.gone()
  await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce())
  expect(ended.mock.calls[0]?.[0]).toMatchObject({ callId: id })
  await expect(phone.call('bob')).rejects.toMatchObject({ code: 'destroyed' })
})
let there = true

test.each(['constructor', '__proto__', 'store', 'on', 'toString', 'call.constructor'])(
  'a page that asks for %s gets nothing',
  async (method) => {
    const { connect } = await import('penpal')
    const { port1, port2 } = new MessageChannel()
    const local = makePhone(createWire(), 'alice')
    const guest = serveFrame(new PortMessenger({ port: port2 }), async () => local.phone)
    const connection = connect<{ ask: (method: string, args: unknown[]) => unknown }>({
      messenger: new PortMessenger({ port: port1 }),
      methods: { hello: () => ({ version: 1 }), snapshot: () => {}, tell: () => {} },
    })
    onTestFinished(async () => {
      connection.destroy()
      ;(await guest).destroy()
    })
    const page = await connection.promise
    await guest
    expect(await page.ask(method, [])).toMatchObject({ error: { code: 'refused' } })
  },
)

test('garbage in the shape of the bridge’s messages is dropped, noted, and does no harm', async () => {
  const { port1, port2 } = new MessageChannel()
  const wire = createWire()
  const uncaught = vi.fn()
  process.on('unhandledRejection', uncaught)
  onTestFinished(() => void process.off('unhandledRejection', uncaught))
  const say = (message: object) => port1.postMessage({ namespace: 'penpal', ...message })
  for (const type of ['ACK1', 'ACK2', 'CALL', 'REPLY', 'DESTROY', 'SYN', '__proto__', 7]) say({ type })
  const guest = serveFrame(new PortMessenger({ port: port2 }), async (_, noted) =>
    noted(makePhone(wire, 'alice').phone),
  )
  const phone = await connectOver(new PortMessenger({ port: port1 }), undefined, () => true)
  onTestFinished(async () => (await guest).destroy())
  for (const type of ['ACK1', 'ACK2']) say({ type, methodPaths: [] })
  say({ type: 'CALL', id: 1, methodPath: 'ask', args: null })
  say({ type: 'CALL', id: '1', methodPath: [['ask']], args: [] })
  say({ type: 'CALL', id: '2', methodPath: ['ask'], args: [null, null] })
  say({ type: 'REPLY', callId: '1', isError: true, isSerializedErrorInstance: true })
  await phone.connect()
  const { journal } = await phone.report()
  expect(journal.flatMap((fact) => fact['why'] ?? [])).toEqual([
    'frame: a broken ACK1',
    'frame: ACK2 out of turn',
    'frame: a broken CALL',
    'frame: a broken REPLY',
    'frame: DESTROY out of turn',
    'frame: a broken SYN',
    'frame: a message of no known type',
    'frame: a message of no known type',
    'frame: ACK1 out of turn',
    'frame: ACK2 out of turn',
    'frame: a broken CALL',
    'frame: a broken CALL',
    'frame: a broken REPLY',
  ])
  expect(uncaught).not.toHaveBeenCalled()
})

test('a page that hangs up leaves nothing behind that fails', async () => {
  const { port1, port2 } = new MessageChannel()
  const uncaught = vi.fn()
  process.on('unhandledRejection', uncaught)
  process.on('uncaughtException', uncaught)
  onTestFinished(() => {
    process.off('unhandledRejection', uncaught)
    process.off('uncaughtException', uncaught)
  })
  const local = makePhone(createWire(), 'alice')
  const guest = serveFrame(new PortMessenger({ port: port2 }), async () => local.phone)
  await connectOver(new PortMessenger({ port: port1 }), undefined, () => true)
  port1.postMessage({ namespace: 'penpal', type: 'DESTROY' })
  // The one before is there when the next one is.
  await new Promise((resolve) => setTimeout(resolve))
  await local.phone.connect()
  ;(await guest).gone()
  await new Promise((resolve) => setTimeout(resolve))
  expect(uncaught).not.toHaveBeenCalled()
})

test('another release is refused in words', async () => {
  const { connect } = await import('penpal')
  const { port1, port2 } = new MessageChannel()
  const guest = serveFrame(new PortMessenger({ port: port2 }), async () => {
    throw new Error('no phone should be made')
  })
  const failed = vi.fn()
  const connection = connect({
    messenger: new PortMessenger({ port: port1 }),
    methods: { hello: () => ({ version: 99 }), snapshot: () => {}, tell: () => {}, failed },
  })
  onTestFinished(async () => {
    connection.destroy()
    ;(await guest).destroy()
  })
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce())
  expect(failed.mock.calls[0]?.[0]).toMatchObject({ error: { code: 'refused' } })
})
