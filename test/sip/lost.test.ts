import { expect, test, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { onlinePhone, phase, type TestPhone } from '../fakes/phones.ts'
import { createWire, replyTo, type Wire } from '../fakes/wire.ts'

const soon = (check: () => void) => vi.waitFor(check, { interval: 1, timeout: 3000 })
const line = (of: TestPhone) => of.phone.store.getState().line.phase
const inDialog = (wire: Wire) => wire.requests('INVITE').filter((text) => /^To:.*;tag=/m.test(text))

/** Alice's clock stands still until moved; Bob's runs. */
async function place(intercept?: (text: string) => string | undefined) {
  const wire = createWire(intercept ? { intercept } : {})
  const { clock, move } = movableClock()
  const alice = await onlinePhone(wire, 'alice', { clock })
  const bob = await onlinePhone(wire, 'bob')
  return { wire, alice, bob, move }
}

async function connected(intercept?: (text: string) => string | undefined) {
  const all = await place(intercept)
  const id = await all.alice.phone.call('bob')
  await phase(all.bob, 'ringing')
  const bobs = all.bob.call()?.id ?? ''
  await all.bob.phone.answer(bobs)
  await phase(all.alice, 'connected')
  return { ...all, id, bobs }
}

/** Everybody loses the socket; nobody gets a new one until `comeBack`. */
async function lose({ wire, alice, bob }: { wire: Wire; alice: TestPhone; bob: TestPhone }) {
  wire.drop(true)
  await soon(() => expect([line(alice), line(bob)]).toEqual(['waiting', 'waiting']))
}

async function comeBack({ wire, alice, bob }: { wire: Wire; alice: TestPhone; bob: TestPhone }) {
  wire.comeBack()
  bob.wakeUp()
  await soon(() => expect(line(bob)).toBe('online'))
  alice.wakeUp()
  await soon(() => expect(line(alice)).toBe('online'))
}

test('a call outlives the line and is refreshed by re-INVITE when it is back', async () => {
  const all = await connected()
  await lose(all)
  expect(all.alice.call()?.state.phase).toBe('connected')
  await comeBack(all)
  await soon(() => expect(inDialog(all.wire).length).toBeGreaterThanOrEqual(1))
  expect(all.alice.call()?.state).toMatchObject({ phase: 'connected', held: { us: false, them: false } })
  await all.bob.phone.hangUp(all.bobs)
  await phase(all.alice, 'ended')
  expect(all.alice.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'them' } })
})

test('a held call stays held over a lost line', async () => {
  const all = await connected()
  await all.alice.phone.hold(all.id)
  await lose(all)
  await comeBack(all)
  await soon(() => expect(inDialog(all.wire).length).toBeGreaterThanOrEqual(2))
  expect(inDialog(all.wire).filter((text) => text.includes('a=sendonly')).length).toBeGreaterThanOrEqual(2)
  expect(all.alice.call()?.state).toMatchObject({ held: { us: true } })
})

test('a dialog that the far side does not know any more ends with a reason', async () => {
  let forgotten = false
  const all = await connected((text) =>
    forgotten && /^INVITE /.test(text) && /^To:.*;tag=/m.test(text)
      ? replyTo(text, '481 Call/Transaction Does Not Exist')
      : undefined,
  )
  await lose(all)
  forgotten = true
  await comeBack(all)
  await phase(all.alice, 'ended')
  expect(all.alice.call()?.state).toMatchObject({ reason: { error: { code: 'call-gone', sipStatus: 481 } } })
})

test('a hang-up while the line is away silences at once and is sent when it is back', async () => {
  const all = await connected()
  await lose(all)
  await all.alice.phone.hangUp(all.id)
  expect(all.alice.call()?.state.phase).toBe('ending')
  expect(all.alice.peers[0]?.signalingState).toBe('closed')
  expect(all.wire.requests('BYE')).toEqual([])
  await comeBack(all)
  await phase(all.alice, 'ended')
  await phase(all.bob, 'ended')
  expect(all.bob.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'them' } })
})

test('an unanswered call of ours is placed once more when the line is back in time, the same call on screen', async () => {
  const all = await place()
  const id = await all.alice.phone.call('bob')
  await phase(all.alice, 'ringing')
  await lose(all)
  expect(all.alice.call()?.state.phase).toBe('ringing')
  await comeBack(all)
  await soon(() => expect(all.wire.requests('INVITE')).toHaveLength(2))
  await soon(() => expect(all.bob.phone.store.getState().calls.at(-1)?.state.phase).toBe('ringing'))
  await all.bob.phone.answer(all.bob.call()?.id ?? '')
  await phase(all.alice, 'connected')
  expect(all.alice.phone.store.getState().calls.map((call) => call.id)).toEqual([id])
})

test('where the other side is back a little later than we are, the call is placed until it is', async () => {
  const all = await place()
  await all.alice.phone.call('bob')
  await phase(all.alice, 'ringing')
  await lose(all)
  all.wire.comeBack()
  all.alice.wakeUp()
  await soon(() => expect(all.wire.requests('INVITE')).toHaveLength(2))
  all.bob.wakeUp()
  await soon(() => expect(line(all.bob)).toBe('online'))
  expect(all.alice.call()?.state.phase).toBe('ringing')
  all.move(1000)
  await soon(() => expect(all.wire.requests('INVITE')).toHaveLength(3))
  // The CANCEL of what rang before met no phone: it gives way to the call that comes now.
  const atBob = () => all.bob.phone.store.getState().calls.map(({ state }) => state.phase)
  await soon(() => expect(atBob()).toEqual(['ended', 'ringing']))
  await all.bob.phone.answer(all.bob.call()?.id ?? '')
  await phase(all.alice, 'connected')
})

test('an unanswered call whose line stays away is given up with words', async () => {
  const all = await place()
  await all.alice.phone.call('bob')
  await phase(all.alice, 'ringing')
  await lose(all)
  all.move(5001)
  await phase(all.alice, 'ended')
  expect(all.alice.call()?.state).toMatchObject({ reason: { error: { code: 'connection-lost' } } })
})

test('answering while the line is away answers when it is back', async () => {
  const all = await place()
  await all.bob.phone.call('alice')
  await phase(all.alice, 'ringing')
  all.wire.drop(true)
  await soon(() => expect(line(all.alice)).toBe('waiting'))
  await all.alice.phone.answer(all.alice.call()?.id ?? '')
  expect(all.alice.call()?.state.phase).toBe('answering')
  expect(all.wire.frames.some(({ text }) => /^SIP\/2.0 200[\s\S]*CSeq: \d+ INVITE/.test(text))).toBe(false)
  all.wire.comeBack()
  all.alice.wakeUp()
  await soon(() =>
    expect(all.wire.frames.some(({ text }) => /^SIP\/2.0 200[\s\S]*CSeq: \d+ INVITE/.test(text))).toBe(true),
  )
})

test('a ringing call whose caller was lost is not rung for ever', async () => {
  const all = await place()
  await all.bob.phone.call('alice')
  await phase(all.alice, 'ringing')
  all.wire.drop(true)
  await soon(() => expect(line(all.alice)).toBe('waiting'))
  all.move(32_001)
  await phase(all.alice, 'ended')
})

test('media that breaks off while the line is well is treated with an ICE restart', async () => {
  const all = await connected()
  const before = inDialog(all.wire).length
  all.alice.peers[0]?.connect('disconnected')
  expect(all.alice.call()?.media).toBe('interrupted')
  all.move(2001)
  await soon(() => expect(inDialog(all.wire).length).toBe(before + 1))
  expect(all.alice.peers[0]?.restarts).toBe(1)
  all.alice.peers[0]?.connect('connected')
  expect(all.alice.call()?.media).toBe('flowing')
  all.move(60_000)
  expect(inDialog(all.wire).length).toBe(before + 1)
})

test('digits by INFO that are pressed while the line is away wait for it', async () => {
  const all = await connected()
  await all.alice.phone.setOptions({ dtmf: 'info' })
  const signals = () => all.wire.requests('INFO').flatMap((text) => /^Signal=(.*)$/m.exec(text)?.[1] ?? [])
  const told = () =>
    all.alice.journal.flatMap((fact) => (fact.type === 'call-digits-sent' ? fact.digits : []))
  await lose(all)
  await all.alice.phone.sendDigits(all.id, '12')
  await all.move(1000)
  expect([signals(), told()]).toEqual([[], []])
  await comeBack(all)
  await soon(() => {
    void all.move(200)
    expect([signals(), told()]).toEqual([
      ['1', '2'],
      ['1', '2'],
    ])
  })
})

test('digits pressed while the sound is away wait for it, as Chromium would play them to nobody', async () => {
  const all = await connected()
  const [peer] = all.alice.peers
  if (!peer) throw new Error('no peer')
  peer.connect('disconnected')
  await all.alice.phone.sendDigits(all.id, '12')
  await all.move(1000)
  expect(peer.dtmf.played).toEqual([])
  peer.connect('connected')
  await soon(() => {
    void all.move(200)
    expect(peer.dtmf.played).toEqual(['1', '2'])
  })
})
