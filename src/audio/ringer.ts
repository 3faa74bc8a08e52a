/** How it rings: as the person chose, kept over a reload, else as the options say. */

import { readKept, writeKept } from '../phone/kept.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { Ring } from '../phone/ringtones.ts'

export interface Ringer {
  readonly ring: Ring
  choose(part: Partial<Ring>): void
}

type RingOptions = Pick<PhoneOptions, 'ringtone' | 'ringVolume' | 'memory'>

export function createRinger(options: () => RingOptions): Ringer {
  let chosen = readKept(options().memory).ring ?? {}
  return {
    get ring() {
      const { ringtone = 'warble', ringVolume = 0.5 } = options()
      return { ringtone, volume: ringVolume, ...chosen }
    },
    choose: (part) => {
      chosen = { ...chosen, ...part }
      writeKept(options().memory, { ring: chosen })
    },
  }
}
