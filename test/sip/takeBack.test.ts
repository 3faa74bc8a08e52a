import { expect, test, vi } from 'vitest'
import { callWaiting, readKept } from '../../src/phone/kept.ts'
import { movableClock } from '../fakes/clock.ts'
import { onlinePhone, phase, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo } from '../fakes/wire.ts'

function tab() {
  let text: string | null = null
  return {
    load: () => text,
    save: (next: string | null) => {
      text = next
    },
  }
}

/** Alice's page is left in a call with Bob; `reload` opens the page that comes back in its place. */
async function leftInCall({
  muted = false,
  held = false,
  incoming = false,
  clock = {} as TestPhoneOptions,
} = {}) {
  let refusal: string | undefined
  const wire = createWire({
    intercept: (text) =>
      refusal !== undefined &&
      /^INVITE /.test(text) &&
      /^From:.*alice@.*$/m.test(text) &&
      /^To:.*;tag=/m.test(text)
        ? refusal && replyTo(text, refusal)
        : undefined,
  })
  const memory = tab()
  const bob = await onlinePhone(wire, 'bob')
  const alice = await onlinePhone(wire, 'alice', { ...clock, options: { memory } })
  if (incoming) {
    await bob.phone.call('alice')
    await phase(alice, 'ringing')
    await alice.phone.answer(alice.call()?.id ?? '')
  } else {
    await alice.phone.call('bob')
    await phase(bob, 'ringing')
    await bob.phone.answer(bob.call()?.id ?? '')
  }
  await phase(alice, 'connected')
  await phase(bob, 'connected')
  const id = alice.call()?.id ?? ''
  if (muted) await alice.phone.mute(id)
  if (held) await alice.phone.hold(id)
  alice.leave()
  wire.unplug('alice')
  return {
    wire,
    bob,
    memory,
    before: alice.call(),
    /** Her re-INVITEs get this; an empty one gets lost. */
    refuse: (status: string | undefined) => {
      refusal = status
    },
    reload: () => onlinePhone(wire, 'alice', { ...clock, options: { memory } }),
  }
}

test.each([{ incoming: false }, { incoming: true }])(
  'a call (incoming: $incoming) is taken back after a reload, and can be hung up',
  async (how) => {
    const { wire, bob, reload, before } = await leftInCall(how)
    expect(wire.requests('BYE')).toEqual([])
    const alice = await reload()
    await phase(alice, 'connected')
    expect(alice.call()).toMatchObject({
      party: { user: 'bob' },
      takenBack: true,
      direction: before?.direction,
    })
    expect(alice.call()?.state).toMatchObject({
      since: before?.state.phase === 'connected' ? before.state.since : 0,
    })
    expect(bob.phone.store.getState().calls).toHaveLength(1)
    await alice.phone.hangUp(alice.call()?.id ?? '')
    await phase(bob, 'ended')
    expect(bob.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'them' } })
  },
)

test('the far side can hang up a call that was taken back', async () => {
  const { bob, reload } = await leftInCall()
  const alice = await reload()
  await phase(alice, 'connected')
  await bob.phone.hangUp(bob.call()?.id ?? '')
  await phase(alice, 'ended')
})

test('mute and hold are as they were', async () => {
  const { bob, reload } = await leftInCall({ muted: true, held: true })
  const alice = await reload()
  await phase(alice, 'connected')
  await vi.waitFor(() =>
    expect(alice.call()).toMatchObject({ muted: true, state: { held: { us: true, them: false } } }),
  )
  expect(bob.call()?.state).toMatchObject({ held: { us: false, them: true } })
})

test('where the old dialog is refused, the call is replaced by a new one', async () => {
  const { wire, reload, refuse } = await leftInCall()
  refuse('481 Call/Transaction Does Not Exist')
  const alice = await reload()
  await vi.waitFor(() => expect(wire.requests('INVITE').at(-1)).toMatch(/^Replaces: .*;to-tag=.*;from-tag=/m))
  // This wire knows nobody of that name: the call is gone, with words.
  await phase(alice, 'ended')
  expect(alice.call()?.state).toMatchObject({ reason: { error: { code: 'call-gone' } } })
})

test('a page that comes back after half a minute says goodbye instead', async () => {
  const { clock, move } = movableClock()
  const { bob, reload } = await leftInCall({ clock: { clock } })
  move(31_000)
  const alice = await reload()
  await phase(bob, 'ended')
  expect(alice.phone.store.getState().calls).toEqual([])
})

test('a second reload does not find the call again', async () => {
  const { memory, reload } = await leftInCall()
  expect(readKept(memory).calls).toHaveLength(1)
  await reload()
  expect(readKept(memory).calls).toEqual([])
})

test('what is kept holds no secret of the account, and nothing is kept but calls that were up', async () => {
  const wire = createWire({ realm: 'acme.sip.opentact.test' })
  const memory = tab()
  const alice = await onlinePhone(wire, 'alice', { options: { memory, credentials: { password: 'canary' } } })
  const bob = await onlinePhone(wire, 'bob')
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  alice.leave()
  expect(readKept(memory).calls).toEqual([])
  expect(memory.load()).not.toContain('canary')
  await phase(bob, 'ended')
})

test('with hang-up on leaving the call ends at once', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice', { options: { memory: tab(), onLeave: 'hang-up' } })
  const bob = await onlinePhone(wire, 'bob')
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  alice.leave()
  await phase(bob, 'ended')
  expect(wire.requests('BYE')).toHaveLength(1)
})

test('the page that comes back can say whose call waits, and how long', async () => {
  const { memory } = await leftInCall()
  const now = Date.now()
  expect(callWaiting(memory, now)).toMatchObject({ party: { user: 'bob' } })
  expect(callWaiting(memory, now + 31_000)).toBeUndefined()
  expect(callWaiting(undefined, now)).toBeUndefined()
})

test.each([
  ['a line end in a tag', (d: Record<string, unknown>) => ({ ...d, localTag: 'x\r\nRoute: <sip:evil>' })],
  ['a route that is no text', (d: Record<string, unknown>) => ({ ...d, routes: [1] })],
  ['no sequence number', (d: Record<string, unknown>) => ({ ...d, cseq: '1' })],
])('a kept call with %s is not used', async (_what, spoil) => {
  const { memory, wire, reload } = await leftInCall()
  const kept = JSON.parse(memory.load() ?? '') as { calls: { dialog: Record<string, unknown> }[] }
  for (const call of kept.calls) call.dialog = spoil(call.dialog)
  memory.save(JSON.stringify(kept))
  const before = wire.requests('INVITE').length
  const alice = await reload()
  expect(alice.phone.store.getState().calls).toEqual([])
  expect(wire.requests('INVITE')).toHaveLength(before)
  expect(headerOf(wire.requests('REGISTER').at(-1) ?? '', 'CSeq')).toBeDefined()
})

test('one that meets a question of theirs is asked for again a little later', async () => {
  const { wire, reload, refuse, bob } = await leftInCall()
  const before = wire.requests('INVITE').length
  refuse('491 Request Pending')
  const alice = await reload()
  await vi.waitFor(() => expect(wire.requests('INVITE').length).toBe(before + 1))
  refuse(undefined)
  await phase(alice, 'connected')
  expect(bob.call()?.state.phase).toBe('connected')
  expect(wire.requests('INVITE').filter((text) => /^Replaces:/m.test(text))).toEqual([])
})

test('what they ask before the call is taken back waits, instead of ending it', async () => {
  const { wire, reload, refuse, bob } = await leftInCall()
  refuse('')
  await reload()
  bob.phone.hold(bob.call()?.id ?? '').catch(() => {})
  const asked = () => wire.frames.filter(({ from, text }) => from === 'alice' && /^SIP\/2\.0 500 /.test(text))
  await vi.waitFor(() => expect(asked()).not.toEqual([]))
  expect(bob.call()?.state.phase).toBe('connected')
})
