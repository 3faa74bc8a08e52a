/** What of the sound no call needs in order to be placed: tones, early media, conferences, our own voice. */

import type { CallId } from '../phone/call.ts'
import type { BrowserParts } from './browser.ts'
import type { DeviceList } from './devices.ts'
import { createEarlyMedia } from './earlyMedia.ts'
import { createLoopBack } from './loopBack.ts'
import type { Microphone } from './microphone.ts'
import { createMixer } from './mixer.ts'
import { createOwnVoice } from './ownVoice.ts'
import { createPlayer, type PlayerParts } from './player.ts'
import { soundFor } from './soundFor.ts'
import type { SoundOutput } from './soundOutput.ts'
import type { Tracks } from './tracks.ts'
import type { Voices } from './voices.ts'

interface MoreSoundParts extends Pick<PlayerParts, 'now' | 'region' | 'ring'> {
  readonly browser: BrowserParts
  readonly output: SoundOutput
  readonly list: DeviceList
  readonly microphone: Microphone
  readonly tracks: Tracks
  readonly voices: Voices
  readonly send: (id: CallId, track: MediaStreamTrack) => void
  /** A line that has not answered yet began to speak. */
  readonly began: () => void
}

export function createMoreSound(parts: MoreSoundParts) {
  const { browser, output, list, tracks, voices } = parts
  const { streamOf, later } = browser
  const { open } = output
  return {
    soundFor,
    early: createEarlyMedia({ open, later, nodeOf: voices.nodeOf, began: parts.began }),
    mixer: createMixer({
      ...{ open, streamOf, nodeOf: voices.nodeOf, microphoneOf: tracks.current },
      send: parts.send,
    }),
    ownVoice: createOwnVoice({ open, streamOf, later, tell: list.setVoice }),
    loopBack: createLoopBack(parts),
    player: createPlayer({
      ...parts,
      deviceFor: (name) => list.present(name === 'ringtone' || name === 'auto-answer' ? 'ringer' : 'speaker'),
    }),
  }
}
