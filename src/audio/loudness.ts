/** How loud what an analyser hears is: RMS of full scale, over its whole window. */

export function loudnessOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.sqrt(sum / samples.length)
}
