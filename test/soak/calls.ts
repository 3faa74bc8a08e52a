/** One call after another between two phones; nothing of them may stay behind. */

import { expect } from 'vitest'
import { onlinePhone, phase } from '../fakes/phones.ts'
import { createWire } from '../fakes/wire.ts'
import { makeWorld } from './world.ts'

export async function manyCalls(count: number, seed: number): Promise<void> {
  const world = makeWorld(seed)
  const wire = createWire({ realm: 'acme.sip.opentact.test' })
  const alice = await onlinePhone(wire, 'alice', { random: world.chance.next })
  const bob = await onlinePhone(wire, 'bob', { random: world.chance.next })
  let before: { timers: number; held: number } | undefined

  for (let done = 0; done < count; done++) {
    const [caller, callee] = world.chance.often(0.5) ? [alice, bob] : [bob, alice]
    const id = await caller.phone.call(callee === bob ? 'bob' : 'alice')
    await phase(callee, 'ringing')
    const theirs = callee.call()?.id ?? ''
    const end = world.chance.pick(['cancel', 'decline', 'busy', 'talk', 'talk', 'talk'] as const)
    if (end === 'cancel') await caller.phone.hangUp(id)
    else if (end === 'decline') await callee.phone.decline(theirs)
    else if (end === 'busy') await callee.phone.hangUp(theirs)
    else {
      await callee.phone.answer(theirs)
      await phase(caller, 'connected')
      await phase(callee, 'connected')
      if (world.chance.often(0.3)) await caller.phone.hold(id)
      if (world.chance.often(0.3)) await callee.phone.sendDigits(theirs, '12#')
      if (world.chance.often(0.5)) await world.pass(world.chance.below(30_000))
      if (world.chance.often(0.5)) await caller.phone.hangUp(id)
      else await callee.phone.hangUp(theirs)
    }
    await phase(caller, 'ended')
    await phase(callee, 'ended')
    wire.frames.length = 0
    if (done % 50 !== 0) continue
    await world.pass(70_000)
    const now = { timers: world.timers(), held: world.held().length }
    // After the first call, so that what is made once and kept is no growth.
    before ??= now
    // A probe or a refresh may be under way at one look and not at the other.
    expect(now.timers, `timers after ${done} calls`).toBeLessThanOrEqual(before.timers + 4)
    expect(now.held, `held by SIP.js after ${done} calls`).toBeLessThanOrEqual(before.held + 4)
  }

  expect(world.uncaught).toEqual([])
  for (const { phone, peers } of [alice, bob]) {
    expect(phone.store.getState().line.phase).toBe('online')
    expect(phone.store.getState().calls.length).toBeLessThanOrEqual(50)
    expect(Object.keys(phone.store.getState().timelines).length).toBeLessThanOrEqual(50)
    expect(peers.filter((peer) => peer.signalingState !== 'closed')).toEqual([])
  }
}
