// Two calls become one without us: an attended transfer, and what takes the place of a call.

import { expect, test } from 'vitest'
import { headerOf } from '../fakes/wire.ts'
import { connect, idOf, live, referredTo, soon, three } from './threePhones.ts'

test('an attended transfer joins the two others, and both our calls end as handed on', async () => {
  const { alice, bob, carol, toBob } = await three()
  const toCarol = await connect(alice, carol, 'carol')
  const result = alice.phone.transferTo(toBob, toCarol)
  await soon(() => expect(referredTo(bob)).toBeDefined())
  await bob.phone.acceptTransfer(referredTo(bob)?.id ?? '')
  expect(await result).toEqual({ outcome: 'done' })
  await soon(() => expect(live(bob).map(({ party }) => party.user)).toEqual(['carol']))
  await soon(() =>
    expect(live(carol).map(({ party, state }) => [party.user, state.phase])).toEqual([['bob', 'connected']]),
  )
  await soon(() => expect(live(alice)).toEqual([]))
  const reasons = alice.phone.store
    .getState()
    .calls.map(({ state }) => state.phase === 'ended' && state.reason)
  expect(reasons).toEqual([
    { kind: 'transferred', to: expect.objectContaining({ user: 'carol' }) },
    { kind: 'transferred', to: expect.objectContaining({ user: 'bob' }) },
  ])
}, 10_000)

test('who is muted stays so in the call that takes the place of the muted one', async () => {
  const { alice, bob, carol, toBob } = await three()
  const toCarol = await connect(alice, carol, 'carol')
  await carol.phone.mute(idOf(carol))
  const result = alice.phone.transferTo(toBob, toCarol)
  await soon(() => expect(referredTo(bob)).toBeDefined())
  await bob.phone.acceptTransfer(referredTo(bob)?.id ?? '')
  expect(await result).toEqual({ outcome: 'done' })
  await soon(() =>
    expect(live(carol).map(({ party, muted }) => [party.user, muted])).toEqual([['bob', true]]),
  )
}, 10_000)

test('an INVITE that wants to take the place of a call it has no part in only rings', async () => {
  const { bob, carol, wire } = await three()
  const invite = wire.requests('INVITE')[0] ?? ''
  const answer =
    wire.frames
      .map(({ text }) => text)
      .find((text) => /^SIP\/2.0 200/.test(text) && / INVITE\r\n/.test(text)) ?? ''
  const tag = (header: string) => /;tag=([^;\s]+)/.exec(headerOf(answer, header) ?? '')?.[1]
  const replaces = `${headerOf(invite, 'Call-ID')};to-tag=${tag('To')};from-tag=${tag('From')}`
  wire.inject('bob', strangersInvite(replaces))
  await soon(() => expect(live(bob).map(({ state }) => state.phase)).toEqual(['connected', 'ringing']))
  expect(bob.microphoneAsked()).toBe(1)
  await bob.phone.answer(idOf(bob))
  await soon(() =>
    expect(wire.frames.some(({ text }) => /^SIP\/2.0 200/.test(text) && text.includes('replaces-1'))).toBe(
      true,
    ),
  )
  // The old call is held, not replaced.
  expect(live(bob)[0]?.state.phase).toBe('connected')
  expect(live(carol)).toEqual([])
})

test('one that names a call nobody knows is told so', async () => {
  const { wire, bob } = await three()
  wire.inject('bob', strangersInvite('nobody;to-tag=1;from-tag=2'))
  await soon(() => expect(wire.frames.at(-1)?.text).toMatch(/^SIP\/2.0 481/))
  expect(live(bob).length).toBe(1)
})

function strangersInvite(replaces: string): string {
  return [
    'INVITE sip:bob@x SIP/2.0',
    'Via: SIP/2.0/WSS stranger.invalid;branch=z9hG4bKreplaces',
    'From: <sip:mallory@x>;tag=1',
    'To: <sip:bob@x>',
    'Call-ID: replaces-1',
    'CSeq: 1 INVITE',
    'Max-Forwards: 70',
    'Contact: <sip:mallory@stranger.invalid;transport=ws>',
    `Replaces: ${replaces}`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')
}
