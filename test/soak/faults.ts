/** Two phones, one wire that fails at random moments, and people who go on pressing buttons meanwhile. */

import { expect } from 'vitest'
import { onlinePhone, type TestPhone } from '../fakes/phones.ts'
import { createWire, type Wire } from '../fakes/wire.ts'
import type { Chance } from './measure.ts'
import { makeWorld, type Tap, tapOn, type World } from './world.ts'

interface Side {
  readonly name: string
  readonly tap: Tap
  readonly phone: TestPhone
}

interface Place {
  readonly world: World
  readonly wire: Wire
  readonly sides: readonly [Side, Side]
  /** What was done, for whoever reads of a failure. */
  readonly story: string[]
}

/** Time for all back-offs, patiences and timers of SIP.js to run out once the wire is well. */
const healing = 240_000

const live = ({ phone }: Side) =>
  phone.phone.store.getState().calls.filter(({ state }) => state.phase !== 'ended')

const phases = (side: Side) => live(side).map(({ direction, state }) => `${direction} ${state.phase}`)

export async function faultRound(seed: number): Promise<void> {
  const world = makeWorld(seed)
  const wire = createWire()
  const side = async (name: string): Promise<Side> => {
    const tap = tapOn(wire)
    return { name, tap, phone: await onlinePhone(tap.wire, name, { random: world.chance.next }) }
  }
  const place: Place = { world, wire, sides: [await side('alice'), await side('bob')], story: [] }
  try {
    await begin(place)
    for (let left = 1 + world.chance.below(4); left > 0; left--) {
      await world.pass(world.chance.below(3000))
      await world.chance.pick(faults)(place)
      if (world.chance.often(0.6)) press(place)
      await world.pass(world.chance.below(12_000))
    }
    await heal(place)
    await agree(place)
    await goOn(place)
    expect(world.uncaught).toEqual([])
  } catch (error) {
    const states = place.sides.map((one) => `${one.name}: ${phases(one).join(', ') || 'no call'}`)
    throw new Error([`Round ${seed}`, ...place.story, ...states].join('\n'), { cause: error })
  }
}

/** Into a phase of a call, and sometimes only half-way into it. */
async function begin({ world, sides, story }: Place) {
  const { chance } = world
  const [caller, callee] = chance.often(0.5) ? sides : [sides[1], sides[0]]
  const depth = chance.below(5)
  story.push(
    `${caller.name} calls, as far as ${['nothing', 'dialling', 'ringing', 'connected', 'hold'][depth]}`,
  )
  if (depth === 0) return
  const id = await caller.phone.phone.call(callee.name)
  await world.pass(depth === 1 ? chance.below(3) : 50)
  if (depth < 3) return
  await callee.phone.phone.answer(callee.phone.call()?.id ?? '')
  await world.pass(chance.often(0.2) ? chance.below(3) : 50)
  if (depth === 4) caller.phone.phone.hold(id).catch(() => {})
  await world.pass(chance.below(50))
}

const faults: readonly ((place: Place) => Promise<void>)[] = [
  async ({ wire, story }) => {
    story.push('all sockets drop')
    wire.drop()
  },
  async ({ world, wire, story }) => {
    const ms = world.chance.below(40_000)
    story.push(`all sockets drop and none opens for ${ms} ms`)
    wire.drop(true)
    await world.pass(ms)
    wire.comeBack()
  },
  async ({ world, sides, story }) => {
    const { name, tap } = world.chance.pick(sides)
    story.push(`the socket of ${name} drops`)
    tap.cut()
  },
  async ({ world, sides, story }) => {
    const { name, tap } = world.chance.pick(sides)
    const ms = world.chance.below(30_000)
    const late = world.chance.often(0.5)
    story.push(`the socket of ${name} freezes for ${ms} ms, then ${late ? 'all comes late' : 'it drops'}`)
    tap.freeze()
    await world.pass(ms)
    if (!late) tap.cut()
    tap.thaw()
  },
  async ({ world, sides, story }) => {
    const { name, phone } = world.chance.pick(sides)
    story.push(`the browser of ${name} says that the network is back`)
    phone.wakeUp()
  },
]

/** Somebody presses a button, whatever the moment; what is not possible is refused, which is well. */
function press({ world, sides, story }: Place) {
  const side = world.chance.pick(sides)
  const { phone } = side.phone
  const id = live(side)[0]?.id
  if (!id) return
  const button = pickButton(world.chance)
  story.push(`${side.name} presses ${button}`)
  const pressed = button === 'sendDigits' ? phone.sendDigits(id, '1') : phone[button](id)
  pressed.catch(() => {})
}

function pickButton(chance: Chance) {
  return chance.pick(['answer', 'hangUp', 'decline', 'hold', 'resume', 'mute', 'sendDigits'] as const)
}

async function heal({ world, wire, sides }: Place) {
  wire.comeBack()
  for (const { tap } of sides) tap.thaw()
  await world.pass(healing)
  for (const { phone } of sides) expect(phone.phone.store.getState().line.phase).toBe('online')
}

/** Every call is one on both sides, or over on both; one that still rings can be answered or given up. */
async function agree({ world, sides, story }: Place) {
  for (const side of sides) {
    const call = live(side)[0]
    if (call?.state.phase !== 'ringing') continue
    const { phone } = side.phone
    if (call.direction === 'incoming') {
      story.push(`${side.name} answers at last`)
      await phone.answer(call.id)
    } else if (sides.every((one) => one === side || live(one).length === 0)) {
      // A refusal was lost with the socket. A server would end the INVITE in time (RFC 3261 §16.6, Timer C).
      story.push(`${side.name} gives up`)
      await phone.hangUp(call.id)
    }
    await world.pass(10_000)
  }
  const [ours, theirs] = sides.map((side) => live(side).map(({ state }) => state.phase))
  expect(ours).toEqual(theirs)
  for (const one of ours ?? []) expect(one).toBe('connected')
  for (const side of sides)
    expect(
      live(side).map((call) => call.asking),
      'nothing is asked for any more',
    ).toEqual(live(side).map(() => undefined))
}

/** The call can be ended, and another one be made. */
async function goOn({ world, sides, story }: Place) {
  const [caller, callee] = world.chance.often(0.5) ? sides : [sides[1], sides[0]]
  for (const call of live(caller)) await caller.phone.phone.hangUp(call.id)
  await world.pass(1000)
  expect([...live(caller), ...live(callee)]).toEqual([])
  story.push(`${caller.name} calls again`)
  const id = await caller.phone.phone.call(callee.name)
  await world.pass(100)
  await callee.phone.phone.answer(callee.phone.call()?.id ?? '')
  await world.pass(100)
  expect([...phases(caller), ...phases(callee)]).toEqual(['outgoing connected', 'incoming connected'])
  await caller.phone.phone.hangUp(id)
  await world.pass(70_000)
  expect(live(callee)).toEqual([])
  for (const { phone } of sides)
    expect(phone.peers.filter((peer) => peer.signalingState !== 'closed')).toEqual([])
  // What a lost line left behind in SIP.js goes at the latest with its agent.
  await Promise.all([...sides.map(({ phone }) => phone.phone.disconnect()), world.pass(5000)])
  expect(world.held(), 'still held by SIP.js').toEqual([])
}
