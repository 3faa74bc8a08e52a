// Calls handed on between three real SIP.js agents: blind, attended, refused, taken back, asked for by the far side.

import { expect, test, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { domain, onlinePhone, phase, type TestPhone, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo, type WireOptions } from '../fakes/wire.ts'

const soon = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 3000 })
const live = (of: TestPhone) => of.phone.store.getState().calls.filter(({ state }) => state.phase !== 'ended')
const idOf = (of: TestPhone) => of.call()?.id ?? ''

async function three(options: WireOptions = {}, alices: TestPhoneOptions = {}, bobs: TestPhoneOptions = {}) {
  const wire = createWire(options)
  const alice = await onlinePhone(wire, 'alice', alices)
  const bob = await onlinePhone(wire, 'bob', bobs)
  const carol = await onlinePhone(wire, 'carol')
  const toBob = await connect(alice, bob, 'bob')
  return { wire, alice, bob, carol, toBob }
}

/** Alice's call is answered; what she sends then may be on its way. */
async function slowly(delay: NonNullable<WireOptions['delay']>) {
  const wire = createWire({ delay })
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  const toBob = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(idOf(bob))
  await phase(alice, 'connected')
  return { alice, bob, toBob }
}

async function connect(from: TestPhone, to: TestPhone, user: string) {
  const id = await from.phone.call(user)
  await phase(to, 'ringing')
  await to.phone.answer(idOf(to))
  await phase(to, 'connected')
  await soon(() => expect(from.call()?.state.phase).toBe('connected'))
  return id
}

const referredTo = (of: TestPhone) => of.phone.store.getState().calls.find((call) => call.referredTo)

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
