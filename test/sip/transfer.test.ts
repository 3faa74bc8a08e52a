// Calls handed on between three real SIP.js agents: blind, attended, refused, taken back, asked for by the far side.

import { expect, test } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { domain, onlinePhone, phase } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo } from '../fakes/wire.ts'
import { idOf, live, referredTo, slowly, soon, three } from './threePhones.ts'

test('a blind transfer: the far side is asked, calls, and the two talk without us', async () => {
  const { alice, bob, carol, toBob, wire } = await three()
  const result = alice.phone.transfer(toBob, 'carol')
  await soon(() =>
    expect(referredTo(bob)?.referredTo).toMatchObject({ user: 'carol', address: `sip:carol@${domain}` }),
  )
  expect(alice.call()?.transfer).toMatchObject({ to: { user: 'carol' }, progress: 'accepted' })
  expect(live(carol)).toEqual([])
  await bob.phone.acceptTransfer(referredTo(bob)?.id ?? '')
  await phase(carol, 'ringing')
  await soon(() => expect(alice.call()?.transfer?.progress).toBe('ringing'))
  await carol.phone.answer(idOf(carol))
  expect(await result).toEqual({ outcome: 'done' })
  await soon(() => expect(live(bob).map(({ party }) => party.user)).toEqual(['carol']))
  await phase(alice, 'ended')
  expect(alice.call()?.state).toMatchObject({ reason: { kind: 'transferred', to: { user: 'carol' } } })
  expect(headerOf(wire.requests('INVITE').at(-1) ?? '', 'Referred-By')).toBe(`<sip:alice@${domain}>`)
}, 10_000)

test('a far side that cannot be asked gives the call back at once', async () => {
  const { alice, toBob } = await three({
    intercept: (text) => (/^REFER /.test(text) ? replyTo(text, '405 Method Not Allowed') : undefined),
  })
  expect(await alice.phone.transfer(toBob, 'carol')).toEqual({ outcome: 'refused', sipStatus: 405 })
  await soon(() => expect(alice.call()?.state).toMatchObject({ phase: 'connected', held: { us: false } }))
})

test.each(['sip:+19005550123@elsewhere.example', 'sip:mallory@elsewhere.example', 'tel:+19005550123'])(
  'a transfer to %s, where we may not dial, is refused and asks nobody',
  async (target) => {
    const { alice, bob, toBob } = await three({}, { options: { allow: () => true } })
    const sent = alice.phone.transfer(toBob, target)
    if (target.startsWith('tel:')) {
      // The number becomes one of our own domain: that may be asked.
      await soon(() => expect(referredTo(bob)?.referredTo?.address).toBe(`sip:+19005550123@${domain}`))
      await alice.phone.cancelTransfer(toBob)
      expect(await sent).toEqual({ outcome: 'unknown' })
      return
    }
    expect(await sent).toEqual({ outcome: 'refused', sipStatus: 603 })
    expect(referredTo(bob)).toBeUndefined()
  },
)

test('a far side that is silent for half a minute is asked whether the call is still there', async () => {
  const { clock, pass } = movableClock()
  const { alice, toBob, wire, bob } = await three({}, { clock })
  const result = alice.phone.transfer(toBob, 'carol')
  await soon(() => expect(referredTo(bob)).toBeDefined())
  // Nobody decides at bob's.
  await pass(31_000)
  expect(await result).toEqual({ outcome: 'unknown' })
  const inDialog = wire.requests('OPTIONS').filter((text) => /^To:.*;tag=/m.test(text))
  expect(inDialog.length).toBe(1)
  await soon(() => expect(alice.call()?.state).toMatchObject({ phase: 'connected', held: { us: false } }))
})

test('a far side that hangs up as it takes the transfer on has it, as a FreeSWITCH does', async () => {
  const { alice, bob, toBob } = await three()
  const result = alice.phone.transfer(toBob, 'carol')
  await soon(() => expect(referredTo(bob)).toBeDefined())
  await bob.phone.hangUp(idOf(bob))
  expect(await result).toEqual({ outcome: 'done' })
  expect(alice.call()?.state).toMatchObject({ reason: { kind: 'transferred' } })
})

test('asked by somebody who has hung up since, the person can still call there', async () => {
  const { alice, bob, carol, toBob } = await three()
  alice.phone.transfer(toBob, 'carol').catch(() => {})
  await soon(() => expect(referredTo(bob)).toBeDefined())
  await alice.phone.hangUp(toBob)
  await phase(bob, 'ended')
  await bob.phone.acceptTransfer(referredTo(bob)?.id ?? '')
  await phase(carol, 'ringing')
})

test('a transfer that overtakes the ACK of our answer is put to the person when the call is up', async () => {
  const { bob, alice, toBob } = await slowly((text) => (/^ACK /.test(text) ? 300 : 0))
  expect(bob.call()?.state.phase).toBe('answering')
  alice.phone.transfer(toBob, 'carol').catch(() => {})
  await soon(() => expect(referredTo(bob)?.referredTo).toMatchObject({ user: 'carol' }))
})

test('the last news of a transfer that another request overtook is told again', async () => {
  let overtaken = 0
  const { alice, bob, carol, toBob } = await three({
    intercept: (text) =>
      /^NOTIFY /.test(text) && /SIP\/2.0 200/.test(text) && overtaken++ === 0
        ? replyTo(text, '500 Server Internal Error')
        : undefined,
  })
  const result = alice.phone.transfer(toBob, 'carol')
  await soon(() => expect(referredTo(bob)).toBeDefined())
  await bob.phone.acceptTransfer(referredTo(bob)?.id ?? '')
  await phase(carol, 'ringing')
  await carol.phone.answer(idOf(carol))
  expect(await result).toEqual({ outcome: 'done' })
  expect(overtaken).toBe(2)
})

test('a ringing call is sent elsewhere with 302, and the address is one that may be dialled', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await expect(bob.phone.redirect(idOf(bob), 'sip:x@elsewhere.example')).rejects.toMatchObject({
    code: 'bad-target',
  })
  await bob.phone.redirect(idOf(bob), 'carol')
  await phase(alice, 'ended')
  const moved = wire.frames.map(({ text }) => text).find((text) => text.startsWith('SIP/2.0 302')) ?? ''
  expect(headerOf(moved, 'Contact')).toBe(`<sip:carol@${domain}>`)
  expect(alice.call()?.state).toMatchObject({ reason: { error: { code: 'moved', sipStatus: 302 } } })
  expect(bob.call()?.state).toMatchObject({ reason: { kind: 'transferred', to: { user: 'carol' } } })
  expect(live(alice)).toEqual([])
})
