/** An Audio on a pretended browser, following a real store that the tests tell facts to. */

import { createAudio } from '../../src/audio/createAudio.ts'
import * as sound from '../../src/audio/soon.ts'
import type { PhoneFact } from '../../src/phone/events.ts'
import type { PhoneOptions } from '../../src/phone/options.ts'
import type { Devices } from '../../src/phone/state.ts'
import { createPhoneStore } from '../../src/phone/store.ts'
import { here } from '../fakes/soon.ts'
import { FakeBrowser, FakeTrack, settled } from './fakeBrowser.ts'

export const party = { user: 'bob', address: 'sip:bob@acme.test' }

type Options = {
  -readonly [K in 'region' | 'ring' | 'ringtone' | 'ringVolume' | 'audio' | 'memory']?: PhoneOptions[K]
}

export function createWorld(change: (browser: FakeBrowser) => void = () => undefined, options: Options = {}) {
  const browser = new FakeBrowser()
  change(browser)
  const clock = { now: 1_000_000 }
  const now = () => clock.now
  const replaced: [string, FakeTrack][] = []
  const told: Devices[] = []
  const { store, report, onFact } = createPhoneStore(now)
  const audio = createAudio({
    report,
    options: () => options,
    now,
    browser: browser.parts,
    soon: here(sound),
    onTrackReplaced: (id, track) => replaced.push([id, fake(track)]),
  })
  onFact((fact) => {
    if (fact.type === 'devices-changed') told.push(fact.devices)
    audio.follow(store.getState())
  })
  const fact = (one: PhoneFact) => {
    clock.now += 1
    report(one)
  }
  const add = (callId: string, direction: 'incoming' | 'outgoing') =>
    fact({ type: 'call-added', callId, direction, party, to: 'x', headers: {} })

  return {
    audio,
    browser,
    clock,
    options,
    store,
    told,
    replaced,
    fact,
    dial: (callId: string) => add(callId, 'outgoing'),
    ring: (callId: string) => add(callId, 'incoming'),
    connect: (callId: string) => fact({ type: 'call-connected', callId }),
    end: (callId: string) => fact({ type: 'call-ended', callId, reason: { kind: 'hung-up', by: 'them' } }),
    online: () => fact({ type: 'line-changed', line: { phase: 'online', registered: true } }),
    /** The track of this call, as the fake it is. */
    trackFor: async (callId: string) => fake(await audio.trackFor(callId)),
    devices: () => store.getState().devices,
    settled,
  }
}

function fake(track: MediaStreamTrack): FakeTrack {
  const it: unknown = track
  if (!(it instanceof FakeTrack)) throw new TypeError('not one of ours')
  return it
}

/** What a far side sends: one track, as loud as it likes. */
export const stream = (track = new FakeTrack()): MediaStream =>
  ({ getAudioTracks: () => [track] }) as unknown as MediaStream
