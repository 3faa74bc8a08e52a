// A transfer that came to nothing gives the call back, as it was.

import { expect, test, vi } from 'vitest'
import { onlinePhone, phase, type TestPhone } from '../fakes/phones.ts'
import { idOf, live, referredTo, soon, three } from './threePhones.ts'

test('a target that is busy gives the call back, and nothing is held any more', async () => {
  const { alice, bob, carol, toBob } = await three()
  const result = alice.phone.transfer(toBob, 'carol')
  await soon(() => expect(referredTo(bob)).toBeDefined())
  await bob.phone.acceptTransfer(referredTo(bob)?.id ?? '')
  await phase(carol, 'ringing')
  await carol.phone.hangUp(idOf(carol))
  expect(await result).toEqual({ outcome: 'refused', sipStatus: 486 })
  await soon(() => expect(alice.call()?.state).toMatchObject({ phase: 'connected', held: { us: false } }))
  expect(alice.call()?.transfer).toBeUndefined()
})

test('a far side that declines gives the call back', async () => {
  const { alice, bob, toBob } = await three()
  const result = alice.phone.transfer(toBob, 'carol')
  await soon(() => expect(referredTo(bob)).toBeDefined())
  await bob.phone.declineTransfer(referredTo(bob)?.id ?? '')
  expect(await result).toEqual({ outcome: 'refused', sipStatus: 603 })
  await soon(() => expect(alice.call()?.state).toMatchObject({ phase: 'connected', held: { us: false } }))
  expect(bob.call()?.referredTo).toBeUndefined()
})

const callWith = (of: TestPhone, user: string) =>
  of.phone.store.getState().calls.find(({ party }) => party.user === user)

test.each(['no', 'busy', 'missing', 'given up'] as const)(
  'who followed a transfer that came to nothing (%s) has the old call back as it was',
  async (how) => {
    const { alice, bob, carol, toBob } = await three()
    const result = alice.phone.transfer(toBob, how === 'missing' ? 'nobody' : 'carol')
    await soon(() => expect(referredTo(bob)).toBeDefined())
    const newId = await bob.phone.acceptTransfer(referredTo(bob)?.id ?? '')
    if (how !== 'missing') await phase(carol, 'ringing')
    if (how === 'no') await carol.phone.decline(idOf(carol))
    if (how === 'busy') await carol.phone.hangUp(idOf(carol))
    if (how === 'given up') await bob.phone.hangUp(newId)
    await soon(() => expect(bob.call()?.state.phase).toBe('ended'))
    expect((await result).outcome).toBe('refused')
    await vi.waitFor(
      () => {
        const open = { phase: 'connected', held: { us: false, them: false } }
        expect(callWith(bob, 'alice')?.state).toMatchObject(open)
        expect(callWith(alice, 'bob')?.state).toMatchObject(open)
      },
      { timeout: 3000 },
    )
    expect(live(bob)).toHaveLength(1)
  },
)

test('what the person had on hold before a transfer came to nothing stays on hold', async () => {
  const { alice, bob, carol, toBob } = await three()
  await bob.phone.hold(idOf(bob))
  const result = alice.phone.transfer(toBob, 'carol')
  await soon(() => expect(referredTo(bob)).toBeDefined())
  await bob.phone.acceptTransfer(referredTo(bob)?.id ?? '')
  await phase(carol, 'ringing')
  await carol.phone.decline(idOf(carol))
  expect((await result).outcome).toBe('refused')
  await soon(() => expect(callWith(alice, 'bob')?.state).toMatchObject({ held: { us: false, them: true } }))
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(callWith(bob, 'alice')?.state).toMatchObject({ phase: 'connected', held: { us: true, them: false } })
})

test('who speaks to somebody else by the time a transfer came to nothing goes on doing so', async () => {
  const { wire, alice, bob, carol, toBob } = await three()
  const dave = await onlinePhone(wire, 'dave')
  alice.phone.transfer(toBob, 'carol').catch(() => {})
  await soon(() => expect(referredTo(bob)).toBeDefined())
  await bob.phone.acceptTransfer(referredTo(bob)?.id ?? '')
  await phase(carol, 'ringing')
  await dave.phone.call('bob')
  await soon(() => expect(callWith(bob, 'dave')?.state.phase).toBe('ringing'))
  await bob.phone.answer(callWith(bob, 'dave')?.id ?? '')
  await phase(dave, 'connected')
  await carol.phone.decline(idOf(carol))
  await soon(() => expect(callWith(bob, 'carol')?.state.phase).toBe('ended'))
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(callWith(bob, 'alice')?.state).toMatchObject({ phase: 'connected', held: { us: true } })
  expect(callWith(bob, 'dave')?.state).toMatchObject({ phase: 'connected', held: { us: false } })
}, 10_000)
