// What comes between a question and its answer in the middle of a call: other questions, a dying line, second thoughts.

import { expect, test, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { makePhone, onlinePhone, phase, type TestPhone, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo, type WireOptions } from '../fakes/wire.ts'

const soon = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 3000 })
const line = (of: TestPhone) => of.phone.store.getState().line.phase
const inDialog = (text: string) => /^INVITE /.test(text) && /^To:.*;tag=/m.test(text)
const idOf = (of: TestPhone) => of.call()?.id ?? ''
/** What must not happen has had its time. */
const tick = (ms = 30) => new Promise((resolve) => setTimeout(resolve, ms))

async function talking(options: WireOptions = {}, more: TestPhoneOptions = {}) {
  const wire = createWire(options)
  const alice = await onlinePhone(wire, 'alice', more)
  const bob = await onlinePhone(wire, 'bob')
  const id = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(idOf(bob))
  await phase(alice, 'connected')
  await phase(bob, 'connected')
  return { wire, alice, bob, id, bobs: idOf(bob) }
}

test('a refresh that waits behind a hold does not undo it', async () => {
  let glares = 1
  const { clock, move } = movableClock()
  const { alice, id } = await talking(
    {
      intercept: (text) =>
        inDialog(text) && glares-- > 0 ? replyTo(text, '491 Request Pending') : undefined,
    },
    { clock },
  )
  const hold = alice.phone.hold(id)
  await tick()
  alice.peers[0]?.connect('disconnected')
  move(2001)
  await tick()
  move(200)
  await hold
  await tick(100)
  expect(alice.call()?.state).toMatchObject({ held: { us: true } })
})

test('a hold that timed out leaves the direction as it was', async () => {
  let swallow = true
  let text = ''
  const { clock, pass } = movableClock()
  const { wire, alice, bob, id, bobs } = await talking(
    {
      intercept: (t) => {
        if (swallow && inDialog(t)) {
          text = t
          return ''
        }
        return undefined
      },
    },
    { clock },
  )
  const hold = alice.phone.hold(id)
  hold.catch(() => {})
  await soon(() => expect(text).not.toBe(''))
  swallow = false
  await pass(10_001)
  await expect(hold).rejects.toMatchObject({ code: 'timeout' })
  wire.inject('alice', replyTo(text, '488 Not Acceptable Here'))
  await tick()
  expect(alice.call()?.state).toMatchObject({ held: { us: false } })
  await bob.phone.hold(bobs)
  await bob.phone.resume(bobs)
  await tick()
  expect(bob.call()?.state).toMatchObject({ held: { us: false, them: false } })
})

test('a transfer taken back while its hold is under way is not sent', async () => {
  let swallow = true
  let text = ''
  const { wire, alice, id } = await talking({
    intercept: (t) => {
      if (swallow && inDialog(t)) {
        text = t
        return ''
      }
      return undefined
    },
  })
  const sent = alice.phone.transfer(id, 'carol')
  await soon(() => expect(text).not.toBe(''))
  swallow = false
  await alice.phone.cancelTransfer(id)
  wire.inject('alice', replyTo(text, '488 Not Acceptable Here'))
  await tick(50)
  expect(wire.requests('REFER')).toEqual([])
  expect(await sent).toEqual({ outcome: 'unknown' })
})

test('a line that dies while a re-INVITE waits after its 100: the call is refreshed when it is back', async () => {
  let swallow = true
  let text = ''
  const { wire, alice, bob, id } = await talking({
    intercept: (t) => {
      if (swallow && inDialog(t)) {
        text = t
        return replyTo(t, '100 Trying')
      }
      return undefined
    },
  })
  const hold = alice.phone.hold(id)
  hold.catch(() => {})
  await soon(() => expect(text).not.toBe(''))
  await tick()
  swallow = false
  const before = wire.requests('INVITE').length
  wire.drop(true)
  await soon(() => expect(line(alice)).toBe('waiting'))
  wire.comeBack()
  bob.wakeUp()
  await soon(() => expect(line(bob)).toBe('online'))
  alice.wakeUp()
  await soon(() => expect(line(alice)).toBe('online'))
  const mine = () =>
    wire
      .requests('INVITE')
      .slice(before)
      .filter((t) => headerOf(t, 'From')?.includes('alice@'))
  await vi.waitFor(() => expect(mine().length).toBeGreaterThan(0), { timeout: 25_000, interval: 100 })
}, 30_000)

test('a hang-up on a line that was stopped for good ends the call on the screen', async () => {
  let refuse = false
  const { clock, move } = movableClock()
  const { wire, alice, id } = await talking(
    { registrar: (t) => (refuse ? replyTo(t, '403 Forbidden') : undefined) },
    { clock },
  )
  refuse = true
  wire.drop()
  await soon(() => expect(line(alice)).toBe('waiting'))
  alice.wakeUp()
  await soon(() => expect(line(alice)).toBe('offline'))
  await alice.phone.hangUp(id)
  move(200_000)
  await tick()
  expect(alice.call()?.state.phase).toBe('ended')
})

test('a line that dies while a call is taken back: it is taken back when the line is', async () => {
  let stored: string | null = null
  const memory = {
    load: () => stored,
    save: (t: string | null) => {
      stored = t
    },
  }
  let swallow = false
  const wire = createWire({
    intercept: (t) => {
      if (swallow && inDialog(t)) return replyTo(t, '100 Trying')
      return undefined
    },
  })
  const a1 = await onlinePhone(wire, 'alice', { options: { memory } })
  const bob = await onlinePhone(wire, 'bob')
  await a1.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(idOf(bob))
  await phase(a1, 'connected')
  a1.leave()
  wire.unplug('alice')
  swallow = true
  const a2 = makePhone(wire, 'alice', { options: { memory } })
  await a2.phone.connect()
  await soon(() => expect(a2.call()?.state.phase).toBe('answering'))
  await tick()
  swallow = false
  wire.drop(true)
  await soon(() => expect(line(a2)).toBe('waiting'))
  wire.comeBack()
  bob.wakeUp()
  await soon(() => expect(line(bob)).toBe('online'))
  a2.wakeUp()
  await phase(a2, 'connected')
})

test('a BYE while our re-INVITE is out ends the call, and its late answer changes nothing', async () => {
  let text = ''
  const { wire, alice, bob, id, bobs } = await talking({
    intercept: (t) => {
      if (inDialog(t)) {
        text = t
        return ''
      }
      return undefined
    },
  })
  const hold = alice.phone.hold(id)
  hold.catch(() => {})
  await soon(() => expect(text).not.toBe(''))
  await bob.phone.hangUp(bobs)
  await phase(alice, 'ended')
  await expect(hold).rejects.toBeDefined()
  wire.inject('alice', replyTo(text, '487 Request Terminated'))
  await tick()
  expect(alice.call()?.asking).toBeUndefined()
})

test('destroyed while a re-INVITE is out, or while it goes online, nothing is left', async () => {
  let text = ''
  const { wire, alice, bob, id } = await talking({
    intercept: (t) => {
      if (inDialog(t)) {
        text = t
        return ''
      }
      return undefined
    },
  })
  const hold = alice.phone.hold(id).catch((e) => e)
  await soon(() => expect(text).not.toBe(''))
  await alice.phone.destroy()
  await hold
  await phase(bob, 'ended')
  const b = makePhone(wire, 'carol')
  const up = b.phone.connect().catch((e) => e)
  await b.phone.destroy()
  await up
  await tick(50)
  expect(wire.requests('REGISTER').filter((t) => /carol/.test(t))).toEqual([])
  expect(b.peers.every((p) => p.signalingState === 'closed')).toBe(true)
  expect(alice.peers.every((p) => p.signalingState === 'closed')).toBe(true)
})
