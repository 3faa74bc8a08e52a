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
  const select = (kind: Parameters<Audio['select']>[0]) => async (deviceId: string) => {
    // It goes into the state, which is plain data.
    if (typeof deviceId !== 'string') throw new PhoneError('bad-options', 'The id of a device is text.')
    await audio.select(kind, deviceId)
  }
  return {
    playKeyTone: (digit) => audio.playKeyTone(digit),
    watchLevel: (listener) => audio.watchLevel(listener),
    selectMicrophone: select('microphone'),
    selectSpeaker: select('speaker'),
    selectRinger: select('ringer'),
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
