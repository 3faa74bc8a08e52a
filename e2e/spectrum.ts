// What a recorded tone is made of: its rhythm, and its pitches by FFT. Runs in the page.

const frameMs = 5
/** Shorter silences belong to the tone: the valleys of a modulated one. */
const valleyMs = 40

/** ms on, off, on, off …, from the first sound on. */
export function rhythmIn(samples: Float32Array, rate: number): readonly number[] {
  const size = (rate * frameMs) / 1000
  const frames: number[] = []
  for (let at = 0; at + size <= samples.length; at += size)
    frames.push(Math.max(...samples.subarray(at, at + size).map(Math.abs)))
  const loud = frames.reduce((most, frame) => Math.max(most, frame), 0) * 0.15
  const runs: { on: boolean; ms: number }[] = []
  for (const frame of frames) {
    const on = frame > loud
    const last = runs.at(-1)
    if (last?.on === on) last.ms += frameMs
    else runs.push({ on, ms: frameMs })
  }
  const joined: { on: boolean; ms: number }[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last?.on && (run.on || run.ms < valleyMs)) last.ms += run.ms
    else joined.push({ ...run })
  }
  return joined.slice(joined[0]?.on ? 0 : 1).map(({ ms }) => ms)
}

/** Hz of every peak that is at least a fifth as high as the highest. */
export function pitchesIn(samples: Float32Array, rate: number): readonly number[] {
  const size = 32_768
  const real = new Float64Array(size)
  const imaginary = new Float64Array(size)
  const used = Math.min(samples.length, size)
  // Hann's window: without it every edge would be a peak of its own.
  for (let i = 0; i < used; i++)
    real[i] = (samples[i] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (used - 1)))
  transform(real, imaginary)
  const height = (bin: number) => Math.hypot(real[bin] ?? 0, imaginary[bin] ?? 0)
  const heights = Array.from({ length: size / 2 }, (_, bin) => height(bin))
  const high = heights.reduce((most, height) => Math.max(most, height), 0) / 5
  return heights.flatMap((now, bin) => {
    const isPeak = now > high && now > (heights[bin - 1] ?? 0) && now >= (heights[bin + 1] ?? 0)
    return isPeak ? [Math.round((bin * rate) / size)] : []
  })
}

/** Cooley and Tukey's, in place. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) for (const part of [real, imaginary]) [part[i], part[j]] = [part[j] ?? 0, part[i] ?? 0]
  }
  for (let length = 2; length <= size; length <<= 1)
    for (let start = 0; start < size; start += length)
      for (let k = 0; k < length / 2; k++) {
        const angle = (-2 * Math.PI * k) / length
        const a = start + k
        const b = a + length / 2
        const re = (real[b] ?? 0) * Math.cos(angle) - (imaginary[b] ?? 0) * Math.sin(angle)
        const im = (real[b] ?? 0) * Math.sin(angle) + (imaginary[b] ?? 0) * Math.cos(angle)
        real[b] = (real[a] ?? 0) - re
        imaginary[b] = (imaginary[a] ?? 0) - im
        real[a] = (real[a] ?? 0) + re
        imaginary[a] = (imaginary[a] ?? 0) + im
      }
}
