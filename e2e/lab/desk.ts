// What the phone on the desk hears.
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { loudnessFromNow } from './baresip.ts'
import { desk } from './stack.ts'
import type { DeskWire } from './wire.ts'

// a beep of the fake microphone in a second of silence is well above this, a silent line well below
const audible = 0.01

/** The person at the other end is heard there from now on; by its own recording, or by what the network brings. */
export async function expectDeskToHear(wire?: DeskWire) {
  const loudness = wire?.loudnessFromNow() ?? loudnessFromNow(desk.heard)
  await expect.poll(loudness, { intervals: [100] }).toBeGreaterThan(audible)
}

/** For a whole second nothing comes in but silence, if anything. */
export async function expectDeskToHearNothing(wire: DeskWire) {
  const loudnessOfASecond = async () => {
    const loudness = wire.loudnessFromNow()
    await pause(1000)
    return loudness()
  }
  await expect.poll(loudnessOfASecond, { intervals: [0] }).toBeLessThan(audible / 10)
}
