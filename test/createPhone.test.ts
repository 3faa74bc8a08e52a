import { expect, test, vi } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { version } from '../src/version.ts'
import { movableClock } from './fakes/clock.ts'
import { makePhone, onlinePhone, phase } from './fakes/phones.ts'
import { createWire } from './fakes/wire.ts'

test('nothing can be called while offline, and nothing at all after destroy', async () => {
  const { phone } = makePhone(createWire(), 'alice')
  await expect(phone.call('bob')).rejects.toMatchObject({ code: 'wrong-moment' })
  await phone.destroy()
  await phone.destroy()
  await expect(phone.call('bob')).rejects.toMatchObject({ code: 'destroyed' })
  await expect(phone.connect()).rejects.toMatchObject({ code: 'destroyed' })
})

test('call() resolves with the id as soon as the call is in the state, before any SIP', async () => {
  const wire = createWire()
  const { phone } = await onlinePhone(wire, 'alice')
  const asked = phone.call('bob')
  expect(phone.store.getState().calls).toMatchObject([{ state: { phase: 'dialing' }, to: 'bob' }])
  expect(await asked).toBe(phone.store.getState().calls[0]?.id)
  expect(wire.requests('INVITE')).toEqual([])
})

test.each([
  ['sip:bob@evil.example', 'bad-target'],
  ['bob\r\nX-Evil: 1', 'bad-target'],
  ['', 'bad-target'],
])('%j cannot be called', async (target, code) => {
  const { phone } = await onlinePhone(createWire(), 'alice')
  await expect(phone.call(target)).rejects.toMatchObject({ code })
  expect(phone.store.getState().calls).toEqual([])
})

test('changed options are told to the sound at once, not at the next fact', async () => {
  const follow = vi.fn()
  const { phone } = makePhone(createWire(), 'alice', { audio: { follow } })
  await phone.setOptions({ ring: false })
  expect(follow).toHaveBeenCalledExactlyOnceWith(phone.store.getState())
})

test('a ringtone or a volume that there is not is refused', async () => {
  const { phone } = makePhone(createWire(), 'alice')
  await phone.selectRingtone('chime')
  await phone.setRingVolume(0)
  await expect(phone.selectRingtone('song.mp3' as never)).rejects.toMatchObject({ code: 'bad-options' })
  for (const volume of [-1, 2, Number.NaN, '1' as never])
    await expect(phone.setRingVolume(volume)).rejects.toMatchObject({ code: 'bad-options' })
})

test('the allow option decides what may be dialled', async () => {
  const allow = vi.fn((target: string) => target.endsWith('@partner.example'))
  const { phone } = await onlinePhone(createWire(), 'alice', { options: { allow } })
  await expect(phone.call('bob')).rejects.toMatchObject({ code: 'bad-target' })
  await phone.call('bob@partner.example')
  expect(allow.mock.calls).toEqual([['sip:bob@acme.sip.opentact.test'], ['sip:bob@partner.example']])
})

test('an allow option that answers with a promise allows nothing', async () => {
  const allow = (async () => false) as never
  const { phone } = await onlinePhone(createWire(), 'alice', { options: { allow } })
  await expect(phone.call('bob')).rejects.toMatchObject({ code: 'bad-target' })
})

test('what is no text is refused as what it is, not with a crash', async () => {
  const { phone } = await onlinePhone(createWire(), 'alice')
  for (const target of [123, null, undefined, {}])
    await expect(phone.call(target as never)).rejects.toMatchObject({ code: 'bad-target' })
  for (const headers of [{ 'X-A': null }, [], 'x', { 'X-A': 'x'.repeat(20_000) }])
    await expect(phone.call('bob', { headers: headers as never })).rejects.toMatchObject({
      code: 'bad-options',
    })
  const id = await phone.call('bob')
  for (const digits of [5, '', '1'.repeat(257), '1'.repeat(1_000_000)])
    await expect(phone.sendDigits(id, digits as never)).rejects.toMatchObject({ code: 'bad-target' })
})

test.each([{ Via: 'x' }, { 'X-A': 'b\r\nRoute: <sip:evil>' }, { 'X-A\r\nB': 'c' }])(
  'the header %j may not be added',
  async (headers) => {
    const { phone } = await onlinePhone(createWire(), 'alice')
    await expect(phone.call('bob', { headers })).rejects.toMatchObject({ code: 'bad-options' })
  },
)

test('what does not fit the call’s phase is refused with wrong-moment', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice')
  const { phone } = alice
  await onlinePhone(wire, 'bob')
  const id = await phone.call('bob')
  await phase(alice, 'ringing')
  for (const ask of [
    () => phone.answer(id),
    () => phone.decline(id),
    () => phone.hold(id),
    () => phone.sendDigits(id, '1'),
    () => phone.dismiss(id),
    () => phone.mute('nobody'),
  ])
    await expect(ask()).rejects.toMatchObject({ code: 'wrong-moment' })
  await expect(phone.sendDigits(id, '1x')).rejects.toMatchObject({ code: 'bad-target' })
})

test('do not disturb answers busy and does not ring, and the call is there to be seen', async () => {
  const wire = createWire()
  const alice = await onlinePhone(wire, 'alice', { options: { doNotDisturb: true } })
  const stood = new Set<string>()
  alice.phone.store.subscribe(({ calls }) => void calls.map(({ state }) => stood.add(state.phase)))
  const bob = await onlinePhone(wire, 'bob')
  await bob.phone.call('alice')
  await phase(bob, 'ended')
  expect(bob.call()?.state).toMatchObject({ reason: { kind: 'busy' } })
  expect(alice.call()).toMatchObject({
    party: { user: 'bob' },
    state: { phase: 'ended', reason: { kind: 'not-disturbed' } },
  })
  expect(stood).toEqual(new Set(['ended']))
  await alice.phone.setOptions({ doNotDisturb: false })
  await bob.phone.call('alice')
  await phase(alice, 'ringing')
})

test('only callers on the list are answered by themselves', async () => {
  const wire = createWire()
  const { clock, move } = movableClock()
  const alice = await onlinePhone(wire, 'alice', { clock, options: { autoAnswer: ['bob'] } })
  const bob = await onlinePhone(wire, 'bob')
  const carol = await onlinePhone(wire, 'carol')
  const id = await bob.phone.call('alice')
  await phase(alice, 'ringing')
  // Three seconds to hear it and decline.
  expect(alice.call()?.answersAt).toBe(clock.now() + 3000)
  move(2999)
  expect(alice.call()?.state.phase).toBe('ringing')
  move(1)
  await phase(alice, 'connected')
  expect(alice.call()?.answersAt).toBeUndefined()
  await bob.phone.hangUp(id)
  await phase(alice, 'ended')

  await carol.phone.call('alice')
  await phase(alice, 'ringing')
  expect(alice.call()?.answersAt).toBeUndefined()
  move(60_000)
  expect(alice.call()?.state.phase).toBe('ringing')
})

test('a listed caller rings as others do while another call is up, or has come since', async () => {
  const wire = createWire()
  const { clock, move } = movableClock()
  const alice = await onlinePhone(wire, 'alice', { clock, options: { autoAnswer: ['bob'] } })
  const bob = await onlinePhone(wire, 'bob')
  const carol = await onlinePhone(wire, 'carol')
  const id = await bob.phone.call('alice')
  await phase(alice, 'ringing')
  const out = await alice.phone.call('carol')
  await phase(carol, 'ringing')
  move(3000)
  const [first] = alice.phone.store.getState().calls
  expect(first?.state.phase).toBe('ringing')
  await bob.phone.hangUp(id)
  await vi.waitFor(() => expect(alice.phone.store.getState().calls[0]?.state.phase).toBe('ended'))
  await bob.phone.call('alice')
  await vi.waitFor(() => expect(alice.phone.store.getState().calls).toHaveLength(3))
  expect(alice.call()?.answersAt).toBeUndefined()
  await alice.phone.hangUp(out)
})

test('a listed caller who is declined in time is not answered', async () => {
  const wire = createWire()
  const { clock, move } = movableClock()
  const alice = await onlinePhone(wire, 'alice', { clock, options: { autoAnswer: ['bob'] } })
  const bob = await onlinePhone(wire, 'bob')
  await bob.phone.call('alice')
  await phase(alice, 'ringing')
  await alice.phone.decline(alice.call()?.id ?? '')
  move(3000)
  await phase(bob, 'ended')
  expect(bob.call()?.state).toMatchObject({ reason: { kind: 'declined' } })
  expect(alice.microphoneAsked()).toBe(0)
})

test.each([
  'Call-Info: ;answer-after=0',
  'Call-Info: <sip:acme.sip.opentact.test>;answer-after=0',
  'Alert-Info: info=alert-autoanswer',
  'Alert-Info: <http://127.0.0.1>;info=alert-autoanswer;delay=0',
  'Answer-Mode: Auto',
  'Priv-Answer-Mode: Auto;Require',
])('an INVITE with %s rings, and nobody answers it but a person', async (header) => {
  let invite = ''
  const wire = createWire({
    intercept: (text) => {
      if (!/^INVITE sip:alice@/.test(text)) return undefined
      invite = text
      return ''
    },
  })
  const alice = await onlinePhone(wire, 'alice', { options: { autoAnswer: ['carol'] } })
  const bob = await onlinePhone(wire, 'bob')
  const id = await bob.phone.call('alice')
  await vi.waitFor(() => expect(invite).not.toBe(''))
  const [line, ...headers] = invite.split('\r\n')
  wire.inject('alice', [line, header, ...headers].join('\r\n'))
  await phase(alice, 'ringing')
  await phase(bob, 'ringing')
  await bob.phone.hangUp(id)
  await phase(alice, 'ended')
  expect(alice.call()?.state).toMatchObject({ reason: { kind: 'cancelled', by: 'them' } })
  expect(alice.journal.some(({ type }) => type === 'call-connected')).toBe(false)
  expect(alice.microphoneAsked()).toBe(0)
})

test('a wrong option changes nothing', async () => {
  const { phone } = await onlinePhone(createWire(), 'alice')
  await expect(phone.setOptions({ maxCalls: 0 })).rejects.toMatchObject({ code: 'bad-options' })
  await phone.call('bob')
})

test('events tell facts of one type until they are stopped', async () => {
  const { phone } = await onlinePhone(createWire(), 'alice')
  const heard = vi.fn()
  const stop = phone.on('call-muted', heard)
  const id = await phone.call('bob')
  await phone.mute(id)
  stop()
  await phone.unmute(id)
  await phone.mute(id)
  expect(heard).toHaveBeenCalledTimes(1)
  expect(heard.mock.calls[0]?.[0]).toMatchObject({ type: 'call-muted', callId: id })
})

test('a dismissed call takes its timeline along', async () => {
  const alice = await onlinePhone(createWire(), 'alice')
  const id = await alice.phone.call('missing')
  await phase(alice, 'ended')
  expect(alice.phone.store.getState().timelines[id]?.length).toBeGreaterThan(1)
  await alice.phone.dismiss(id)
  expect(alice.phone.store.getState()).toMatchObject({ calls: [], timelines: {} })
})

test('fifty ended calls are kept, the oldest go', async () => {
  const alice = await onlinePhone(createWire(), 'alice')
  const ids: string[] = []
  for (let n = 0; n < 52; n++) {
    ids.push(await alice.phone.call('missing'))
    await phase(alice, 'ended')
  }
  expect(alice.phone.store.getState().calls.map((call) => call.id)).toEqual(ids.slice(2))
})

test('reports name the version that is in package.json', () => {
  expect(version).toBe(packageJson.version)
})
