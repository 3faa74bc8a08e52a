// Who the network says they are, between real SIP.js agents: the wire adds the headers that a server would.

import { expect, test, vi } from 'vitest'
import { domain, onlinePhone, phase, type TestPhone } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo, type Wire } from '../fakes/wire.ts'

const asserted = (who: string) => `P-Asserted-Identity: ${who}`
const carol = asserted(`"Carol Reyes" <sip:carol@${domain}>`)
const party = (of: TestPhone) => of.call()?.party
const changes = (of: TestPhone) => of.journal.filter((fact) => fact.type === 'call-party-changed').length

/** Alice calls a place that says of itself what the test wants. */
async function calling(target = 'front-desk') {
  let invite = ''
  const wire = createWire({
    intercept: (text) => {
      if (!text.startsWith('INVITE ')) return undefined
      invite = text
      return replyTo(text, '100 Trying')
    },
  })
  const alice = await onlinePhone(wire, 'alice')
  await alice.phone.call(target)
  await vi.waitFor(() => expect(invite).not.toBe(''))
  const say = (status: string, headers: readonly string[], tag = 'desk') =>
    wire.inject('alice', answerTo(invite, status, headers, tag))
  return { alice, say }
}

function answerTo(invite: string, status: string, headers: readonly string[], tag: string): string {
  const sdp = invite.slice(invite.indexOf('\r\n\r\n') + 4)
  const more = ['Contact: <sip:desk@robot.invalid;transport=ws>', ...headers]
  const text = replyTo(invite, status, more).replace(';tag=wire', `;tag=${tag}`)
  if (!status.startsWith('200')) return text
  const body = `Content-Type: application/sdp\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp}`
  return text.replace('Content-Length: 0\r\n\r\n', body)
}

/** Two phones in a call, and a way for the server to speak in it, to Bob. */
async function talking(wire: Wire = createWire()) {
  const alice = await onlinePhone(wire, 'alice', { options: { displayName: 'Alice Moreau' } })
  const bob = await onlinePhone(wire, 'bob')
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  const [invite = ''] = wire.requests('INVITE')
  const sendToBob = (method: string, cseq: number, more: readonly string[], body = '') => {
    const rings =
      wire.frames.find(({ from, text }) => from === 'bob' && text.startsWith('SIP/2.0 180'))?.text ?? ''
    const lines = [
      `${method} ${/<([^>]+)>/.exec(headerOf(rings, 'Contact') ?? '')?.[1]} SIP/2.0`,
      `Via: SIP/2.0/WSS server.invalid;branch=z9hG4bK${method}${cseq}`,
      ...['From', 'Call-ID'].map((name) => `${name}: ${headerOf(invite, name)}`),
      `To: ${headerOf(rings, 'To')}`,
      `CSeq: ${cseq} ${method}`,
      'Max-Forwards: 70',
      'Contact: <sip:alice@server.invalid;transport=ws>',
      ...more,
      ...(body && ['Content-Type: application/sdp']),
      `Content-Length: ${body.length}`,
      '',
      body,
    ]
    wire.inject('bob', lines.join('\r\n'))
  }
  const answered = async () => {
    await bob.phone.answer(bob.call()?.id ?? '')
    await phase(bob, 'connected')
    await phase(alice, 'connected')
  }
  const said = (status: number, cseq: string) =>
    vi.waitFor(() =>
      expect(
        wire.frames.some(
          ({ from, text }) =>
            from === 'bob' && text.startsWith(`SIP/2.0 ${status} `) && headerOf(text, 'CSeq') === cseq,
        ),
      ).toBe(true),
    )
  return { wire, alice, bob, invite, sendToBob, answered, said }
}

test.each(['180 Ringing', '183 Session Progress', '200 OK'])('%s names who is there', async (status) => {
  const { alice, say } = await calling()
  say(status, [carol])
  await vi.waitFor(() =>
    expect(party(alice)).toEqual({ name: 'Carol Reyes', user: 'carol', address: `sip:carol@${domain}` }),
  )
})

test('the answer may come from somebody else than who rang', async () => {
  const { alice, say } = await calling()
  say('180 Ringing', [carol], 'one')
  await vi.waitFor(() => expect(party(alice)?.user).toBe('carol'))
  say('200 OK', [asserted(`"Dan" <sip:dan@${domain}>`)], 'two')
  await vi.waitFor(() => expect(party(alice)?.name).toBe('Dan'))
})

test('an answer from another place without a name is shown as what was dialled, not as who rang first', async () => {
  const { alice, say } = await calling()
  say('180 Ringing', [carol], 'one')
  await vi.waitFor(() => expect(party(alice)?.user).toBe('carol'))
  say('200 OK', [], 'two')
  await phase(alice, 'connected')
  expect(party(alice)).toEqual({ user: 'front-desk', address: `sip:front-desk@${domain}` })
})

test.each([
  ['Remote-Party-ID: "Carol Reyes" <sip:carol@10.0.0.5>;party=called;privacy=off', 'Carol Reyes', 'carol'],
  [asserted('"Carol Reyes" <tel:+49-30-1234;phone-context=x>'), 'Carol Reyes', '+49301234'],
  [asserted(`"Carol Reyes" <sip:carol@${domain}>, <tel:+49301234>`), 'Carol Reyes', 'carol'],
  ['Remote-Party-ID: "Outbound Call" <sip:998877@10.0.0.5>', undefined, 'front-desk'],
  [asserted('"Unknown" <sip:unknown@10.0.0.5>'), undefined, 'front-desk'],
  ['Remote-Party-ID: "Carol Reyes" <sip:carol@10.0.0.5>;privacy=full', undefined, 'front-desk'],
  [`${carol}\r\nPrivacy: id`, undefined, 'front-desk'],
  [`${carol}\r\nPrivacy: user;id`, undefined, 'front-desk'],
  [`${carol}\r\nPrivacy: none`, 'Carol Reyes', 'carol'],
  [asserted('nobody we could read'), undefined, 'front-desk'],
])('an answer with %s is shown as %s, %s', async (header, name, user) => {
  const { alice, say } = await calling()
  say('200 OK', [header])
  await phase(alice, 'connected')
  expect(party(alice)).toMatchObject({ user, ...(name && { name }) })
  expect(party(alice)?.name).toBe(name)
})

test('who was dialled keeps the address that was dialled, and gets a name', async () => {
  const { alice, say } = await calling('bob')
  say('180 Ringing', [asserted('"Bob Tan" <sip:bob@10.0.0.5>')])
  await vi.waitFor(() =>
    expect(party(alice)).toEqual({ user: 'bob', address: `sip:bob@${domain}`, name: 'Bob Tan' }),
  )
  say('200 OK', [asserted('<sip:bob@10.0.0.5>')])
  await phase(alice, 'connected')
  expect(party(alice)?.name).toBe('Bob Tan')
  expect(changes(alice)).toBe(1)
})

test('a re-INVITE names who has taken over; the same again is no news', async () => {
  const { bob, invite, sendToBob, answered, said } = await talking()
  await answered()
  sendToBob('INVITE', 501, [carol], invite.slice(invite.indexOf('\r\n\r\n') + 4))
  await said(200, '501 INVITE')
  expect(party(bob)?.name).toBe('Carol Reyes')
  sendToBob('ACK', 501, [])
  sendToBob('UPDATE', 502, [carol])
  await said(200, '502 UPDATE')
  expect(changes(bob)).toBe(1)
})

test.each(['while it rings', 'in the call'])('an UPDATE %s names who it is now', async (when) => {
  const { alice, bob, sendToBob, answered, said } = await talking()
  if (when === 'in the call') await answered()
  expect(party(bob)?.name).toBe('Alice Moreau')
  sendToBob('UPDATE', 501, [carol])
  await said(200, '501 UPDATE')
  expect(party(bob)).toMatchObject({ name: 'Carol Reyes', user: 'carol' })
  sendToBob('UPDATE', 502, [asserted(`"Dan" <sip:dan@${domain}>`), 'Privacy: id'])
  await said(200, '502 UPDATE')
  expect(party(bob)?.name).toBe('Carol Reyes')
  expect(changes(alice)).toBe(0)
})

test('an UPDATE of a call that is not there names nobody', async () => {
  const { bob, wire, answered } = await talking()
  await answered()
  wire.inject(
    'bob',
    [
      'UPDATE sip:bob@somewhere.invalid SIP/2.0',
      'Via: SIP/2.0/WSS server.invalid;branch=z9hG4bKstray',
      'From: <sip:alice@acme.test>;tag=stray',
      'To: <sip:bob@acme.test>;tag=stray',
      `Call-ID: ${headerOf(wire.requests('INVITE')[0] ?? '', 'Call-ID')}`,
      'CSeq: 9 UPDATE',
      'Max-Forwards: 70',
      'Contact: <sip:x@server.invalid>',
      carol,
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n'),
  )
  await vi.waitFor(() => expect(wire.frames.some(({ text }) => text.startsWith('SIP/2.0 481'))).toBe(true))
  expect(party(bob)?.name).toBe('Alice Moreau')
})

test('a caller who does not want to be known is shown as From says', async () => {
  const { bob, invite } = await talking()
  await bob.phone.hangUp(bob.call()?.id ?? '')
  const anonymous = invite
    .replace(/^From: .*$/m, 'From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=anon')
    .replace(/^Call-ID: .*$/m, `Call-ID: anonymous\r\n${carol}\r\nPrivacy: id`)
    .replace(/branch=[^;\r\n]+/, 'branch=z9hG4bKanonymous')
  const wire = createWire()
  const other = await onlinePhone(wire, 'bob')
  wire.inject('bob', anonymous)
  await phase(other, 'ringing')
  expect(party(other)).toMatchObject({ name: 'Anonymous', user: 'anonymous' })
})
