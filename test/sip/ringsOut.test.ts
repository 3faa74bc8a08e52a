// Calls whose far end says that it tries, or rings, and then falls silent: they end by themselves, and say so on the wire.

import { expect, test, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { sdpWith } from '../fakes/peer.ts'
import { makePhone, onlinePhone, phase } from '../fakes/phones.ts'
import { createWire, replyTo } from '../fakes/wire.ts'

const soon = (check: () => void) => vi.waitFor(check, { interval: 2, timeout: 3000 })
const minutes = 60_000
const contact = 'Contact: <sip:desk@desk.invalid;transport=ws>'

/** Alice calls a place that answers this, and nothing else. */
async function calling(status: string, sdp = '') {
  const { clock, pass } = movableClock()
  let invite = ''
  const say = () => {
    const type = sdp && '\r\nContent-Type: application/sdp'
    return replyTo(invite, status, [contact]).replace(
      '\r\nContent-Length: 0\r\n\r\n',
      `${type}\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp}`,
    )
  }
  const wire = createWire({
    intercept: (text) => {
      if (!/^(INVITE|CANCEL|BYE) /.test(text)) return undefined
      if (text.startsWith('INVITE ')) invite = text
      return text.startsWith('INVITE ') ? say() : replyTo(text, '200 OK')
    },
  })
  const alice = await onlinePhone(wire, 'alice', { clock })
  await alice.phone.call('desk')
  await soon(() => expect(invite).not.toBe(''))
  await new Promise((resolve) => setTimeout(resolve, 20))
  return { wire, alice, pass, again: () => wire.inject('alice', say()) }
}

test.each(['100 Trying', '180 Ringing', '183 Session Progress'])(
  'after a %s and three minutes of silence the call ends unanswered, with a CANCEL',
  async (status) => {
    const { wire, alice, pass } = await calling(status)
    await pass(3 * minutes - 2000)
    expect(alice.call()?.state.phase).not.toBe('ended')
    await pass(4000)
    expect(alice.call()?.state).toMatchObject({ phase: 'ended', reason: { kind: 'no-answer' } })
    await soon(() => expect(wire.requests('CANCEL')).toHaveLength(1))
    expect(alice.peers[0]?.signalingState).toBe('closed')
  },
)

test('who says every minute that it rings may ring on', async () => {
  const { wire, alice, pass, again } = await calling('180 Ringing')
  for (let minute = 0; minute < 6; minute++) {
    await pass(minutes)
    again()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(alice.call()?.state.phase).toBe('ringing')
  await pass(3 * minutes + 2000)
  expect(alice.call()?.state).toMatchObject({ phase: 'ended', reason: { kind: 'no-answer' } })
  await soon(() => expect(wire.requests('CANCEL')).toHaveLength(1))
})

test('who is heard before the answer is listened to until the sound breaks off', async () => {
  const { alice, pass } = await calling('183 Session Progress', sdpWith('sendrecv'))
  await phase(alice, 'ringing')
  alice.peers[0]?.connect('connected')
  await pass(10 * minutes)
  expect(alice.call()?.state).toMatchObject({ phase: 'ringing', earlyMedia: true })
  alice.peers[0]?.connect('failed')
  await pass(3 * minutes + 2000)
  expect(alice.call()?.state).toMatchObject({ phase: 'ended', reason: { kind: 'no-answer' } })
})

test('a call that is taken back and gets no more than a 100 is gone, and told goodbye', async () => {
  let stored: string | null = null
  const memory = {
    load: () => stored,
    save: (text: string | null) => {
      stored = text
    },
  }
  let silent = false
  const wire = createWire({
    intercept: (text) => (silent && text.startsWith('INVITE ') ? replyTo(text, '100 Trying') : undefined),
  })
  const before = await onlinePhone(wire, 'alice', { options: { memory } })
  const bob = await onlinePhone(wire, 'bob')
  await before.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(before, 'connected')
  before.leave()
  wire.unplug('alice')
  silent = true
  const { clock, pass } = movableClock(Date.now())
  const after = makePhone(wire, 'alice', { options: { memory }, clock })
  await after.phone.connect()
  await soon(() => expect(after.call()?.state.phase).toBe('answering'))
  await soon(() => expect(wire.requests('INVITE').length).toBe(2))
  await pass(34_000)
  expect(after.call()?.state).toMatchObject({ phase: 'ended', reason: { error: { code: 'call-gone' } } })
  await phase(bob, 'ended')
})
