// Going offline and coming back, with calls that know no better time.

import { expect, test, vi } from 'vitest'
import { inFront } from '../../src/phone/call.ts'
import { onlinePhone, phase, type TestPhone } from '../fakes/phones.ts'
import { createWire, replyTo } from '../fakes/wire.ts'

const soon = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 3000 })
const line = (of: TestPhone) => of.phone.store.getState().line.phase
const idOf = (of: TestPhone) => of.call()?.id ?? ''
/** What must not happen has had its time. */
const tick = (ms = 30) => new Promise((resolve) => setTimeout(resolve, ms))

test('a call placed on the way offline ends, and is not left dialing', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const off = alice.phone.disconnect()
  await alice.phone.call('bob').catch(() => {})
  await off
  expect(alice.phone.store.getState().calls.filter((c) => c.state.phase !== 'ended')).toEqual([])
})

test('offline and online again at once: the goodbye of the line before does not say offline', async () => {
  let silent = false
  const wire = createWire({ registrar: (text) => (silent && /^Expires: 0/m.test(text) ? '' : undefined) })
  const alice = await onlinePhone(wire, 'alice')
  silent = true
  const off = alice.phone.disconnect()
  await alice.phone.connect()
  await off
  await tick(50)
  expect(line(alice)).toBe('online')
})

test('a call that comes in during the goodbye does not ring', async () => {
  let silent = false
  const wire = createWire({ registrar: (t) => (silent && /^Expires: 0/m.test(t) ? '' : undefined) })
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  silent = true
  const off = alice.phone.disconnect()
  await bob.phone.call('alice')
  await tick(100)
  await off
  await tick(50)
  expect(alice.phone.store.getState().calls.filter((c) => c.state.phase !== 'ended')).toEqual([])
  await phase(bob, 'ended')
}, 10000)

test('a ringing call of ours that is hung up while the line is away is cancelled when it is back', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  const id = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await phase(alice, 'ringing')
  wire.drop(true)
  await soon(() => expect(line(alice)).toBe('waiting'))
  await alice.phone.hangUp(id)
  wire.comeBack()
  bob.wakeUp()
  await soon(() => expect(line(bob)).toBe('online'))
  alice.wakeUp()
  await soon(() => expect(line(alice)).toBe('online'))
  await tick(100)
  expect(wire.requests('CANCEL').length).toBeGreaterThan(0)
})

test('who takes the place of a call on hold is on hold, too', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  const carol = await onlinePhone(wire, 'carol')
  const dave = await onlinePhone(wire, 'dave')
  const connect = async (from: TestPhone, to: TestPhone, user: string) => {
    const id = await from.phone.call(user)
    await phase(to, 'ringing')
    await to.phone.answer(idOf(to))
    await phase(to, 'connected')
    await soon(() => expect(from.call()?.state.phase).toBe('connected'))
    return id
  }
  // bob talks to alice, alice then calls dave: bob is on hold at alice's
  const bobToAlice = await connect(bob, alice, 'alice')
  await connect(alice, dave, 'dave')
  await soon(() => expect(alice.phone.store.getState().calls[0]?.state).toMatchObject({ held: { us: true } }))
  const bobToCarol = await connect(bob, carol, 'carol')
  // bob joins carol to alice: carol calls alice with Replaces
  const done = bob.phone.transferTo(bobToCarol, bobToAlice)
  await soon(() => expect(carol.phone.store.getState().calls.some((c) => c.referredTo)).toBe(true))
  await carol.phone.acceptTransfer(carol.phone.store.getState().calls.find((c) => c.referredTo)?.id ?? '')
  await done
  await tick(200)
  const calls = alice.phone.store.getState().calls

  expect(inFront(calls).map((c) => c.party.user)).toEqual(['dave'])
}, 15000)

/** Alice talks to Bob; then her line stops for good, as her password is not taken any more. */
async function stoppedInCall() {
  let refuse = true
  const wire = createWire({
    registrar: (text) =>
      refuse && /^From:.*sip:alice@/m.test(text) ? replyTo(text, '403 Forbidden') : undefined,
  })
  refuse = false
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(idOf(bob))
  await phase(alice, 'connected')
  refuse = true
  wire.drop()
  await soon(() => expect(line(alice)).toBe('offline'))
  await soon(() => expect(line(bob)).toBe('online'))
  refuse = false
  return { wire, alice, bob }
}

test('a call outlives a line that stopped for good: with the right password it goes on, and can end', async () => {
  const { wire, alice, bob } = await stoppedInCall()
  expect(alice.call()?.state.phase).toBe('connected')
  await alice.phone.setOptions({ credentials: { password: 'the right one' } })
  await alice.phone.connect()
  // Refreshed from the new socket, in the same dialog.
  await soon(() => expect(wire.requests('INVITE').filter((t) => /^To:.*;tag=/m.test(t))).not.toEqual([]))
  await alice.phone.hold(idOf(alice))
  await soon(() => expect(bob.call()?.state).toMatchObject({ held: { them: true } }))
  await bob.phone.hangUp(idOf(bob))
  await phase(alice, 'ended')
  expect(alice.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'them' } })
})

test('online as somebody else after that, the call ends, and the far side hears of it', async () => {
  const { alice, bob } = await stoppedInCall()
  await alice.phone.setOptions({ user: 'alison' })
  await alice.phone.connect()
  await phase(alice, 'ended')
  await phase(bob, 'ended')
  expect(bob.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'them' } })
})
