// Answers to our re-INVITEs that no far side should give: the call goes on, says what is true, and can still be changed.

import { expect, test, vi } from 'vitest'
import { movableClock } from '../fakes/clock.ts'
import { onlinePhone, phase, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, replyTo } from '../fakes/wire.ts'

const inDialog = (text: string) => /^INVITE /.test(text) && /^To:.*;tag=/m.test(text)

const odd = {
  'a 200 without a description': (text: string) => replyTo(text, '200 OK', [contact]),
  'a 200 with some other body': (text: string) =>
    replyTo(text, '200 OK', [contact, 'Content-Type: text/plain']).replace(
      'Content-Length: 0\r\n\r\n',
      'Content-Length: 2\r\n\r\nok',
    ),
  'a 302': (text: string) => replyTo(text, '302 Moved Temporarily', [contact]),
}
const contact = 'Contact: <sip:bob@bob.invalid;transport=ws>'
const each = Object.entries(odd)

/** A call whose far side answers the next re-INVITEs so, until it is told to behave. */
async function talking(answer: (text: string) => string, more: TestPhoneOptions = {}) {
  let isOdd = false
  const wire = createWire({
    intercept: (text) => (isOdd && inDialog(text) ? answer(text) : undefined),
  })
  const alice = await onlinePhone(wire, 'alice', more)
  const bob = await onlinePhone(wire, 'bob')
  const id = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  await phase(bob, 'connected')
  const be = (how: 'odd' | 'right') => {
    isOdd = how === 'odd'
  }
  return { wire, alice, bob, id, be, bobs: bob.call()?.id ?? '' }
}

test.each(each)('%s to a hold: nothing is held, and the next hold and theirs work', async (_, answer) => {
  const { wire, alice, bob, id, bobs, be } = await talking(answer)
  be('odd')
  await expect(alice.phone.hold(id)).rejects.toMatchObject({ code: 'refused' })
  expect(alice.call()?.state).toMatchObject({ phase: 'connected', held: { us: false, them: false } })
  expect(alice.call()?.asking).toBeUndefined()
  expect(alice.peers[0]?.signalingState).toBe('stable')
  expect(wire.requests('BYE')).toEqual([])
  const acked = wire.requests('ACK').length
  expect(acked).toBe(2)
  be('right')
  await bob.phone.hold(bobs)
  expect(alice.call()?.state).toMatchObject({ held: { us: false, them: true } })
  await alice.phone.hold(id)
  expect(alice.call()?.state).toMatchObject({ held: { us: true, them: true } })
})

test.each(each)('%s to a resume: it stays on hold until they agree', async (_, answer) => {
  const { alice, id, be } = await talking(answer)
  await alice.phone.hold(id)
  be('odd')
  await expect(alice.phone.resume(id)).rejects.toMatchObject({ code: 'refused' })
  expect(alice.call()?.state).toMatchObject({ phase: 'connected', held: { us: true } })
  be('right')
  await alice.phone.resume(id)
  expect(alice.call()?.state).toMatchObject({ held: { us: false } })
})

test.each(each)('%s to a refresh says that the call is there, and is not asked again', async (_, answer) => {
  const { clock, pass } = movableClock()
  const { wire, alice, be, id } = await talking(answer, { clock })
  be('odd')
  const asked = () => wire.requests('INVITE').filter(inDialog).length
  await pass(15 * 60_000 + 2000)
  await vi.waitFor(() => expect(asked()).toBe(1))
  await pass(60_000)
  expect(asked()).toBe(1)
  expect(alice.call()?.state.phase).toBe('connected')
  be('right')
  await alice.phone.hold(id)
  expect(alice.call()?.state).toMatchObject({ held: { us: true } })
})

test('a re-INVITE that gets a 100 and nothing more is taken back, and the next one works', async () => {
  const { clock, pass } = movableClock()
  const { wire, alice, id, be } = await talking((text) => replyTo(text, '100 Trying'), { clock })
  be('odd')
  const hold = alice.phone.hold(id)
  hold.catch(() => {})
  await vi.waitFor(() => expect(wire.requests('INVITE').filter(inDialog)).toHaveLength(1))
  await pass(11_000)
  await expect(hold).rejects.toMatchObject({ code: 'timeout' })
  expect(wire.requests('CANCEL')).toEqual([])
  await pass(28_000)
  expect(wire.requests('CANCEL')).toHaveLength(1)
  be('right')
  await alice.phone.hold(id)
  expect(alice.call()?.state).toMatchObject({ phase: 'connected', held: { us: true } })
})
