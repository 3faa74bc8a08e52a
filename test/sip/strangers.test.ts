// What others may write: long, odd, forked, and asking for a digest that is none of their business.

import { expect, test, vi } from 'vitest'
import { readKept } from '../../src/phone/kept.ts'
import { createIceServers } from '../../src/sip/iceServers.ts'
import { readReasons } from '../../src/sip/reason.ts'
import { withoutSecrets } from '../../src/sip/trace.ts'
import { movableClock } from '../fakes/clock.ts'
import { sdpWith } from '../fakes/peer.ts'
import { domain, onlinePhone, phase, type TestPhone } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo, type Wire, type WireOptions } from '../fakes/wire.ts'

const soon = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 3000 })
const inDialog = (text: string) => /^INVITE /.test(text) && /^To:.*;tag=/m.test(text)
const idOf = (of: TestPhone) => of.call()?.id ?? ''
const body = sdpWith('sendrecv')

async function talking(options: WireOptions = {}) {
  const wire = createWire(options)
  const alice = await onlinePhone(wire, 'alice')
  const bob = await onlinePhone(wire, 'bob')
  const id = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(idOf(bob))
  await phase(alice, 'connected')
  return { wire, alice, id }
}

interface Eve {
  readonly from?: string
  readonly to?: string
  readonly extra?: readonly string[]
  readonly body?: string
  readonly cseq?: number
  readonly callId?: string
}

/** A request of somebody who is no phone of ours. */
function eve(method: string, more: Eve = {}): string {
  const { from = `<sip:eve@${domain}>;tag=e`, to = `<sip:bob@${domain}>`, extra = [], cseq = 1 } = more
  const text = more.body ?? ''
  return [
    `${method} sip:bob@phone.invalid SIP/2.0`,
    `Via: SIP/2.0/WSS eve.invalid;branch=z9hG4bK${method}${cseq}`,
    'Max-Forwards: 70',
    `From: ${from}`,
    `To: ${to}`,
    `Call-ID: ${more.callId ?? 'eves'}`,
    `CSeq: ${cseq} ${method}`,
    'Contact: <sip:eve@eve.invalid>',
    ...extra,
    ...(text ? ['Content-Type: application/sdp'] : []),
    `Content-Length: ${text.length}`,
    '',
    text,
  ].join('\r\n')
}

async function okTo(wire: Wire, cseq: number): Promise<string> {
  const find = () =>
    wire.frames.find(
      ({ text }) => text.startsWith('SIP/2.0 200') && headerOf(text, 'CSeq') === `${cseq} INVITE`,
    )
  await soon(() => expect(find()).toBeDefined())
  return find()?.text ?? ''
}

/** Eve calls Bob, who answers. */
async function called(wire: Wire, bob: TestPhone, from?: string, ackWith: readonly string[] = []) {
  const more = from === undefined ? {} : { from }
  wire.inject('bob', eve('INVITE', { ...more, body }))
  await phase(bob, 'ringing')
  await bob.phone.answer(idOf(bob))
  const to = headerOf(await okTo(wire, 1), 'To') ?? ''
  wire.inject('bob', eve('ACK', { ...more, to, extra: ackWith }))
  await phase(bob, 'connected')
  return to
}

test.each([[undefined], [null], ['x'], [{}], [[null]], [[{}]], [[{ urls: 5 }]], [[{ urls: 'http://x' }]]])(
  'an iceServers function that gives %j costs no call',
  async (odd) => {
    const { clock } = movableClock()
    const given = async () => odd as never
    expect(await createIceServers(() => given, clock).current()).toEqual([])
  },
)

test('no secret stands behind an odd line end, a fold or a short name in the trace', () => {
  const lines = [
    'REGISTER sip:x SIP/2.0',
    'Authorization: Digest nonce="a\u2028b", response="SECRET"',
    'Authorization: Digest nonce="a",\r\n response="SECRET"',
    'X-Pin: 1\u2029SECRET',
    'Call-ID: a\u2028SECRET',
    'Call-ID:\r\n SECRET',
    'r: <sip:bob@x?Replaces=SECRET>',
    'Via: stays',
  ]
  const left = withoutSecrets([...lines, '', ''].join('\r\n'))
  expect(left).not.toContain('SECRET')
  expect(left).toContain('Via: stays')
})

test('a Reason that is long enough to keep the page busy is not read to its end', () => {
  const begun = performance.now()
  expect(readReasons([`${'a'.repeat(60_000)} ;SIP;cause=200`])).toEqual([])
  // It took 3500 before.
  expect(performance.now() - begun).toBeLessThan(1000)
})

test('headers that would keep the parser busy are refused unread', async () => {
  const wire = createWire()
  const bob = await onlinePhone(wire, 'bob')
  wire.inject('bob', eve('INVITE', { extra: [`Subject: ${'a'.repeat(30_000)}`], body }))
  await soon(() => expect(wire.frames.some(({ text }) => text.startsWith('SIP/2.0 513'))).toBe(true))
  expect(bob.call()).toBeUndefined()
  // A host page may send headers of 16 KiB (headers.ts).
  wire.inject('bob', eve('INVITE', { extra: [`X-Long: ${'a'.repeat(16 * 1024)}`], body, callId: 'two' }))
  await phase(bob, 'ringing')
})

test('an ACK with a Require header is an ACK', async () => {
  const wire = createWire()
  const bob = await onlinePhone(wire, 'bob')
  await called(wire, bob, undefined, ['Require: tdialog'])
})

test('the further 200s of a fork get ACK and BYE', async () => {
  let invite = ''
  const wire = createWire({
    intercept: (text) => {
      if (!text.startsWith('INVITE ')) return undefined
      invite = text
      return ''
    },
  })
  const alice = await onlinePhone(wire, 'alice')
  await alice.phone.call('bob')
  await soon(() => expect(invite).not.toBe(''))
  for (const tag of ['one', 'two', 'three']) {
    const more = [`Contact: <sip:${tag}@${tag}.invalid>`, 'Content-Type: application/sdp']
    const ok = replyTo(invite, '200 OK', more).replace('tag=wire', `tag=${tag}`)
    const whole = ok.replace('Content-Length: 0', `Content-Length: ${body.length}`) + body
    // Sent again, as before an ACK arrives.
    wire.inject('alice', whole)
    wire.inject('alice', whole)
  }
  await soon(() => expect(wire.requests('BYE')).toHaveLength(2))
  expect(wire.requests('BYE').some((text) => text.includes('tag=one'))).toBe(false)
  expect(alice.call()?.state.phase).toBe('connected')
})

test('a re-INVITE without an offer leaves a held call held', async () => {
  const wire = createWire({ intercept: (text) => (text.startsWith('INVITE ') ? '' : undefined) })
  const bob = await onlinePhone(wire, 'bob')
  const to = await called(wire, bob)
  const hold = bob.phone.hold(idOf(bob))
  await soon(() => expect(wire.requests('INVITE')).toHaveLength(1))
  const ask = replyTo(wire.requests('INVITE')[0] ?? '', '200 OK', [
    'Contact: <sip:eve@eve.invalid>',
    'Content-Type: application/sdp',
  ])
  const answer = sdpWith('recvonly')
  wire.inject('bob', ask.replace('Content-Length: 0', `Content-Length: ${answer.length}`) + answer)
  await hold
  wire.inject('bob', eve('INVITE', { to, cseq: 7 }))
  expect(await okTo(wire, 7)).toContain('a=sendonly')
  wire.inject('bob', eve('ACK', { to, cseq: 7, body: answer }))
  await soon(() => expect(bob.peers[0]?.signalingState).toBe('stable'))
  expect(bob.call()?.state).toMatchObject({ phase: 'connected', held: { us: true, them: false } })
})

test('a callee that challenges our re-INVITE with 401 gets no digest', async () => {
  const challenge = `WWW-Authenticate: Digest realm="${domain}", nonce="evil", qop="auth"`
  const { wire, alice, id } = await talking({
    intercept: (text) => (inDialog(text) ? replyTo(text, '401 Unauthorized', [challenge]) : undefined),
  })
  await expect(alice.phone.hold(id)).rejects.toMatchObject({ sipStatus: 401 })
  expect(wire.frames.filter(({ text }) => /^Authorization:.*nonce="evil"/m.test(text))).toEqual([])
})

test.each(['x'.repeat(600), 'a\tb'])(
  'a caller with a long or odd name is kept over a reload',
  async (name) => {
    let stored: string | null = null
    const save = (text: string | null) => {
      stored = text
    }
    const memory = { load: () => stored, save }
    const wire = createWire()
    const bob = await onlinePhone(wire, 'bob', { options: { memory } })
    await called(wire, bob, `"${name}" <sip:eve%0a@${domain}>;tag=e`)
    expect(bob.call()?.party.address).toBe(`sip:eve%0A@${domain}`)
    bob.leave()
    expect(readKept(memory).calls).toHaveLength(1)
  },
)
