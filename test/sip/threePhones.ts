/** Alice in a call with Bob, and Carol, who is there for a transfer. */

import { expect, vi } from 'vitest'
import { onlinePhone, phase, type TestPhone, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, type WireOptions } from '../fakes/wire.ts'

export const soon = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 3000 })
export const live = (of: TestPhone) =>
  of.phone.store.getState().calls.filter(({ state }) => state.phase !== 'ended')
export const idOf = (of: TestPhone) => of.call()?.id ?? ''

export async function three(
  options: WireOptions = {},
  alices: TestPhoneOptions = {},
  bobs: TestPhoneOptions = {},
) {
  const wire = createWire(options)
  const alice = await onlinePhone(wire, 'alice', alices)
  const bob = await onlinePhone(wire, 'bob', bobs)
  const carol = await onlinePhone(wire, 'carol')
  const toBob = await connect(alice, bob, 'bob')
  return { wire, alice, bob, carol, toBob }
}

/** Alice's call is answered; what she sends then may be on its way. */
export async function slowly(delay: NonNullable<WireOptions['delay']>) {
  const wire = createWire({ delay })
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  const toBob = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(idOf(bob))
  await phase(alice, 'connected')
  return { alice, bob, toBob }
}

export async function connect(from: TestPhone, to: TestPhone, user: string) {
  const id = await from.phone.call(user)
  await phase(to, 'ringing')
  await to.phone.answer(idOf(to))
  await phase(to, 'connected')
  await soon(() => expect(from.call()?.state.phase).toBe('connected'))
  return id
}

export const referredTo = (of: TestPhone) => of.phone.store.getState().calls.find((call) => call.referredTo)
