// Merge and split over real SIP.js agents: what is asked of the far sides, and what the state says after it.

import { expect, test, vi } from 'vitest'
import type { CallId } from '../src/phone/call.ts'
import { onlinePhone, phase, type TestPhone } from './fakes/phones.ts'
import { createWire, replyTo, type WireOptions } from './fakes/wire.ts'

/** Alice talks to all of these; all but the last are on hold. */
async function talkingTo(names: readonly string[], options: WireOptions = {}) {
  const wire = createWire(options)
  const alice = await onlinePhone(wire, 'alice')
  const ids: CallId[] = []
  for (const name of names) {
    const other = await onlinePhone(wire, name)
    const id = await alice.phone.call(name)
    await phase(other, 'ringing')
    await other.phone.answer(other.call()?.id ?? '')
    await phase(alice, 'connected')
    ids.push(id)
  }
  const { phone } = alice
  await vi.waitFor(() => expect(heldOf(alice)).toEqual(names.map((_, i) => i < names.length - 1)))
  return { alice, phone, ids, wire }
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
