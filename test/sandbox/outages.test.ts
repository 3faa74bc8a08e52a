import type { Core } from 'sip.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { header } from '../../src/sandbox/message.ts'
import { createListener, givingOut } from './listener.ts'
import { invite, openPlace, openRegisteredPhone, register } from './place.ts'
import { askForCall, beginFaults, endFaults, faultsNow } from './post.ts'
import { answer, make, openWire, registerWire, withCredentials } from './wire.ts'

vi.setConfig({ testTimeout: 20_000 })

const pong = (text: string) => text === '\r\n'

test('a drop closes the sockets, and lets new ones in at once', async () => {
  const place = await openPlace()
  const wire = await openWire(place)
  expect(await beginFaults(place, { sip: 'drop' })).toEqual({ status: 200, value: {} })
  await wire.gone
  const again = await openWire(place)
  again.say('\r\n\r\n')
  await again.text(pong)
})

test('nobody comes in while the server refuses', async () => {
  const place = await openPlace()
  const wire = await openWire(place)
  expect((await beginFaults(place, { sip: 'refuse' })).value).toEqual({ sip: 'refuse' })
  await wire.gone
  await expect(openWire(place)).rejects.toThrow('503')
  expect((await endFaults(place)).value).toEqual({})
  await openWire(place)
})

test.each(['refuse', 'drop', 'restart'])('a server that is away for a time (%s) comes back', async (sip) => {
  const place = await openPlace()
  const wire = await openWire(place)
  await beginFaults(place, { sip, for: 150 })
  await wire.gone
  await expect(openWire(place)).rejects.toThrow('503')
  await expect.poll(async () => (await faultsNow(place)).value).toEqual({})
  await openWire(place)
})

test('a frozen server keeps its sockets and says nothing, until it thaws', async () => {
  const place = await openPlace()
  const wire = await openWire(place)
  await beginFaults(place, { sip: 'freeze' })
  wire.say('\r\n\r\n')
  const late = new WebSocket(place.sip, 'sip')
  const entered = new Promise((resolve, reject) => late.on('open', resolve).on('error', reject))
  let heard = false
  void Promise.race([wire.text(pong), entered, wire.gone]).then(() => {
    heard = true
  })
  // Whoever is served meanwhile is served by the same process: what it had to say to the frozen it could have said.
  for (let asked = 0; asked < 5; asked++) await faultsNow(place)
  expect(heard).toBe(false)
  await endFaults(place)
  await entered
  late.terminate()
  await expect.poll(() => heard).toBe(true)
})

test('a server that restarts forgets who is where and its nonces', async () => {
  const place = await openPlace()
  const wire = await openWire(place)
  const first = make('REGISTER', { from: 'alice', to: 'alice' })
  wire.send(first)
  const challenge = await wire.response(first)
  const second = withCredentials(first, challenge)
  wire.send(second)
  expect(await wire.response(second)).toMatchObject({ status: 200 })

  await beginFaults(place, { sip: 'restart' })
  await wire.gone
  expect((await askForCall(place, {})).status).toBe(480)
  const again = await openWire(place)
  const third = withCredentials(make('REGISTER', { from: 'alice', to: 'alice' }), challenge, 'alice', 2)
  again.send(third)
  const refusal = await again.response(third)
  expect(refusal.status).toBe(401)
  expect(header(refusal, 'www-authenticate')).toContain('stale=true')
})

test('a call with a robot outlives the restart of the server', async () => {
  const listener = createListener({})
  onTestFinished(() => listener.close())
  const place = await openPlace()
  const options = { sessionDescriptionHandlerFactory: givingOut(listener) }
  const alice = await openRegisteredPhone(place, 'alice', options)
  const { inviter, outcome } = invite(alice, 'echo')
  await outcome
  await listener.hears(listener.speak('before'))

  const lost = new Promise<void>((resolve) => {
    alice.delegate = { onDisconnect: () => resolve() }
  })
  await beginFaults(place, { sip: 'restart' })
  await lost
  await listener.hears(listener.speak('meanwhile'))
  await alice.transport.connect()
  expect(await register(alice)).toMatchObject({ status: 200 })
  const status = await new Promise((resolve) => {
    const tell = ({ message }: Core.IncomingResponse) => resolve(message.statusCode)
    void inviter.bye({ requestDelegate: { onAccept: tell, onReject: tell } })
  })
  expect(status).toBe(200)
})

test('a call that rang before the restart of the server can be answered after it', async () => {
  const place = await openPlace()
  const wire = await openWire(place)
  const contact = '<sip:alice@a1.invalid;transport=ws>'
  await registerWire(wire, 'alice', { headers: { Contact: contact } })
  await askForCall(place, {})
  const ringing = await wire.request('INVITE')
  await beginFaults(place, { sip: 'restart' })
  await wire.gone
  const again = await openWire(place)
  await registerWire(again, 'alice', { headers: { Contact: contact }, number: 5 })
  again.send(answer(ringing, 200))
  await again.request('ACK')
})

test('the feed has outages of its own, and calls none of them', async () => {
  const place = await openPlace()
  const wire = await openWire(place)
  const listen = () => {
    const socket = new WebSocket(`ws://127.0.0.1:${place.port}/events`)
    onTestFinished(() => socket.terminate())
    return {
      socket,
      open: new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject)),
      gone: new Promise((resolve) => socket.on('close', resolve)),
      said: new Promise((resolve) => socket.once('message', resolve)),
    }
  }
  const first = listen()
  await first.open
  expect((await beginFaults(place, { feed: 'refuse' })).value).toEqual({ feed: 'refuse' })
  await first.gone
  await expect(listen().open).rejects.toThrow('503')

  await beginFaults(place, { feed: 'freeze' })
  const frozen = listen()
  await endFaults(place)
  await frozen.open
  frozen.socket.send(JSON.stringify({ type: 'auth', payload: 'token' }))
  await frozen.said
  wire.say('\r\n\r\n')
  await wire.text(pong)
})
