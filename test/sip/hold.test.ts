// Hold between two real SIP.js agents: every order, both at once, refusals, and offers that cross.

import { expect, test, vi } from 'vitest'
import { onlinePhone, phase, type TestPhone } from '../fakes/phones.ts'
import { createWire, replyTo, type WireOptions } from '../fakes/wire.ts'

const inDialog = (text: string) => /^INVITE /.test(text) && /^To:.*;tag=/m.test(text)

async function talking(options: WireOptions = {}, random?: () => number) {
  const wire = createWire(options)
  const more = random ? { random } : {}
  const alice = await onlinePhone(wire, 'alice', more)
  const bob = await onlinePhone(wire, 'bob', more)
  const alices = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  const bobs = bob.call()?.id ?? ''
  await bob.phone.answer(bobs)
  await phase(alice, 'connected')
  await phase(bob, 'connected')
  return { wire, alice, bob, alices, bobs }
}

const held = (of: TestPhone) => {
  const state = of.call()?.state
  return state?.phase === 'connected' ? state.held : undefined
}

const bothSay = (alice: TestPhone, bob: TestPhone, a: boolean, b: boolean) =>
  vi.waitFor(() => {
    expect(held(alice)).toEqual({ us: a, them: b })
    expect(held(bob)).toEqual({ us: b, them: a })
  })

// Four changes, each by one of the two: sixteen orders, and every state is reached in every way.
const orders = Array.from({ length: 16 }, (_, n) => n.toString(2).padStart(4, '0'))

test.each(orders)('whoever holds and resumes in the order %s, both say the same', async (order) => {
  const { alice, bob, alices, bobs } = await talking()
  const now = { a: false, b: false }
  for (const step of order) {
    if (step === '0') now.a = !now.a
    else now.b = !now.b
    if (step === '0') await (now.a ? alice.phone.hold(alices) : alice.phone.resume(alices))
    else await (now.b ? bob.phone.hold(bobs) : bob.phone.resume(bobs))
    await bothSay(alice, bob, now.a, now.b)
  }
})

test('digits that are pressed while we hold wait, and go out after it in their order', async () => {
  const { alice, alices } = await talking()
  const played = () => alice.peers[0]?.dtmf.played
  await alice.phone.hold(alices)
  await alice.phone.sendDigits(alices, '12')
  // Three looks of the queue, none of which finds that it may.
  await new Promise((resolve) => setTimeout(resolve, 350))
  expect(played()).toEqual([])
  await alice.phone.sendDigits(alices, '3')
  await alice.phone.resume(alices)
  await vi.waitFor(() => expect(played()).toEqual(['1', '2', '3']))
})

test.each(['theirs', 'ours'])('a hold of %s lets a digit that is played end first', async (whose) => {
  const { wire, alice, bob, alices, bobs } = await talking()
  const peer = alice.peers[0]
  if (!peer) throw new Error('no peer')
  const steps: string[] = []
  const set = peer.setRemoteDescription.bind(peer)
  peer.setRemoteDescription = async (description) => {
    steps.push(description.type)
    // A browser takes its time, and says that it is set only then.
    await new Promise((resolve) => setTimeout(resolve, 30))
    await set(description)
    steps.push('set')
  }
  peer.dtmf.insertDTMF = (tone) => void steps.push(tone)
  await alice.phone.sendDigits(alices, '12')
  const framesBefore = wire.frames.length
  const hold = whose === 'theirs' ? bob.phone.hold(bobs) : alice.phone.hold(alices)
  const news = whose === 'theirs' ? /^INVITE / : /^SIP\/2.0 200/
  const came = () => wire.frames.slice(framesBefore).some(({ text }) => news.test(text))
  await vi.waitFor(() => expect(came()).toBe(true))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(steps).toEqual(['1'])

  // The second is not begun in the moment in which the first is over, nor while the description is being set.
  peer.dtmf.dispatchEvent(Object.assign(new Event('tonechange'), { tone: '' }))
  await hold
  expect(steps.slice(0, 3)).toEqual(['1', whose === 'theirs' ? 'offer' : 'answer', 'set'])
})

test('both holding at once ends with both held, and both resuming with none', async () => {
  let n = 0
  const { alice, bob, alices, bobs } = await talking({}, () => (n++ % 7) / 1000)
  await Promise.all([alice.phone.hold(alices), bob.phone.hold(bobs)])
  await bothSay(alice, bob, true, true)
  await Promise.all([alice.phone.resume(alices), bob.phone.resume(bobs)])
  await bothSay(alice, bob, false, false)
  expect(alice.peers[0]?.signalingState).toBe('stable')
}, 20_000)

test('a hold while their change still waits for its ACK is sent after it, and nothing is lost', async () => {
  let lost = 0
  const { alice, bob, alices, bobs } = await talking({
    intercept: (text) => (/^ACK /.test(text) && /CSeq: 2 ACK/.test(text) && lost++ === 0 ? '' : undefined),
  })
  // Alice's re-INVITE has CSeq 2; bob answers it and waits for the ACK, which is lost once.
  await alice.phone.hold(alices)
  const hold = bob.phone.hold(bobs)
  await hold
  expect(lost).toBeGreaterThan(0)
  await bothSay(alice, bob, true, true)
  await alice.phone.resume(alices)
  await bob.phone.resume(bobs)
  await bothSay(alice, bob, false, false)
})

test('an offer of theirs that comes while ours is being written goes first', async () => {
  const { alice, bob, alices, bobs } = await talking()
  const peer = alice.peers[0]
  if (!peer) throw new Error('no peer')
  let write = () => {}
  const offer = peer.createOffer.bind(peer)
  const written = new Promise<void>((resolve) => {
    write = resolve
  })
  peer.createOffer = async (options) => {
    const made = await offer(options)
    await written
    peer.createOffer = offer
    return made
  }
  const hold = alice.phone.hold(alices)
  await bob.phone.hold(bobs)
  write()
  await hold
  await bothSay(alice, bob, true, true)
})

test('a refused hold rolls back, says so, and leaves the next one possible', async () => {
  let refuse: string | undefined = '488 Not Acceptable Here'
  const { alice, alices } = await talking({
    intercept: (text) => (refuse && inDialog(text) ? replyTo(text, refuse) : undefined),
  })
  await expect(alice.phone.hold(alices)).rejects.toMatchObject({ code: 'refused', sipStatus: 488 })
  expect(held(alice)).toEqual({ us: false, them: false })
  expect(alice.call()?.asking).toBeUndefined()
  expect(alice.peers[0]?.signalingState).toBe('stable')
  refuse = undefined
  await alice.phone.hold(alices)
  expect(held(alice)).toEqual({ us: true, them: false })
})

test.each(['491 Request Pending', '500 Server Internal Error'])(
  'after %s the phone tries again by itself',
  async (status) => {
    let glares = 1
    const { bob, bobs } = await talking({
      intercept: (text) => (inDialog(text) && glares-- > 0 ? replyTo(text, status) : undefined),
    })
    await bob.phone.hold(bobs)
    expect(held(bob)).toEqual({ us: true, them: false })
  },
)
