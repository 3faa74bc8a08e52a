import { expect, test } from 'vitest'
import { fuzz, type Scene } from '../soak/fuzz.ts'
import { seed, share } from '../soak/measure.ts'

const frames = share(100_000) / 4

test.each<Scene>(['idle', 'ringing', 'calling', 'connected'])(
  `${frames} bad frames into a phone that is %s: none throws, calls, answers or opens the microphone (seed ${seed})`,
  { timeout: 20_000 + frames * 40 },
  async (scene) => {
    const dropped = await fuzz(scene, frames, seed)
    // Neither all of them broken beyond reading, nor all of them still good.
    expect(dropped).toBeGreaterThan(frames / 20)
    expect(dropped).toBeLessThan(frames)
  },
)
