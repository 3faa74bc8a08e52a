/** What every Phone must do, wherever its parts run: one suite for the local and for the framed one. */

import { describe, expect, test, vi } from 'vitest'
import type { PhoneEvent } from '../../src/phone/events.ts'
import { phase, type TestPhone, type TestPhoneOptions } from '../fakes/phones.ts'
import { createWire, replyTo, type Wire } from '../fakes/wire.ts'

export type MakeTestPhone = (wire: Wire, user: string, more?: TestPhoneOptions) => Promise<TestPhone>

export function phoneContract(name: string, make: MakeTestPhone) {
  const online: MakeTestPhone = async (wire, user, more) => {
    const made = await make(wire, user, more)
    await made.phone.connect()
    return made
  }
  const pair = async () => {
    const wire = createWire()
    const alice = await online(wire, 'alice')
    const bob = await online(wire, 'bob')
    return { wire, alice, bob }
  }
  const talking = async () => {
    const { wire, alice, bob } = await pair()
    const id = await alice.phone.call('bob')
    await phase(bob, 'ringing')
    await bob.phone.answer(bob.call()?.id ?? '')
    await phase(alice, 'connected')
    await phase(bob, 'connected')
    return { wire, alice, bob, id, theirs: bob.call()?.id ?? '' }
  }

  describe(name, () => {
    test('the first state is that of a phone that was never connected', async () => {
      const { phone } = await make(createWire(), 'alice')
      expect(phone.store.getInitialState()).toMatchObject({ line: { phase: 'offline' }, calls: [] })
      expect(phone.store.getState().line.phase).toBe('offline')
    })

    test('connect resolves when the line is online', async () => {
      const { phone } = await make(createWire(), 'alice')
      await phone.connect()
      expect(phone.store.getState().line).toEqual({ phase: 'online', registered: true })
    })

    test('connect rejects where trying again is no use', async () => {
      const { phone } = await make(
        createWire({ registrar: (text) => replyTo(text, '403 Forbidden') }),
        'alice',
      )
      await expect(phone.connect()).rejects.toMatchObject({ name: 'PhoneError', code: 'refused' })
    })

    test('a call is placed, answered, and ended by them', async () => {
      const { alice, bob, id, theirs } = await talking()
      expect(alice.call()).toMatchObject({ id, direction: 'outgoing', to: 'bob' })
      await bob.phone.hangUp(theirs)
      await phase(alice, 'ended')
      expect(alice.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'them' } })
    })

    test('call() resolves with an id that is in the state already', async () => {
      const { alice } = await pair()
      const id = await alice.phone.call('bob')
      expect(alice.phone.store.getState().calls.map((call) => call.id)).toEqual([id])
    })

    test('hold resolves when it is so, and resume takes it back', async () => {
      const { alice, bob, id } = await talking()
      await alice.phone.hold(id)
      expect(alice.call()?.state).toMatchObject({ held: { us: true, them: false } })
      await vi.waitFor(() => expect(bob.call()?.state).toMatchObject({ held: { us: false, them: true } }))
      await alice.phone.resume(id)
      expect(alice.call()?.state).toMatchObject({ held: { us: false, them: false } })
    })

    test('mute and unmute show at once', async () => {
      const { alice, id } = await talking()
      await alice.phone.mute(id)
      expect(alice.call()?.muted).toBe(true)
      await alice.phone.unmute(id)
      expect(alice.call()?.muted).toBe(false)
    })

    test('a blind transfer says what became of it', async () => {
      const { wire, alice, bob, id, theirs } = await talking()
      const carol = await online(wire, 'carol')
      const result = alice.phone.transfer(id, 'carol')
      await vi.waitFor(() => expect(bob.call()?.referredTo).toBeDefined())
      await bob.phone.acceptTransfer(theirs)
      await phase(carol, 'ringing')
      await carol.phone.answer(carol.call()?.id ?? '')
      expect(await result).toMatchObject({ outcome: 'done' })
    })

    test.each([
      ['bad-target', (phone: TestPhone['phone']) => phone.call('sip:bob@evil.example')],
      ['bad-target', (phone: TestPhone['phone']) => phone.call({} as never)],
      ['bad-options', (phone: TestPhone['phone']) => phone.call('bob', { headers: { Via: 'x' } })],
      ['bad-options', (phone: TestPhone['phone']) => phone.setOptions({ maxCalls: 0 })],
      ['bad-options', (phone: TestPhone['phone']) => phone.selectMicrophone({} as never)],
      ['bad-options', (phone: TestPhone['phone']) => phone.selectSpeaker(undefined as never)],
      ['wrong-moment', (phone: TestPhone['phone']) => phone.hangUp('nobody')],
      ['wrong-moment', (phone: TestPhone['phone']) => phone.attach('x', 'nobody')],
    ])('%s is a PhoneError with that code', async (code, ask) => {
      const { phone } = await online(createWire(), 'alice')
      await expect(ask(phone)).rejects.toMatchObject({ name: 'PhoneError', code })
    })

    test('on tells facts of one type, after the state has followed, until it is stopped', async () => {
      const { alice, id } = await talking()
      const seen: (boolean | undefined)[] = []
      const heard = vi.fn((_: PhoneEvent) => seen.push(alice.call()?.muted))
      const stop = alice.phone.on('call-muted', heard)
      await alice.phone.mute(id)
      stop()
      await alice.phone.unmute(id)
      await alice.phone.mute(id)
      expect(heard).toHaveBeenCalledTimes(1)
      expect(heard.mock.calls[0]?.[0]).toMatchObject({ type: 'call-muted', callId: id })
      expect(seen).toEqual([true])
    })

    test('the allow option decides what may be dialled, and changes with setOptions', async () => {
      const allow = vi.fn((target: string) => target.endsWith('@partner.example'))
      const { phone } = await online(createWire(), 'alice', { options: { allow } })
      await expect(phone.call('bob')).rejects.toMatchObject({ code: 'bad-target' })
      expect(allow).toHaveBeenCalledWith('sip:bob@acme.sip.opentact.test')
      await phone.call('bob@partner.example')
      await phone.setOptions({ allow: () => false })
      await expect(phone.call('bob@partner.example')).rejects.toMatchObject({ code: 'bad-target' })
    })

    test('where the allow option fails, the answer is no', async () => {
      const allow = () => {
        throw new Error('the list of the page is broken')
      }
      const { phone } = await online(createWire(), 'alice', { options: { allow } })
      await expect(phone.call('bob')).rejects.toMatchObject({ name: 'PhoneError', code: 'bad-target' })
    })

    test('digits behind a number are no part of what the allow option is asked about', async () => {
      const allow = vi.fn(() => true)
      const { phone } = await online(createWire(), 'alice', { options: { allow } })
      await phone.call('+4930123,,45')
      expect(allow).toHaveBeenCalledWith('sip:+4930123@acme.sip.opentact.test')
    })

    test('what is left out may be null as well', async () => {
      const { alice, bob } = await pair()
      await alice.phone.setOptions(null as never)
      await alice.phone.call('bob', null as never)
      await phase(bob, 'ringing')
      await bob.phone.answer(bob.call()?.id ?? '', null as never)
      await phase(alice, 'connected')
    })

    test('a function gives the credentials when they are asked for', async () => {
      const credentials = vi.fn(async () => ({ password: 'alice-secret' }))
      const { phone } = await online(createWire(), 'alice', { options: { credentials } })
      expect(phone.store.getState().line.phase).toBe('online')
      expect(credentials.mock.calls.length).toBeLessThanOrEqual(1)
    })

    test('the store tells each change, with what was before', async () => {
      const { alice, id } = await talking()
      const changes: (readonly [boolean | undefined, boolean | undefined])[] = []
      const stop = alice.phone.store.subscribe((state, before) => {
        changes.push([before.calls[0]?.muted, state.calls[0]?.muted])
      })
      await alice.phone.mute(id)
      stop()
      expect(changes).toContainEqual([false, true])
    })

    test('a dismissed call takes its timeline along', async () => {
      const { alice, id } = await talking()
      await alice.phone.hangUp(id)
      await phase(alice, 'ended')
      expect(alice.phone.store.getState().timelines[id]?.length).toBeGreaterThan(1)
      await alice.phone.dismiss(id)
      expect(alice.phone.store.getState()).toMatchObject({ calls: [], timelines: {} })
    })

    test('state and report are plain data', async () => {
      const { alice } = await talking()
      const state = alice.phone.store.getState()
      expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      const report = await alice.phone.report()
      expect(JSON.stringify(report)).not.toContain('alice-secret')
      expect(report.calls).toHaveLength(1)
    })

    test('after destroy nothing can be asked, and destroying again is no error', async () => {
      const { phone } = await online(createWire(), 'alice')
      await phone.destroy()
      await phone.destroy()
      await expect(phone.call('bob')).rejects.toMatchObject({ code: 'destroyed' })
      await expect(phone.connect()).rejects.toMatchObject({ code: 'destroyed' })
      await expect(phone.attach('event', 'call')).rejects.toMatchObject({ code: 'destroyed' })
      await expect(phone.detach('event')).rejects.toMatchObject({ code: 'destroyed' })
    })
  })
}
