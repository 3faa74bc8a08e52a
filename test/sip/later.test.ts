// A phone whose later half is still on its way: nothing that comes or is asked meanwhile is lost.

import { expect, test, vi } from 'vitest'
import * as file from '../../src/soon.ts'
import { createSoon } from '../../src/soonParts.ts'
import { movableClock } from '../fakes/clock.ts'
import { domain, makePhone, onlinePhone, phase, silentHeadset, type TestPhone } from '../fakes/phones.ts'
import { createWire, headerOf } from '../fakes/wire.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Alice has not all of her phone until `come()`; Bob has. */
async function world(options: { readonly memory?: Parameters<typeof memoryOf>[0] } = {}) {
  const wire = createWire()
  const { clock, move } = movableClock()
  let come = () => {}
  let fail = () => {}
  const alice = await onlinePhone(wire, 'alice', {
    ...(options.memory && { options: { memory: memoryOf(options.memory) } }),
    makeSoon: (report) =>
      createSoon({
        bring: () =>
          new Promise<typeof file>((resolve, reject) => {
            come = () => resolve({ ...file, createHeadset: silentHeadset })
            fail = () => reject(new Error('blocked'))
          }),
        clock,
        random: () => 0,
        report,
      }),
  })
  const bob = await onlinePhone(wire, 'bob')
  return { wire, alice, bob, move, come: () => come(), fail: () => fail() }
}

function memoryOf(shared: { text: string | null }) {
  return {
    load: () => shared.text,
    save: (text: string | null) => {
      shared.text = text
    },
  }
}

async function talking() {
  const all = await world()
  const id = await all.alice.phone.call('bob')
  await phase(all.bob, 'ringing')
  await all.bob.phone.answer(all.bob.call()?.id ?? '')
  await phase(all.alice, 'connected')
  await phase(all.bob, 'connected')
  return { ...all, id, bobs: all.bob.call()?.id ?? '' }
}

const held = (of: TestPhone) => {
  const state = of.call()?.state
  return state?.phase === 'connected' ? state.held : undefined
}

test('a call is placed, answered and hung up without it, by either side', async () => {
  const { alice, bob, id } = await talking()
  await alice.phone.hangUp(id)
  await phase(bob, 'ended')
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  await bob.phone.hangUp(bob.call()?.id ?? '')
  await phase(alice, 'ended')
  expect(alice.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'them' } })
})

test('hold and digits that were asked for before it came are done then', async () => {
  const { wire, alice, bob, id, come } = await talking()
  const holding = alice.phone.hold(id)
  await settled()
  expect(wire.requests('INVITE')).toHaveLength(1)
  come()
  await holding
  await vi.waitFor(() => expect(held(bob)).toEqual({ us: false, them: true }))
  await alice.phone.resume(id)

  const second = await talking()
  await second.alice.phone.sendDigits(second.id, '12')
  second.come()
  const digits = () => second.alice.journal.filter(({ type }) => type === 'call-digits-sent')
  await vi.waitFor(() => expect(digits()).toHaveLength(2), { timeout: 5000 })
})

test('a transfer that was asked for before it came is done then', async () => {
  const { wire, alice, id, come } = await talking()
  const carol = await onlinePhone(wire, 'carol')
  const handing = alice.phone.transfer(id, 'carol')
  await settled()
  come()
  // Bob is asked to call Carol, and says nothing yet.
  await vi.waitFor(() => expect(wire.requests('REFER')).toHaveLength(1))
  expect(headerOf(wire.requests('REFER')[0] ?? '', 'Refer-To')).toContain(`carol@${domain}`)
  await alice.phone.cancelTransfer(id)
  expect(await handing).toEqual({ outcome: 'unknown' })
  expect(carol.call()).toBeUndefined()
})

test('they ask us to call somebody else before it came: the person is asked then', async () => {
  const { wire, alice, bob, bobs, come } = await talking()
  await onlinePhone(wire, 'carol')
  void bob.phone.transfer(bobs, 'carol')
  await vi.waitFor(() => expect(wire.requests('REFER')).toHaveLength(1))
  await settled()
  expect(alice.call()?.referredTo).toBeUndefined()
  come()
  await vi.waitFor(() => expect(alice.call()?.referredTo).toMatchObject({ user: 'carol' }))
})

test('a call that comes before it rings as soon as it is here', async () => {
  const { alice, bob, come } = await world()
  await bob.phone.call('alice')
  await settled()
  expect(alice.call()).toBeUndefined()
  come()
  await phase(alice, 'ringing')
  await alice.phone.answer(alice.call()?.id ?? '')
  await phase(bob, 'connected')
})

test('a caller who gave up before it came is a missed call, and rings for nobody', async () => {
  const { wire, alice, bob, come } = await world()
  const id = await bob.phone.call('alice')
  await vi.waitFor(() => expect(wire.requests('INVITE')).toHaveLength(1))
  await bob.phone.hangUp(id)
  await vi.waitFor(() => expect(wire.requests('CANCEL')).toHaveLength(1))
  await settled()
  come()
  await phase(alice, 'ended')
  expect(alice.call()?.state).toMatchObject({ reason: { kind: 'cancelled', by: 'them' } })
  const answers = wire.frames.filter(({ from, text }) => from === 'alice' && /^SIP\/2\.0 487/.test(text))
  expect(answers.map(({ text }) => headerOf(text, 'CSeq'))).toEqual(['1 INVITE'])
})

test('calls of before a reload are taken back when it is here', async () => {
  const shared: { text: string | null } = { text: null }
  const { wire, alice, bob, come } = await world({ memory: shared })
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  alice.leave()
  wire.unplug('alice')
  come()
  const later = movableClock()
  let arrive = () => {}
  const back = makePhone(wire, 'alice', {
    options: { memory: memoryOf(shared) },
    makeSoon: (report) =>
      createSoon({
        bring: () =>
          new Promise<typeof file>((resolve) => {
            arrive = () => resolve({ ...file, createHeadset: silentHeadset })
          }),
        clock: later.clock,
        random: () => 0,
        report,
      }),
  })
  await back.phone.connect()
  await settled()
  expect(back.call()).toBeUndefined()
  arrive()
  await phase(back, 'connected')
  expect(bob.call()?.state.phase).toBe('connected')
})

test('where it does not come, who asked is told, and so is the journal', async () => {
  const { alice, id, move, fail } = await talking()
  const told: string[] = []
  alice.phone.on('frame-dropped', ({ why }) => told.push(why))
  const holding = alice.phone.hold(id)
  const refused = expect(holding).rejects.toMatchObject({ code: 'timeout' })
  fail()
  await settled()
  move(15_000)
  await refused
  expect(told).toContain('soon: blocked')
  await alice.phone.hangUp(id)
  await phase(alice, 'ended')
})
