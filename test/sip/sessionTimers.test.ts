// Session timers (RFC 4028) between two real SIP.js agents: who refreshes, when, and what becomes of odd intervals.

import { expect, test, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { onlinePhone, phase, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, headerOf, replyTo, type WireOptions } from '../fakes/wire.ts'

const inDialog = (text: string) => /^INVITE /.test(text) && /^To:.*;tag=/m.test(text)
const minutes = 60_000

/** The clocks of both stand still until `pass`. */
async function talking(options: WireOptions = {}, more: TestPhoneOptions = {}) {
  const wire = createWire(options)
  const { clock, pass } = movableClock()
  const alice = await onlinePhone(wire, 'alice', { clock, ...more })
  const bob = await onlinePhone(wire, 'bob', { clock })
  await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  await phase(bob, 'connected')
  const asked = () => wire.frames.filter(({ text }) => inDialog(text))
  return { wire, alice, bob, pass, asked }
}

const answers = (frames: readonly { text: string }[], status: number, method: string) =>
  frames
    .map(({ text }) => text)
    .filter((text) => text.startsWith(`SIP/2.0 ${status}`) && text.includes(` ${method}\r\n`))

test('the one who called refreshes at half of the interval, again and again, and the call goes on', async () => {
  const { wire, alice, bob, pass, asked } = await talking()
  const [invite = ''] = wire.requests('INVITE')
  expect(headerOf(invite, 'Session-Expires')).toBe('1800')
  expect(headerOf(invite, 'Supported')).toMatch(/\btimer\b/)
  const [answer = ''] = answers(wire.frames, 200, 'INVITE')
  expect(headerOf(answer, 'Session-Expires')).toBe('1800;refresher=uac')
  expect(headerOf(answer, 'Require')).toBe('timer')

  await pass(14 * minutes)
  expect(asked()).toEqual([])
  await pass(2 * minutes)
  expect(asked().map(({ from, text }) => [from, headerOf(text, 'Session-Expires')])).toEqual([
    ['alice', '1800;refresher=uac'],
  ])
  await pass(15 * minutes)
  expect(asked().map(({ from }) => from)).toEqual(['alice', 'alice'])
  expect([alice, bob].map((of) => of.call()?.state.phase)).toEqual(['connected', 'connected'])
})

test('a refresh keeps a held call held', async () => {
  const { alice, pass, asked } = await talking()
  await alice.phone.hold(alice.call()?.id ?? '')
  await pass(16 * minutes)
  expect(asked().map(({ text }) => /^a=send\w+/m.exec(text)?.[0])).toEqual(['a=sendonly', 'a=sendonly'])
  expect(alice.call()?.state).toMatchObject({ held: { us: true, them: false } })
})

test('where no refresh comes the phone asks, and ends a call that the far side does not know any more', async () => {
  const gone = '481 Call/Transaction Does Not Exist'
  const { bob, pass, asked } = await talking({
    // What alice sends gets lost.
    intercept: (text) =>
      inDialog(text) ? (/^From:.*sip:alice@/m.test(text) ? '' : replyTo(text, gone)) : undefined,
  })
  await pass(28 * minutes)
  expect(asked().some(({ from }) => from === 'bob')).toBe(false)
  await pass(2 * minutes)
  expect(asked().some(({ from }) => from === 'bob')).toBe(true)
  const error = { code: 'call-gone', sipStatus: 481 }
  expect(bob.call()?.state).toMatchObject({ phase: 'ended', reason: { error } })
})

test('too short for the server: the same call asks once more, for as much as it wants', async () => {
  let refuse = true
  const { wire, pass, asked } = await talking({
    intercept: (text) => {
      if (!/^INVITE /.test(text) || !refuse) return undefined
      refuse = false
      return replyTo(text, '422 Session Interval Too Small', ['Min-SE: 3600'])
    },
  })
  const [first = '', second = ''] = wire.requests('INVITE')
  expect(headerOf(second, 'Call-ID')).toBe(headerOf(first, 'Call-ID'))
  expect(headerOf(second, 'From')).toBe(headerOf(first, 'From'))
  expect(headerOf(second, 'CSeq')).toBe('2 INVITE')
  expect([headerOf(second, 'Session-Expires'), headerOf(second, 'Min-SE')]).toEqual(['3600', '3600'])
  await pass(31 * minutes)
  expect(asked().length).toBe(1)
})

test('a server that always says too short ends the call with its status', async () => {
  const wire = createWire({
    intercept: (text) =>
      /^INVITE /.test(text)
        ? replyTo(text, '422 Session Interval Too Small', ['Min-SE: 99999999999'])
        : undefined,
  })
  const alice = await onlinePhone(wire, 'alice')
  await alice.phone.call('bob')
  await phase(alice, 'ended')
  expect(alice.call()?.state).toMatchObject({ reason: { error: { sipStatus: 422 } } })
  expect(wire.requests('INVITE').length).toBe(2)
})

test('a hold that is too short for the server is asked for again', async () => {
  let refuse = true
  const { alice, asked } = await talking({
    intercept: (text) => {
      if (!inDialog(text) || !refuse) return undefined
      refuse = false
      return replyTo(text, '422 Session Interval Too Small', ['Min-SE: 2000'])
    },
  })
  await alice.phone.hold(alice.call()?.id ?? '')
  expect(asked().map(({ text }) => headerOf(text, 'Session-Expires'))).toEqual([
    '1800;refresher=uac',
    '2000;refresher=uac',
  ])
  expect(alice.call()?.state).toMatchObject({ held: { us: true } })
})

test.each([
  ['timer', '10', 422],
  ['timer', '120;refresher=uac', 180],
  ['outbound', '10', 180],
  ['timer', 'never', 180],
])('an INVITE that supports %s and says %s gets %i', async (supported, expires, status) => {
  const wire = createWire()
  await onlinePhone(wire, 'bob')
  wire.inject('bob', inviteTo('bob', [`Supported: ${supported}`, `Session-Expires: ${expires}`]))
  await vi.waitFor(() => expect(wire.frames.at(-1)?.text).toMatch(new RegExp(`^SIP/2.0 ${status}`)))
  const answer = wire.frames.at(-1)?.text ?? ''
  expect(headerOf(answer, 'Min-SE')).toBe(status === 422 ? '90' : undefined)
})

test('switched off, nothing of it leaves the phone', async () => {
  const { wire, pass, asked } = await talking({}, { options: { sessionTimer: false } })
  const [invite = ''] = wire.requests('INVITE')
  expect(invite).not.toMatch(/timer|Session-Expires/i)
  await pass(31 * minutes)
  expect(asked()).toEqual([])
})

function inviteTo(user: string, headers: readonly string[]): string {
  return [
    `INVITE sip:${user}@x SIP/2.0`,
    'Via: SIP/2.0/WSS stranger.invalid;branch=z9hG4bKtimer',
    'From: <sip:stranger@x>;tag=1',
    `To: <sip:${user}@x>`,
    'Call-ID: timer-1',
    'CSeq: 1 INVITE',
    'Max-Forwards: 70',
    'Contact: <sip:stranger@stranger.invalid;transport=ws>',
    ...headers,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')
}
