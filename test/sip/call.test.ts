import { expect, test, vi } from 'vitest'
import { sdpWith } from '../fakes/peer.ts'
import { onlinePhone, phase } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo } from '../fakes/wire.ts'

const realm = 'acme.sip.opentact.test'

async function ringing() {
  const wire = createWire({ realm })
  const alice = await onlinePhone(wire, 'alice', { options: { displayName: 'Alice "A" Moreau' } })
  const bob = await onlinePhone(wire, 'bob')
  const id = await alice.phone.call('bob', { headers: { 'X-Order': '7' } })
  await phase(alice, 'ringing')
  await phase(bob, 'ringing')
  return { wire, alice, bob, id, bobs: bob.call()?.id ?? '' }
}

async function connected() {
  const all = await ringing()
  await all.bob.phone.answer(all.bobs)
  await phase(all.alice, 'connected')
  await phase(all.bob, 'connected')
  return all
}

const held = (of: Awaited<ReturnType<typeof connected>>['alice']) => {
  const state = of.call()?.state
  return state?.phase === 'connected' ? state.held : undefined
}

test('a whole call: rings, is answered, held, resumed and hung up', async () => {
  const { alice, bob, id, bobs } = await connected()
  expect(bob.call()).toMatchObject({
    direction: 'incoming',
    to: 'bob',
    party: { user: 'alice', name: 'Alice "A" Moreau', address: `sip:alice@${realm}` },
    headers: { 'X-Order': '7' },
    media: 'flowing',
  })

  await alice.phone.hold(id)
  expect(held(alice)).toEqual({ us: true, them: false })
  await vi.waitFor(() => expect(held(bob)).toEqual({ us: false, them: true }))
  await bob.phone.hold(bobs)
  expect(held(bob)).toEqual({ us: true, them: true })
  await vi.waitFor(() => expect(held(alice)).toEqual({ us: true, them: true }))
  await alice.phone.resume(id)
  await bob.phone.resume(bobs)
  await vi.waitFor(() => expect(held(alice)).toEqual({ us: false, them: false }))
  await vi.waitFor(() => expect(held(bob)).toEqual({ us: false, them: false }))

  await bob.phone.hangUp(bobs)
  await phase(alice, 'ended')
  expect(alice.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'them' } })
  expect(bob.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'us' } })
  expect([...alice.peers, ...bob.peers].map((peer) => peer.signalingState)).toEqual(['closed', 'closed'])
})

test('declining ends it everywhere with 603; hanging up a ringing call says busy for this phone alone', async () => {
  const first = await ringing()
  await first.bob.phone.decline(first.bobs)
  await phase(first.alice, 'ended')
  expect(first.alice.call()?.state).toMatchObject({ reason: { kind: 'declined', by: 'them' } })
  expect(first.bob.call()?.state).toMatchObject({ reason: { kind: 'declined', by: 'us' } })

  const second = await ringing()
  await second.bob.phone.hangUp(second.bobs)
  await phase(second.alice, 'ended')
  expect(second.alice.call()?.state).toMatchObject({ reason: { kind: 'busy' } })
})

test('a caller who gives up cancels; the call is over for both', async () => {
  const { alice, bob, id } = await ringing()
  await alice.phone.hangUp(id)
  expect(alice.call()?.state).toMatchObject({ phase: 'ended', reason: { kind: 'cancelled', by: 'us' } })
  await phase(bob, 'ended')
  expect(bob.call()?.state).toMatchObject({ reason: { kind: 'cancelled', by: 'them' } })
})

test('hanging up before the INVITE has left sends none', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const id = await alice.phone.call('bob')
  await alice.phone.hangUp(id)
  await alice.phone.disconnect()
  expect(wire.requests('INVITE')).toEqual([])
  expect(alice.call()?.state).toMatchObject({ phase: 'ended', reason: { kind: 'cancelled', by: 'us' } })
})

test('somebody who does not exist is not found', async () => {
  const alice = await onlinePhone(createWire(), 'alice')
  await alice.phone.call('missing')
  await phase(alice, 'ended')
  expect(alice.call()?.state).toMatchObject({ reason: { kind: 'not-found' } })
})

test.each(['microphone-denied', 'microphone-missing'] as const)(
  '%s: no INVITE goes out, the call says why',
  async (code) => {
    const wire = createWire()
    const alice = await onlinePhone(wire, 'alice', { microphone: code })
    await alice.phone.call('bob')
    await phase(alice, 'ended')
    expect(alice.call()?.state).toMatchObject({ reason: { kind: 'failed', error: { code } } })
    expect(wire.requests('INVITE')).toEqual([])
    expect(alice.peers).toEqual([])
  },
)

test('a callee whose microphone is refused ends the call and the caller hears of it', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob', { microphone: 'microphone-denied' })
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(bob, 'ended')
  expect(bob.call()?.state).toMatchObject({ reason: { error: { code: 'microphone-denied' } } })
  await phase(alice, 'ended')
})

test('a transfer asked for by the far side is refused, and nothing is dialled', async () => {
  const { wire, alice } = await connected()
  const invite = wire.requests('INVITE').at(-1) ?? ''
  const answer =
    wire.frames.map((f) => f.text).find((t) => /^SIP\/2.0 200/.test(t) && /CSeq: \d+ INVITE/.test(t)) ?? ''
  const target = /<([^>]+)>/.exec(headerOf(invite, 'Contact') ?? '')?.[1]
  wire.inject(
    'alice',
    [
      `REFER ${target} SIP/2.0`,
      'Via: SIP/2.0/WSS stranger.invalid;branch=z9hG4bKstranger',
      `From: ${headerOf(answer, 'To')}`,
      `To: ${headerOf(answer, 'From')}`,
      `Call-ID: ${headerOf(invite, 'Call-ID')}`,
      'CSeq: 77 REFER',
      'Max-Forwards: 70',
      'Refer-To: <sip:+1900555@elsewhere.example>',
      'Contact: <sip:bob@stranger.invalid;transport=ws>',
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n'),
  )
  await vi.waitFor(() =>
    expect(wire.frames.some((f) => /^SIP\/2.0 603/.test(f.text) && /CSeq: 77 REFER/.test(f.text))).toBe(true),
  )
  expect(wire.requests('INVITE')).toHaveLength(1)
  expect(alice.call()?.state.phase).toBe('connected')
})

test('digits leave one by one, in order, and pauses wait', async () => {
  const { alice, id } = await connected()
  await alice.phone.sendDigits(id, '12')
  await alice.phone.sendDigits(id, '3#')
  await vi.waitFor(() => expect(alice.peers[0]?.dtmf.played).toEqual(['1', '2', '3', '#']))
  expect(alice.journal.filter((fact) => fact.type === 'call-digits-sent').map((fact) => fact.by)).toEqual([
    'rtp',
    'rtp',
    'rtp',
    'rtp',
  ])
})

test('digits dialled behind a number are sent once it answers, and stand in no state before', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice', { options: { dtmfTiming: { duration: 40, gap: 30 } } })
  const bob = await onlinePhone(wire, '112')
  await alice.phone.call('112,45#')
  await phase(bob, 'ringing')
  expect(alice.call()).toMatchObject({ to: '112', party: { user: '112', address: `sip:112@${realm}` } })
  expect(JSON.stringify(alice.phone.store.getState())).not.toContain('45#')
  expect(alice.peers[0]?.dtmf.played).toEqual([])
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  await vi.waitFor(() => expect(alice.peers[0]?.dtmf.played).toEqual(['4', '5', '#']), { timeout: 4000 })
})

test('digits dialled behind a number that never answers are not sent in the next call', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, '112')
  const first = await alice.phone.call('112,45#')
  await phase(bob, 'ringing')
  await alice.phone.hangUp(first)
  await phase(bob, 'ended')
  await alice.phone.call('112')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  await alice.phone.sendDigits(alice.call()?.id ?? '', '9')
  await vi.waitFor(() => expect(alice.peers.at(-1)?.dtmf.played).toEqual(['9']))
})

test('digits wait while the far side cannot take them', async () => {
  const { alice, id } = await connected()
  const dtmf = alice.peers[0]?.dtmf
  if (!dtmf) throw new Error('no peer')
  dtmf.canInsertDTMF = false
  await alice.phone.sendDigits(id, '9')
  await Promise.resolve()
  expect(dtmf.played).toEqual([])
  dtmf.canInsertDTMF = true
  await vi.waitFor(() => expect(dtmf.played).toEqual(['9']))
})

test('sound before the answer is heard, and the answer may repeat it', async () => {
  let invite = ''
  const wire = createWire({
    intercept: (text) => {
      if (!text.startsWith('INVITE sip:tone@')) return undefined
      invite = text
      return withBody(
        replyTo(text, '183 Session Progress', ['Contact: <sip:tone@robot.invalid;transport=ws>']),
      )
    },
  })
  const alice = await onlinePhone(wire, 'alice')
  await alice.phone.call('tone')
  await vi.waitFor(() => expect(alice.call()?.state).toEqual({ phase: 'ringing', earlyMedia: true }))
  wire.inject(
    'alice',
    withBody(replyTo(invite, '200 OK', ['Contact: <sip:tone@robot.invalid;transport=ws>'])),
  )
  await phase(alice, 'connected')
})

test('answered elsewhere is not missed', async () => {
  const { wire, bob } = await ringing()
  const invite = wire.requests('INVITE').at(-1) ?? ''
  const lines = invite.split('\r\n\r\n')[0]?.split('\r\n') ?? []
  const cancel = lines
    .filter((line) => /^(Via|From|To|Call-ID|Max-Forwards):/.test(line))
    .concat(
      `CSeq: ${headerOf(invite, 'CSeq')?.split(' ')[0]} CANCEL`,
      'Reason: SIP ;cause=200 ;text="Call completed elsewhere"',
    )
  wire.inject(
    'bob',
    [`${lines[0]?.replace('INVITE', 'CANCEL')}`, ...cancel, 'Content-Length: 0', '', ''].join('\r\n'),
  )
  await phase(bob, 'ended')
  expect(bob.call()?.state).toMatchObject({ reason: { kind: 'answered-elsewhere' } })
})

test('a seventh call is turned away as busy, and not one of ours is placed', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice', { options: { maxCalls: 1 } })
  const bob = await onlinePhone(wire, 'bob')
  const carol = await onlinePhone(wire, 'carol')
  await bob.phone.call('alice')
  await phase(alice, 'ringing')
  await carol.phone.call('alice')
  await phase(carol, 'ended')
  expect(carol.call()?.state).toMatchObject({ reason: { kind: 'busy' } })
  // Nothing rang, but whom she missed is there to be seen.
  expect(alice.phone.store.getState().calls).toMatchObject([
    { party: { user: 'bob' }, state: { phase: 'ringing' } },
    { party: { user: 'carol' }, state: { phase: 'ended', reason: { kind: 'no-room' } } },
  ])
  await expect(alice.phone.call('carol')).rejects.toMatchObject({
    code: 'too-many-calls',
    message: 'No room for another call: maxCalls is 1.',
  })
})

test('answering a second call asks to hold the first', async () => {
  const { wire, alice, id } = await connected()
  const carol = await onlinePhone(wire, 'carol')
  await carol.phone.call('alice')
  await vi.waitFor(() => expect(alice.phone.store.getState().calls).toHaveLength(2))
  await alice.phone.answer(alice.call()?.id ?? '')
  await phase(carol, 'connected')
  const first = () => alice.phone.store.getState().calls.find((call) => call.id === id)?.state
  await vi.waitFor(() => expect(first()).toMatchObject({ held: { us: true } }))
})

function withBody(response: string): string {
  const body = sdpWith('sendrecv')
  return response.replace(
    'Content-Length: 0\r\n\r\n',
    `Content-Type: application/sdp\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
}
