/** Headsets at phones of ours, over real SIP.js agents: only the browser's HID and Media Session are pretended. */

import { expect, vi } from 'vitest'
import { createHeadset } from '../../src/audio/headset/createHeadset.ts'
import { onlinePhone, phase } from '../fakes/phones.ts'
import { createWire } from '../fakes/wire.ts'
import { type FakeHeadset, FakeHid } from './fakeHid.ts'

type Handler = (() => void) | null

/** Media Session as Chromium has it; `knows`: what it does not throw at. */
export function fakeMediaSession(knows = ['hangup', 'togglemicrophone']) {
  const handlers: Record<string, Handler> = {}
  const active: boolean[] = []
  return {
    metadata: null as MediaMetadata | null,
    handlers,
    active,
    setActionHandler: (action: string, handler: Handler) => {
      if (!knows.includes(action)) throw new TypeError(`${action} is not a valid action`)
      handlers[action] = handler
    },
    setMicrophoneActive: (on: boolean) => void active.push(on),
  }
}

export const hook = 1
export const mute = 2
export const drop = 4

/** Bob, whose headsets these are, and alice, who calls him. */
export async function place(...headsets: FakeHeadset[]) {
  const hid = new FakeHid()
  hid.devices = headsets
  const mediaSession = fakeMediaSession()
  const wire = createWire()
  const bob = await onlinePhone(wire, 'bob', {
    makeHeadset: (host) =>
      createHeadset(host, {
        hid,
        mediaSession,
        metadata: (title) => ({ title }) as MediaMetadata,
      }),
  })
  const alice = await onlinePhone(wire, 'alice', { options: { displayName: 'Alice\u202e Moreau' } })
  await vi.waitFor(() => expect(bob.phone.store.getState().headsets).toHaveLength(headsets.length))
  const calls = () => bob.phone.store.getState().calls
  const rings = async () => {
    const before = calls().length
    await alice.phone.call('bob')
    await vi.waitFor(() => expect(calls()).toHaveLength(before + 1))
    return bob.call()?.id ?? ''
  }
  const talks = async () => {
    const id = await rings()
    await bob.phone.answer(id)
    await phase(bob, 'connected')
    await phase(alice, 'connected')
    return id
  }
  const lamps = (headset: FakeHeadset | undefined) => headset?.shown.at(-1)
  return { hid, mediaSession, wire, alice, bob, calls, rings, talks, lamps }
}
