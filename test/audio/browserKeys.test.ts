// The browser's own keys for calls (Media Session).

import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createHeadset } from '../../src/audio/headset/createHeadset.ts'
import { onlinePhone, phase } from '../fakes/phones.ts'
import { createWire } from '../fakes/wire.ts'
import { fakeMediaSession, place } from './headsets.ts'

describe('the browser’s own keys', () => {
  it('are taken while a call lives, hang it up and mute it, and are given back', async () => {
    const { bob, mediaSession, rings, talks } = await place()
    const own = { title: 'A song' } as MediaMetadata
    mediaSession.metadata = own
    await bob.phone.hangUp(await rings())
    expect(mediaSession.handlers).toEqual({})
    expect(mediaSession.metadata).toBe(own)

    await talks()
    expect(mediaSession.metadata).toEqual({ title: 'Alice Moreau' })
    expect(mediaSession.active).toEqual([true])
    mediaSession.handlers['togglemicrophone']?.()
    expect([bob.call()?.muted, mediaSession.active.at(-1)]).toEqual([true, false])
    mediaSession.handlers['togglemicrophone']?.()
    expect([bob.call()?.muted, mediaSession.active.at(-1)]).toEqual([false, true])
    mediaSession.handlers['hangup']?.()
    expect(bob.call()?.state).toMatchObject({ reason: { kind: 'hung-up', by: 'us' } })
    expect(mediaSession.handlers).toEqual({ hangup: null, togglemicrophone: null })
    expect(mediaSession.metadata).toBe(own)
    expect(mediaSession.active.at(-1)).toBe(false)
  })

  it.each([
    ['knows none of the actions', { ...fakeMediaSession([]) }],
    ['has no microphone sign', { metadata: null, setActionHandler: () => {} }],
    [
      'rejects',
      {
        metadata: null,
        setActionHandler: () => {},
        setMicrophoneActive: () => Promise.reject(new Error('no')),
      },
    ],
  ])('a browser that %s troubles no call', async (_what, mediaSession) => {
    const wire = createWire()
    const bob = await onlinePhone(wire, 'bob', {
      makeHeadset: (host) => createHeadset(host, { mediaSession, metadata: () => null }),
    })
    const alice = await onlinePhone(wire, 'alice')
    const trouble = vi.spyOn(console, 'error')
    onTestFinished(() => trouble.mockRestore())
    await alice.phone.call('bob')
    await phase(bob, 'ringing')
    await bob.phone.answer(bob.call()?.id ?? '')
    await phase(bob, 'connected')
    await bob.phone.hangUp(bob.call()?.id ?? '')
    await phase(alice, 'ended')
    expect(trouble).not.toHaveBeenCalled()
  })
})
