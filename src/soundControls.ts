/** Sound as a Phone offers it: what is heard, from where, and how it rings. */

import { MicrophoneRefused, PhoneError } from './phone/errors.ts'
import type { Phone } from './phone/phone.ts'
import type { Audio, Headset } from './phone/ports.ts'
import { isRingtone, isVolume } from './phone/ringtones.ts'

type Methods =
  | 'playKeyTone'
  | 'watchLevel'
  | 'selectMicrophone'
  | 'selectSpeaker'
  | 'selectRinger'
  | 'selectRingtone'
  | 'setRingVolume'
  | 'playRingtone'
  | 'connectHeadset'
  | 'testSound'
  | 'allowMicrophone'
  | 'unlockSound'

export function soundControls(audio: Audio, headset: Headset): Pick<Phone, Methods> {
  return {
    playKeyTone: (digit) => audio.playKeyTone(digit),
    watchLevel: (listener) => audio.watchLevel(listener),
    selectMicrophone: (deviceId) => audio.select('microphone', deviceId),
    selectSpeaker: (deviceId) => audio.select('speaker', deviceId),
    selectRinger: (deviceId) => audio.select('ringer', deviceId),
    selectRingtone: async (ringtone) => {
      if (!isRingtone(ringtone)) throw new PhoneError('bad-options', 'There is no such ringtone.')
      audio.chooseRing({ ringtone })
    },
    setRingVolume: async (volume) => {
      if (!isVolume(volume)) throw new PhoneError('bad-options', 'A volume is a number from 0 to 1.')
      audio.chooseRing({ volume })
    },
    playRingtone: () => audio.playRing(),
    connectHeadset: () => headset.connect(),
    testSound: () => audio.testSound().catch(sayWhy),
    allowMicrophone: () => audio.allowMicrophone().catch(sayWhy),
    unlockSound: () => audio.unlock(),
  }
}

function sayWhy(error: unknown): never {
  if (!(error instanceof MicrophoneRefused)) throw error
  throw new PhoneError('refused', `The microphone cannot be used (${error.failure.code}).`, { cause: error })
}
