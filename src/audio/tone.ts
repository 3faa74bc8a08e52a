/**
 * One period of a tone: from its notation to samples. `440+480 2000/4000` is two frequencies for 2 s, then 4 s of
 * silence; `400*25` is 400 Hz modulated by 25 Hz; `425-10dB` is that much lower; `1047~` is struck
 * and fades away; a comma joins parts.
 */

interface Part {
  readonly frequencies: readonly number[]
  /** Hz of the modulation, where there is one. */
  readonly modulatedBy?: number
  /** Struck like a bell: it fades over its length. */
  readonly struck?: true
  /** 1 is full level. */
  readonly level: number
  /** ms on, off, on, off … */
  readonly rhythm: readonly number[]
}

const notation = /^(\d+(?:\+\d+)*)(?:\*(\d+))?(~)?(?:-(\d+)dB)? (\d+(?:\/\d+)*)$/
/** Tones switched on or off at once click. */
const edgeMs = 8
/** How far a struck tone has faded at its end: e to the minus this. */
const struckDecay = 4
/** The depth at which exchanges modulate. */
const depth = 0.9

export function parseTone(text: string): readonly Part[] {
  return text.split(', ').map((part) => {
    const [, sum, modulation, struck, lower, rhythm] = notation.exec(part) ?? []
    if (!sum || !rhythm) throw new SyntaxError(`Not a tone: “${part}”`)
    return {
      frequencies: sum.split('+').map(Number),
      ...(modulation && { modulatedBy: Number(modulation) }),
      ...(struck && { struck: true }),
      level: 10 ** (-Number(lower ?? 0) / 20),
      rhythm: rhythm.split('/').map(Number),
    }
  })
}

export function renderTone(text: string, sampleRate: number): Float32Array<ArrayBuffer> {
  const parts = parseTone(text)
  const periodMs = parts.flatMap((part) => part.rhythm).reduce((sum, ms) => sum + ms, 0)
  const samples = new Float32Array(at(periodMs, sampleRate))
  let ms = 0
  for (const part of parts) {
    for (const [index, length] of part.rhythm.entries()) {
      const isOn = index % 2 === 0
      if (isOn) draw(part, samples.subarray(at(ms, sampleRate), at(ms + length, sampleRate)), sampleRate)
      ms += length
    }
  }
  return samples
}

function at(ms: number, sampleRate: number): number {
  return Math.round((ms * sampleRate) / 1000)
}

function draw(part: Part, into: Float32Array, sampleRate: number): void {
  const edge = at(edgeMs, sampleRate)
  const peak = part.level / part.frequencies.length
  for (let i = 0; i < into.length; i++) {
    const turn = (2 * Math.PI * i) / sampleRate
    let value = 0
    for (const frequency of part.frequencies) value += Math.sin(turn * frequency)
    if (part.modulatedBy) value *= (1 + depth * Math.sin(turn * part.modulatedBy)) / (1 + depth)
    const nearest = Math.min(i, into.length - 1 - i) / edge
    const fade = nearest < 1 ? (1 - Math.cos(Math.PI * nearest)) / 2 : 1
    const left = part.struck ? Math.exp((-struckDecay * i) / into.length) : 1
    into[i] = value * peak * fade * left
  }
}
