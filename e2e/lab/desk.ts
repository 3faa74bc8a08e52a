// What the phone on the desk hears.
import { expect } from '@playwright/test'
import { loudnessFromNow } from './baresip.ts'
import { desk } from './stack.ts'

// a beep of the fake microphone in a second of silence is well above this, a silent line well below
const audible = 0.01

/** The person at the other end is heard there from now on. */
export async function expectDeskToHear() {
  const loudness = loudnessFromNow(desk.heard)
  await expect.poll(loudness, { intervals: [100] }).toBeGreaterThan(audible)
}
