// Merge and split over real SIP.js agents: what is asked of the far sides, and what the state says after it.

import { expect, test, vi } from 'vitest'
import { createConferences } from '../src/conference.ts'
import { type Call, type CallId, inFront } from '../src/phone/call.ts'
import { callOf } from '../src/phone/state.ts'
import { createPhoneStore } from '../src/phone/store.ts'
import { onlinePhone, phase, type TestPhone } from './fakes/phones.ts'
import { createWire, replyTo, type WireOptions } from './fakes/wire.ts'

/** Alice talks to all of these; all but the last are on hold. */
async function talkingTo(names: readonly string[], options: WireOptions = {}) {
  const wire = createWire(options)
  const alice = await onlinePhone(wire, 'alice')
  const ids: CallId[] = []
  const others: TestPhone[] = []
  for (const name of names) {
    const other = await onlinePhone(wire, name)
    const id = await alice.phone.call(name)
    await phase(other, 'ringing')
    await other.phone.answer(other.call()?.id ?? '')
    await phase(alice, 'connected')
    ids.push(id)
    others.push(other)
  }
  const { phone } = alice
  await vi.waitFor(() => expect(heldOf(alice)).toEqual(names.map((_, i) => i < names.length - 1)))
  return { alice, phone, ids, wire, others }
}

const heldOf = ({ phone }: TestPhone) =>
  phone.store.getState().calls.map(({ state }) => state.phase === 'connected' && state.held.us)
const conferencesOf = ({ phone }: TestPhone) =>
  phone.store.getState().calls.map(({ conference }) => conference)

test('a merge resumes those we hold, and is so when it resolves', async () => {
  const { alice, phone, ids } = await talkingTo(['bob', 'carol'])
  await phone.merge(ids)
  expect(heldOf(alice)).toEqual([false, false])
  const [one, two] = conferencesOf(alice)
  expect(one).toMatch(/./)
  expect(two).toBe(one)
})

test('a conference grows by the call that is merged with one of it', async () => {
  const { alice, phone, ids } = await talkingTo(['bob', 'carol', 'dave'])
  const [bob = '', carol = '', dave = ''] = ids
  await phone.merge([bob, carol])
  await phone.hold(bob)
  await phone.merge([dave, carol])
  expect(heldOf(alice)).toEqual([false, false, false])
  expect(new Set(conferencesOf(alice)).size).toBe(1)
})

test('fewer than two, strangers and calls that are not connected cannot be merged', async () => {
  const { phone, ids } = await talkingTo(['bob'])
  const [bob = ''] = ids
  const missing = await phone.call('missing')
  for (const wrong of [[], [bob], [bob, bob], [bob, 'nobody'], [bob, missing], bob])
    await expect(phone.merge(wrong as string[])).rejects.toMatchObject({ code: 'wrong-moment' })
  await expect(phone.split(bob)).rejects.toMatchObject({ code: 'wrong-moment' })
})

test('where one far side refuses to be resumed, nothing is merged and all are held as before', async () => {
  let refusing = false
  const { alice, phone, ids } = await talkingTo(['bob', 'carol', 'dave'], {
    intercept: (text) =>
      refusing && /^INVITE sip:bob/.test(text) && /^To:.*;tag=/m.test(text) && text.includes('a=sendrecv')
        ? replyTo(text, '488 Not Acceptable Here')
        : undefined,
  })
  refusing = true
  await expect(phone.merge(ids)).rejects.toMatchObject({ code: 'refused' })
  expect(conferencesOf(alice)).toEqual([undefined, undefined, undefined])
  expect(heldOf(alice)).toEqual([true, true, false])
})

test('who is split goes on in private, the others are held and stay together', async () => {
  const { alice, phone, ids } = await talkingTo(['bob', 'carol', 'dave'])
  await phone.merge(ids)
  await phone.split(ids[1] ?? '')
  expect(heldOf(alice)).toEqual([true, false, true])
  const [bob, carol, dave] = conferencesOf(alice)
  expect([carol, dave]).toEqual([undefined, bob])
})

test('a split of two ends the conference; a held one that is split stays held', async () => {
  const { alice, phone, ids } = await talkingTo(['bob', 'carol'])
  const [bob = ''] = ids
  await phone.merge(ids)
  await phone.hold(bob)
  await phone.split(bob)
  expect(conferencesOf(alice)).toEqual([undefined, undefined])
  expect(heldOf(alice)).toEqual([true, false])
})

test('the last one left is no conference any more', async () => {
  const { alice, phone, ids } = await talkingTo(['bob', 'carol'])
  await phone.merge(ids)
  await phone.hangUp(ids[0] ?? '')
  await vi.waitFor(() => expect(conferencesOf(alice)).toEqual([undefined, undefined]))
})

test('resuming one of a conference leaves the rest of it in the talk', async () => {
  const { alice, phone, ids } = await talkingTo(['bob', 'carol'])
  await phone.merge(ids)
  await phone.hold(ids[0] ?? '')
  await phone.resume(ids[0] ?? '')
  expect(heldOf(alice)).toEqual([false, false])
})

test('another call holds the whole conference', async () => {
  const { alice, phone, ids } = await talkingTo(['bob', 'carol'])
  await phone.merge(ids)
  await phone.call('missing')
  await vi.waitFor(() => expect(heldOf(alice).slice(0, 2)).toEqual([true, true]))
})

/** Bob, whom Alice called, hands her on to Dave: his INVITE takes the place of Bob's call. */
async function handOnToDave({ wire, others }: Awaited<ReturnType<typeof talkingTo>>) {
  const [bob] = others
  if (!bob) throw new Error('no bob')
  const dave = await onlinePhone(wire, 'dave')
  const toAlice = bob.call()?.id ?? ''
  const toDave = await bob.phone.call('dave')
  await phase(dave, 'ringing')
  await dave.phone.answer(dave.call()?.id ?? '')
  await vi.waitFor(() => expect(bob.call()?.state.phase).toBe('connected'))
  const done = bob.phone.transferTo(toDave, toAlice)
  await vi.waitFor(() => expect(dave.call()?.referredTo).toBeDefined())
  await dave.phone.acceptTransfer(dave.call()?.id ?? '')
  expect(await done).toEqual({ outcome: 'done' })
}

const liveOf = ({ phone }: TestPhone) =>
  phone.store.getState().calls.filter(({ state }) => state.phase !== 'ended')

test.each([
  { names: ['bob', 'carol'], after: ['carol', 'dave'] },
  { names: ['bob', 'carol', 'erin'], after: ['carol', 'erin', 'dave'] },
])('who takes the place of one of $names goes on in the conference', async ({ names, after }) => {
  const all = await talkingTo(names)
  await all.phone.merge(all.ids)
  await handOnToDave(all)
  await vi.waitFor(() => expect(liveOf(all.alice).map(({ party }) => party.user)).toEqual(after))
  const calls = liveOf(all.alice)
  expect(new Set(calls.map(({ conference }) => conference)).size).toBe(1)
  expect(inFront(calls).map(({ party }) => party.user)).toEqual(after)
})

test('a member that hangs up before its place is taken does not dissolve the conference', async () => {
  const { store, report, onFact } = createPhoneStore(() => 1)
  const add = (id: string) => {
    const party = { user: id, address: `sip:${id}@x` }
    report({ type: 'call-added', callId: id, direction: 'outgoing', party, to: id, headers: {} })
  }
  const conferences = createConferences({
    store,
    report,
    onFact,
    signalling: { hold: async () => {}, resume: async () => {} },
    token: () => 'c',
    the: (id) => callOf(store.getState(), id) as Call,
  })
  for (const id of ['bob', 'carol', 'dave', 'erin']) add(id)
  for (const id of ['bob', 'carol']) report({ type: 'call-connected', callId: id })
  await conferences.methods.merge(['bob', 'carol'])
  const inIt = () => membersIn(store.getState().calls)
  conferences.takesPlace('dave', 'bob')
  report({ type: 'call-ended', callId: 'bob', reason: { kind: 'hung-up', by: 'them' } })
  report({ type: 'call-connected', callId: 'dave' })
  expect(inIt()).toEqual(['carol', 'dave'])
  // One who never comes is not waited for.
  conferences.takesPlace('erin', 'carol')
  report({ type: 'call-ended', callId: 'carol', reason: { kind: 'hung-up', by: 'them' } })
  expect(inIt()).toEqual(['dave'])
  report({ type: 'call-ended', callId: 'erin', reason: { kind: 'cancelled', by: 'them' } })
  expect(inIt()).toEqual([])
})

const membersIn = (calls: readonly Call[]) =>
  calls.filter(({ conference }) => conference !== undefined).map(({ id }) => id)

test('who is just coming back is put on hold again, where somebody else takes the line meanwhile', async () => {
  const { alice, phone, ids } = await talkingTo(['bob', 'carol'])
  const [bob = '', carol = ''] = ids
  const coming = phone.resume(bob)
  expect(callOf(phone.store.getState(), bob)?.asking).toBe('resume')
  await phone.call('nobody')
  await coming
  await vi.waitFor(() => expect(heldOf(alice).slice(0, 2)).toEqual([true, true]))
  expect(callOf(phone.store.getState(), carol)?.asking).toBeUndefined()
})

test('who is split while another of them is just coming back does not go on beside them', async () => {
  const { alice, phone, ids } = await talkingTo(['bob', 'carol'])
  const [bob = '', carol = ''] = ids
  await phone.merge(ids)
  await phone.hold(bob)
  const coming = phone.resume(bob)
  await phone.split(carol)
  await coming
  await vi.waitFor(() => expect(heldOf(alice)).toEqual([true, false]))
})

test.each([true, false])(
  'of two that were called at once, the one who answers last is talked to (%s)',
  async (inOrder) => {
    const wire = createWire()
    const [alice, bob, carol] = [
      await onlinePhone(wire, 'alice'),
      await onlinePhone(wire, 'bob'),
      await onlinePhone(wire, 'carol'),
    ]
    await alice.phone.call('bob')
    await alice.phone.call('carol')
    for (const one of inOrder ? [bob, carol] : [carol, bob]) {
      await phase(one, 'ringing')
      await one.phone.answer(one.call()?.id ?? '')
      await phase(one, 'connected')
    }
    await vi.waitFor(() => expect(heldOf(alice)).toEqual([inOrder, !inOrder]))
  },
)

test('who is answered goes on hold when somebody who was called meanwhile answers', async () => {
  const wire = createWire()
  const [alice, bob, carol] = [
    await onlinePhone(wire, 'alice'),
    await onlinePhone(wire, 'bob'),
    await onlinePhone(wire, 'carol'),
  ]
  await bob.phone.call('alice')
  await phase(alice, 'ringing')
  const answered = alice.phone.answer(alice.call()?.id ?? '')
  await alice.phone.call('carol')
  await answered
  await phase(carol, 'ringing')
  await carol.phone.answer(carol.call()?.id ?? '')
  await phase(carol, 'connected')
  await vi.waitFor(() => expect(heldOf(alice)).toEqual([true, false]))
})
