// What odd and hostile far sides do with a call that is up: it stays what it is, or ends for a reason.

import { afterEach, expect, test, vi } from 'vitest'
import { sdpWith } from '../fakes/peer.ts'
import { domain, onlinePhone, phase } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo } from '../fakes/wire.ts'
import { eveCallsBob, soon } from './farSide.ts'

afterEach(() => vi.useRealTimers())

const body = sdpWith('sendrecv')
const withSdp = (text: string) =>
  text.replace(
    'Content-Length: 0\r\n\r\n',
    `Content-Type: application/sdp\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )

test('a re-INVITE whose ACK got lost does not keep the next one out', async () => {
  const { bob, say, answer, statusOf } = await eveCallsBob()
  await answer()
  say('INVITE', { cseq: 2, body: sdpWith('sendonly') })
  await soon(() => expect(statusOf('INVITE', 2)).toBe(200))
  say('INVITE', { cseq: 3, body })
  await soon(() => expect(statusOf('INVITE', 3)).toBe(200))
  expect(bob.call()?.state).toMatchObject({ phase: 'connected', held: { us: false, them: false } })
})

test('nor does it keep our own changes out for longer than it is repeated', async () => {
  const contact = 'Contact: <sip:eve@eve.invalid>'
  const { bob, say, answer, statusOf, id } = await eveCallsBob({}, (text) =>
    text.startsWith('INVITE ')
      ? withSdp(replyTo(text, '200 OK', [contact])).replace(/a=sendrecv/, 'a=recvonly')
      : undefined,
  )
  await answer()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  say('INVITE', { cseq: 2, body })
  await vi.waitFor(() => expect(statusOf('INVITE', 2)).toBe(200))
  await vi.advanceTimersByTimeAsync(33_000)
  vi.useRealTimers()
  await bob.phone.hold(id)
  expect(bob.call()?.state).toMatchObject({ phase: 'connected', held: { us: true } })
})

test.each([
  ['two', ['Refer-To: <sip:carol@x>', 'Refer-To: <sip:dave@x>'], 400],
  ['no readable', ['Refer-To: <<>'], 400],
  ['an empty', ['Refer-To: '], 400],
  ['an https:', ['Refer-To: <https://x/>'], 603],
] as const)('a REFER with %s Refer-To asks nobody and is refused', async (_, extra, status) => {
  const { bob, say, answer, statusOf, wire } = await eveCallsBob()
  await answer()
  say('REFER', { cseq: 2, extra })
  await soon(() => expect(statusOf('REFER', 2)).toBe(status))
  expect(bob.call()?.referredTo).toBeUndefined()
  expect(bob.call()?.state.phase).toBe('connected')
  expect(wire.requests('INVITE')).toEqual([])
})

test('an INFO of a package that we never asked for is refused, one of old is not', async () => {
  const { say, answer, answerTo, statusOf } = await eveCallsBob()
  await answer()
  say('INFO', { cseq: 2, extra: ['Info-Package: g.3gpp.mcptt'] })
  await soon(() => expect(statusOf('INFO', 2)).toBe(469))
  expect(answerTo('INFO', 2)).toMatch(/^Recv-Info:\s*$/m)
  say('INFO', { cseq: 3 })
  await soon(() => expect(statusOf('INFO', 3)).toBe(200))
})

test('an UPDATE says where the far side is found from now on; with a description it changes nothing', async () => {
  const { bob, say, answer, statusOf, wire, id } = await eveCallsBob()
  // In the early dialog too.
  say('UPDATE', { cseq: 2, contact: '<sip:eve@early.invalid>' })
  await soon(() => expect(statusOf('UPDATE', 2)).toBe(200))
  await answer()
  say('UPDATE', { cseq: 3, contact: '<sip:eve@elsewhere.invalid;transport=ws>' })
  say('UPDATE', { cseq: 4, contact: '<sip:eve@sdp.invalid>', body: sdpWith('inactive') })
  await soon(() => expect([statusOf('UPDATE', 3), statusOf('UPDATE', 4)]).toEqual([200, 488]))
  // Late: it was overtaken.
  say('UPDATE', { cseq: 2, contact: '<sip:eve@late.invalid>' })
  expect(bob.call()?.state).toMatchObject({ phase: 'connected', held: { them: false } })
  await bob.phone.hangUp(id)
  await soon(() => expect(wire.requests('BYE')).toHaveLength(1))
  expect(wire.requests('BYE')[0]).toMatch(/^BYE sip:eve@elsewhere\.invalid;transport=ws SIP/)
})

test('news of a subscription that nobody made changes nothing', async () => {
  const { bob, say, answer, statusOf } = await eveCallsBob()
  await answer()
  const extra = ['Event: refer', 'Subscription-State: terminated', 'Content-Type: message/sipfrag']
  say('NOTIFY', { cseq: 2, extra })
  await soon(() => expect(statusOf('NOTIFY', 2)).toBeGreaterThanOrEqual(200))
  expect(bob.call()?.state.phase).toBe('connected')
  expect(bob.call()?.transfer).toBeUndefined()
})

test('an odd Contact is where we write to, without the headers that would ride in on it', async () => {
  const contact =
    '"E;v,e" <sip:eve@eve.invalid:5062;transport=ws;ob;x=%3B?Route=%3Csip:evil.invalid%3E&Subject=x>;expires=60;+sip.instance="<urn:uuid:0>"'
  const { bob, answer, wire, id } = await eveCallsBob({ contact })
  await answer()
  await bob.phone.hangUp(id)
  await soon(() => expect(wire.requests('BYE')).toHaveLength(1))
  expect(wire.requests('BYE')[0]?.split('\r\n')[0]).toBe(
    'BYE sip:eve@eve.invalid:5062;transport=ws;ob;x=%3B SIP/2.0',
  )
  expect(wire.requests('BYE')[0]).not.toContain('evil')
})

test('the proxies of a call are passed in their order, from either end (RFC 3261 §12.1)', async () => {
  const routes = ['<sip:one.invalid;lr>', '<sip:two.invalid;transport=tcp;lr;x=ab>']
  const called = await eveCallsBob({ extra: routes.map((route) => `Record-Route: ${route}`) })
  await called.answer()
  await called.bob.phone.hangUp(called.id)
  await soon(() => expect(called.wire.requests('BYE')).toHaveLength(1))
  expect(routesIn(called.wire.requests('BYE')[0])).toEqual(routes)

  const { alice, wire, id, invite } = await calling()
  const contact = 'Contact: <sip:desk@desk.invalid>'
  wire.inject(
    'alice',
    withSdp(replyTo(invite(), '200 OK', [contact, ...routes.map((r) => `Record-Route: ${r}`)])),
  )
  await phase(alice, 'connected')
  await alice.phone.hangUp(id)
  await soon(() => expect(wire.requests('BYE')).toHaveLength(1))
  expect(routesIn(wire.requests('BYE')[0])).toEqual(routes.toReversed())
  expect(routesIn(wire.requests('ACK')[0])).toEqual(routes.toReversed())
})

const routesIn = (text = '') =>
  [...text.matchAll(/^Route: (.*)$/gm)].flatMap(([, one]) => one?.trim().split(/,(?=<)/))

/** Alice calls a place that says nothing by itself. */
async function calling() {
  let invite = ''
  const wire = createWire({
    intercept: (text) => {
      if (text.startsWith('INVITE ')) invite = text
      return text.startsWith('INVITE ') || text.startsWith('ACK ') ? '' : replyTo(text, '200 OK')
    },
  })
  const alice = await onlinePhone(wire, 'alice')
  const id = await alice.phone.call('desk')
  await soon(() => expect(invite).not.toBe(''))
  return { wire, alice, id, invite: () => invite }
}

test('ringing that wants to be acknowledged is, once for each (RFC 3262)', async () => {
  const { wire, alice, invite } = await calling()
  const ring = (rseq: number, status = '180 Ringing') =>
    wire.inject(
      'alice',
      replyTo(invite(), status, [
        'Require: 100rel',
        `RSeq: ${rseq}`,
        'Contact: <sip:desk@desk.invalid>',
        'Record-Route: <sip:p.invalid;lr>',
      ]),
    )
  ring(7)
  await phase(alice, 'ringing')
  ring(7)
  ring(9)
  ring(8, '183 Session Progress')
  await soon(() => expect(wire.requests('PRACK')).toHaveLength(2))
  const cseq = headerOf(invite(), 'CSeq')
  expect(wire.requests('PRACK').map((text) => headerOf(text, 'RAck'))).toEqual([`7 ${cseq}`, `8 ${cseq}`])
  expect(wire.requests('PRACK')[0]).toMatch(/^PRACK sip:desk@desk\.invalid SIP/)
  expect(routesIn(wire.requests('PRACK')[0])).toEqual(['<sip:p.invalid;lr>'])
  wire.inject('alice', withSdp(replyTo(invite(), '200 OK', ['Contact: <sip:desk@desk.invalid>'])))
  await phase(alice, 'connected')
})

test('a caller who requires what we do not do is told which, and nothing rings', async () => {
  const wire = createWire()
  const bob = await onlinePhone(wire, 'bob')
  wire.inject(
    'bob',
    [
      'INVITE sip:bob@x SIP/2.0',
      'Via: SIP/2.0/WSS eve.invalid;branch=z9hG4bKrel',
      'From: <sip:eve@x>;tag=1',
      `To: <sip:bob@${domain}>`,
      'Call-ID: rel',
      'CSeq: 1 INVITE',
      'Max-Forwards: 70',
      'Require: 100rel',
      'Contact: <sip:eve@eve.invalid>',
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n'),
  )
  await soon(() => expect(wire.frames.at(-1)?.text).toMatch(/^SIP\/2\.0 420/))
  expect(headerOf(wire.frames.at(-1)?.text ?? '', 'Unsupported')).toBe('100rel')
  expect(bob.call()).toBeUndefined()
})

test('whoever answers a call that was cancelled gets ACK and BYE, each of them, as often as they answer', async () => {
  const { wire, alice, id, invite } = await calling()
  wire.inject('alice', replyTo(invite(), '180 Ringing', ['Contact: <sip:desk@desk.invalid>']))
  await phase(alice, 'ringing')
  await alice.phone.hangUp(id)
  expect(alice.call()?.state).toMatchObject({ phase: 'ended', reason: { kind: 'cancelled', by: 'us' } })
  for (const tag of ['one', 'two', 'three'])
    for (let times = 0; times < 2; times++)
      wire.inject(
        'alice',
        withSdp(replyTo(invite(), '200 OK', [`Contact: <sip:${tag}@${tag}.invalid>`])).replace(
          'tag=wire',
          `tag=${tag}`,
        ),
      )
  const tagsOf = (method: string) =>
    wire.requests(method).map((text) => /tag=(\w+)/.exec(headerOf(text, 'To') ?? '')?.[1])
  await soon(() => expect(tagsOf('ACK').toSorted()).toEqual(['one', 'one', 'three', 'three', 'two', 'two']))
  expect(tagsOf('BYE').toSorted()).toEqual(['one', 'three', 'two'])
  expect(alice.call()?.state).toMatchObject({ phase: 'ended', reason: { kind: 'cancelled', by: 'us' } })
})

test('a session timer that contradicts itself is taken as it is asked, and refreshed', async () => {
  const extra = ['Supported: timer', 'Session-Expires: 120;refresher=uac', 'Min-SE: 1800']
  const { answer, answerTo } = await eveCallsBob({ extra })
  await answer()
  expect(headerOf(answerTo('INVITE', 1) ?? '', 'Session-Expires')).toBe('120;refresher=uac')
})

test('their change while a transfer of ours is under way is agreed to, and the transfer goes on', async () => {
  const { bob, say, answer, statusOf, wire, id } = await eveCallsBob({}, (text) => {
    if (text.startsWith('REFER ')) return replyTo(text, '202 Accepted')
    if (text.startsWith('INVITE '))
      return withSdp(replyTo(text, '200 OK', ['Contact: <sip:eve@eve.invalid>'])).replace(
        /a=sendrecv/,
        'a=recvonly',
      )
    return undefined
  })
  await answer()
  const result = bob.phone.transfer(id, 'carol')
  await soon(() => expect(bob.call()?.transfer?.progress).toBe('accepted'))
  say('INVITE', { cseq: 2, body: sdpWith('inactive') })
  await soon(() => expect(statusOf('INVITE', 2)).toBe(200))
  say('ACK', { cseq: 2 })
  const cseq = headerOf(wire.requests('REFER')[0] ?? '', 'CSeq')?.split(' ')[0]
  const fragment = (status: string, refer: string | undefined, number: number) =>
    wire.inject('bob', notify(statusOf, status, refer, number, wire.requests('REFER')[0] ?? ''))
  // Of another REFER: no news of this one.
  fragment('603 Decline', '1', 3)
  await soon(() => expect(statusOf('NOTIFY', 3)).toBe(200))
  expect(bob.call()?.transfer?.progress).toBe('accepted')
  fragment('200 OK', cseq, 4)
  expect(await result).toEqual({ outcome: 'done' })
})

function notify(_: unknown, status: string, refer: string | undefined, cseq: number, ours: string): string {
  const text = `SIP/2.0 ${status}\r\n`
  return [
    'NOTIFY sip:bob@phone.invalid SIP/2.0',
    `Via: SIP/2.0/WSS eve.invalid;branch=z9hG4bKNOTIFY${cseq}`,
    'Max-Forwards: 70',
    `From: ${headerOf(ours, 'To')}`,
    `To: ${headerOf(ours, 'From')}`,
    'Call-ID: eves',
    `CSeq: ${cseq} NOTIFY`,
    'Contact: <sip:eve@eve.invalid>',
    `Event: refer;id=${refer}`,
    'Subscription-State: terminated',
    'Content-Type: message/sipfrag',
    `Content-Length: ${text.length}`,
    '',
    text,
  ].join('\r\n')
}
