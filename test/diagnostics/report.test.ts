import { expect, test, vi } from 'vitest'
import { createJournal } from '../../src/diagnostics/journal.ts'
import { makeReport } from '../../src/diagnostics/report.ts'
import type { PhoneEvent } from '../../src/phone/events.ts'
import { reduce, replay } from '../../src/phone/reduce.ts'
import { initialState } from '../../src/phone/state.ts'
import { withoutSecrets } from '../../src/sip/trace.ts'
import { movableClock } from '../fakes/clock.ts'
import { onlinePhone, phase } from '../fakes/phones.ts'
import { createWire, headerOf } from '../fakes/wire.ts'

test('a report tells the story of a call and holds no secret of it', async () => {
  const wire = createWire({ realm: 'acme.sip.opentact.test' })
  const alice = await onlinePhone(wire, 'alice', {
    options: { credentials: { password: 'canary-password' } },
  })
  const bob = await onlinePhone(wire, 'bob')
  const id = await alice.phone.call('bob', { headers: { 'X-Customer': 'canary-customer' } })
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  await alice.phone.sendDigits(id, '4711')
  await vi.waitFor(() => expect(alice.peers[0]?.dtmf.played).toHaveLength(4))

  const report = await alice.phone.report()
  const text = JSON.stringify(report)
  expect(JSON.parse(text)).toEqual(report)
  const invite = wire.requests('INVITE')[0] ?? ''
  const digest = /response="([^"]+)"/.exec(
    wire.requests('REGISTER').find((one) => one.includes('response=')) ?? '',
  )?.[1]
  expect(digest).toBeDefined()
  for (const secret of ['canary', digest ?? '', headerOf(invite, 'Call-ID') ?? ''])
    expect(text).not.toContain(secret)
  expect(text).not.toMatch(/"digits":"[^•]/)

  expect(report.journal.map((fact) => fact['type'])).toEqual(
    expect.arrayContaining([
      'line-changed',
      'call-added',
      'call-ringing',
      'call-connected',
      'call-digits-sent',
    ]),
  )
  const ids = report.trace
    .filter((message) => /^INVITE|CSeq: \d+ INVITE/m.test(message.text))
    .map((message) => headerOf(message.text, 'Call-ID'))
  expect(ids.length).toBeGreaterThan(2)
  expect(new Set(ids).size).toBe(1)
})

test('of what the platform tells, a report has the kind and no word that was said, texted or pressed', () => {
  const journal = createJournal(reduce)
  const flow = {
    command: 'Gather',
    success: true,
    reason: 'canary',
    destinations: [],
    toUs: false,
    branch: [],
  }
  journal.add({
    type: 'platform-event',
    at: 5,
    event: {
      id: '1',
      at: 5,
      kind: 'call_flow',
      message: 'canary',
      flow,
      transcript: [{ text: 'canary' }],
      records: [{ url: 'https://r.example/canary', trusted: true }],
      raw: { text: 'canary' },
    },
  })
  const parts = { at: 5, versions: {}, state: initialState, journal, trace: [], media: {} }
  const text = JSON.stringify(makeReport(parts))
  expect(text).not.toContain('canary')
  expect(text).toContain('"kind":"call_flow"')
  expect(text).toContain('"command":"Gather"')
})

test.each([
  'Authorization: Digest username="a", response="canary"',
  'Proxy-Authorization: Digest response="canary"',
  'authentication-info: nextnonce="canary"',
  'Call-ID: canary',
  'Refer-To: <sip:x@y?Replaces=canary>',
  'Replaces: canary;to-tag=1;from-tag=2',
  'a=ice-pwd:canary',
  'a=crypto:1 AES canary',
  'Signal=canary',
])('the trace strikes out what “%s” holds', (line) => {
  expect(withoutSecrets(`INVITE sip:a@b SIP/2.0\r\n${line}\r\nMax-Forwards: 70`)).not.toContain('canary')
})

test('quality is told once a second while connected, and no longer', async () => {
  const wire = createWire()
  const { clock, pass } = movableClock()
  const alice = await onlinePhone(wire, 'alice', { clock })
  const bob = await onlinePhone(wire, 'bob')
  const told = vi.fn()
  alice.phone.on('call-quality', told)
  const id = await alice.phone.call('bob')
  await phase(bob, 'ringing')
  await bob.phone.answer(bob.call()?.id ?? '')
  await phase(alice, 'connected')
  const peer = alice.peers[0]
  if (!peer) throw new Error('no peer')
  for (let second = 1; second <= 4; second++) {
    peer.stats = [
      {
        type: 'inbound-rtp',
        kind: 'audio',
        packetsReceived: 50 * second,
        packetsLost: 5 * second,
        jitter: 0,
      },
    ]
    await pass(1000)
    expect(peer.looks).toBe(second)
  }
  expect(told).toHaveBeenCalledTimes(3)
  expect(alice.call()?.quality).toMatchObject({ loss: 0.091, word: 'weak' })
  expect(
    alice.phone.store
      .getState()
      .timelines[id]?.chunks.flat()
      .some((e) => e.source === 'phone' && e.fact.type === 'call-quality'),
  ).toBe(false)
  await alice.phone.hangUp(id)
  await pass(5000)
  expect(told).toHaveBeenCalledTimes(3)
})

test('a journal that has grown long still plays to the same state', () => {
  const journal = createJournal(reduce, 10)
  const facts: PhoneEvent[] = Array.from({ length: 95 }, (_, at) => ({
    type: 'line-changed',
    line: { phase: 'connecting', attempt: at },
    at,
  }))
  for (const fact of facts) journal.add(fact)
  expect(journal.facts().length).toBeLessThanOrEqual(20)
  expect(replay(journal.facts(), journal.base())).toEqual(replay(facts))
})
