/** Bad frames into phones in every state of a call; whatever comes, they go on as before. */

import { expect, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { onlinePhone, phase, type TestPhone } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo, type Wire } from '../fakes/wire.ts'
import { mutate } from './mutate.ts'
import { makeWorld, type Tap, tapOn, type World } from './world.ts'

export type Scene = 'idle' | 'ringing' | 'calling' | 'connected'

interface Stage {
  readonly world: World
  readonly wire: Wire
  readonly tap: Tap
  /** To whom the frames come. */
  readonly alice: TestPhone
  readonly bob: TestPhone
  /** Frames that alice heard or could have heard. */
  readonly corpus: string[]
  /** Calls of hers that she placed or answered. */
  readonly wanted: Set<string>
  /** Call-IDs of the calls that went out. */
  readonly placed: Set<string>
}

const live = (of: TestPhone) =>
  of.phone.store.getState().calls.filter(({ state }) => state.phase !== 'ended' && state.phase !== 'ending')

/** Resolves with how many frames the phone would not have. */
export async function fuzz(scene: Scene, frames: number, seed: number): Promise<number> {
  const stage = await setUp(seed)
  const { world, tap, alice } = stage
  const sent: (string | ArrayBuffer)[] = []
  for (let count = 0; count < frames; count++) {
    if (count % 25 === 0) {
      await calmDown(stage, sent)
      await play[scene](stage)
      sent.length = 0
    }
    const data = mutate(world.chance.pick(stage.corpus), stage.corpus, world.chance)
    sent.push(data)
    try {
      tap.tell(data)
    } catch (error) {
      throw new Error(`Frame ${count} threw: ${shown(data)}`, { cause: error })
    }
  }
  await calmDown(stage, sent)
  await afterwards(stage)
  return alice.journal.filter((fact) => fact.type === 'frame-dropped').length
}

async function setUp(seed: number): Promise<Stage> {
  const world = makeWorld(seed)
  const realm = 'acme.sip.opentact.test'
  const wire = createWire({ realm })
  const tap = tapOn(wire)
  // Standing still: the phones' own refreshes and probes do not come in between. The timers of SIP.js do run.
  const alice = await onlinePhone(tap.wire, 'alice', { clock: movableClock().clock })
  const bob = await onlinePhone(wire, 'bob', {
    clock: movableClock().clock,
    options: { dtmf: 'info', displayName: 'Bob "B" Ряд' },
  })
  const stage: Stage = { world, wire, tap, alice, bob, corpus: [], wanted: new Set(), placed: new Set() }
  await record(stage)
  return stage
}

/** A whole call in both directions, and what servers say: the good frames of which bad ones are made. */
async function record(stage: Stage) {
  const { alice, bob, corpus, wire, tap } = stage
  await play.connected(stage)
  const bobs = bob.call()?.id ?? ''
  await bob.phone.resume(bobs)
  await bob.phone.sendDigits(bobs, '5')
  await alice.phone.hold(alice.call()?.id ?? '')
  await bob.phone.hangUp(bobs)
  await phase(alice, 'ended')
  await play.ringing(stage)
  await bob.phone.hangUp(bob.call()?.id ?? '')
  await phase(alice, 'ended')
  await play.calling(stage)
  await bob.phone.decline(bob.call()?.id ?? '')
  await phase(alice, 'ended')
  const [invite = ''] = wire.requests('INVITE')
  corpus.push(
    replyTo(invite, '302 Moved Temporarily', ['Contact: <sip:+1900@x.invalid>']),
    replyTo(invite, '407 Proxy Authentication Required', ['Proxy-Authenticate: Digest realm="x", nonce="y"']),
    replyTo(invite, '422 Session Interval Too Small', ['Min-SE: 1800']),
    replyTo(invite, '491 Request Pending'),
    ...tap.heard,
  )
  expect(new Set(corpus.map((text) => text.slice(0, 7))).size).toBeGreaterThan(6)
}

/** Brings alice into a state, where she is not in it any more. What she hears on the way joins the corpus. */
const play: Readonly<Record<Scene, (stage: Stage) => Promise<void>>> = {
  idle: async () => {},
  ringing: async (stage) => {
    const { alice, bob } = stage
    if (live(bob).some(({ state }) => state.phase === 'ringing') && live(alice).length) return
    await bob.phone.call('alice')
    await phase(alice, 'ringing')
    await phase(bob, 'ringing')
    remember(stage)
  },
  calling: async (stage) => {
    const { alice, bob, wanted } = stage
    if (live(alice).some((call) => wanted.has(call.id) && call.state.phase === 'ringing')) return
    wanted.add(await alice.phone.call('bob'))
    await phase(bob, 'ringing')
    await phase(alice, 'ringing')
    remember(stage)
  },
  connected: async (stage) => {
    const { alice, bob, wanted } = stage
    if (live(alice).some((call) => wanted.has(call.id) && call.state.phase === 'connected')) return
    await bob.phone.call('alice')
    await phase(alice, 'ringing')
    const id = alice.call()?.id ?? ''
    wanted.add(id)
    await alice.phone.answer(id)
    await phase(alice, 'connected')
    await phase(bob, 'connected')
    // A held call and a resumed one: frames of a dialog that lives.
    await bob.phone.hold(bob.call()?.id ?? '')
    remember(stage)
  },
}

/** The frames of the dialog that is alive weigh more than those of old ones. */
function remember({ corpus, tap }: Stage) {
  corpus.push(...tap.heard.slice(-8))
  corpus.splice(40, Math.max(0, corpus.length - 80))
  tap.heard.length = 0
}

/** Lets what the frames began come to its end, and looks at what they did. */
async function calmDown(stage: Stage, sent: readonly (string | ArrayBuffer)[]) {
  const { world, alice, bob, wanted } = stage
  await world.pass(20)
  try {
    look(stage)
    for (const call of live(alice)) if (!wanted.has(call.id)) await alice.phone.hangUp(call.id)
    if (live(bob).length > 3) for (const call of live(bob)) await bob.phone.hangUp(call.id).catch(() => {})
    // Past the longest timers of SIP.js, now and then, or their transactions would pile up.
    if (world.chance.often(0.1)) await world.pass(70_000)
    expect(world.uncaught).toEqual([])
  } catch (error) {
    throw new Error(`After one of these frames:\n${sent.map(shown).join('\n')}`, { cause: error })
  }
}

function look({ world, wire, alice, wanted, placed }: Stage) {
  expect(world.uncaught).toEqual([])
  expect(alice.phone.store.getState().line.phase).toBe('online')
  for (const call of live(alice)) {
    if (wanted.has(call.id)) continue
    // What a frame began is a call that rings, and no more: nobody pressed Answer.
    expect(call).toMatchObject({ direction: 'incoming', state: { phase: 'ringing' } })
  }
  expect(alice.microphoneAsked()).toBeLessThanOrEqual(wanted.size)
  for (const { from, text } of wire.frames) {
    if (from !== 'alice' || !text.startsWith('INVITE ')) continue
    expect(headerOf(text, 'To')).toContain('bob')
    if (!inDialog(text)) placed.add(headerOf(text, 'Call-ID') ?? '')
  }
  expect(placed.size).toBeLessThanOrEqual(wanted.size)
  // The wire's own memory is no concern of the phone's.
  wire.frames.length = 0
}

const inDialog = (text: string) => /^To:.*;tag=/m.test(text)

/** The phone still registers, calls and is called, and has not grown. */
async function afterwards({ world, alice, bob }: Stage) {
  for (const one of [alice, bob])
    for (const call of live(one)) await one.phone.hangUp(call.id).catch(() => {})
  await world.pass(70_000)
  expect(live(alice)).toEqual([])
  await alice.phone.disconnect()
  await alice.phone.connect()
  const id = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  await alice.phone.hangUp(id)
  await phase(bob, 'ended')
  await bob.phone.call('alice')
  await phase(alice, 'ringing')
  await alice.phone.decline(alice.call()?.id ?? '')
  await phase(bob, 'ended')
  await world.pass(70_000)
  expect(world.uncaught).toEqual([])
  expect(world.held(), 'still held by SIP.js').toEqual([])
  const report = await alice.phone.report()
  expect(report.journal.length).toBeLessThanOrEqual(10_000)
  expect(report.trace.length).toBeLessThanOrEqual(300)
  expect(alice.phone.store.getState().calls.length).toBeLessThanOrEqual(50)
  await vi.waitFor(() => expect(alice.peers.filter((peer) => peer.signalingState !== 'closed')).toEqual([]))
}

function shown(data: string | ArrayBuffer): string {
  return JSON.stringify(typeof data === 'string' ? data : `binary ${new TextDecoder().decode(data)}`)
}
