/** Plays a cadence until told otherwise. The rhythm is looped samples: no timer, so hidden tabs keep time too. */

import { cadenceOf } from './cadences.ts'
import type { Sound, SoundName } from './soundFor.ts'
import type { SoundOutput } from './soundOutput.ts'
import { renderTone } from './tone.ts'

/** Enough for the highest tone, a quarter of the memory of full rate; the browser resamples. */
const sampleRate = 16_000
/** Started and stopped this gently, a tone does not click. Seconds. */
const fade = 0.02

/** Of full scale. A ringtone calls from across the room; the others are heard at the ear, call waiting over a voice. */
const levels: Readonly<Record<SoundName, number>> = {
  ringtone: 0.4,
  'call-waiting': 0.06,
  ringback: 0.15,
  busy: 0.15,
  congestion: 0.15,
  'special-information': 0.15,
}

interface PlayerParts {
  readonly output: SoundOutput
  readonly now: () => number
  readonly region: () => string | undefined
  /** Where this sound is played: the ringer's device or the speaker's. */
  readonly deviceFor: (name: SoundName) => string
}

export interface Player {
  /** Plays this and nothing else; the same sound again goes on undisturbed. */
  play(sound: Sound | undefined): void
  /** Another device was chosen, or came, or went. */
  move(): void
}

export function createPlayer({ output, now, region, deviceFor }: PlayerParts): Player {
  let current: Sound | undefined
  let hush: (() => void) | undefined

  function play(sound: Sound | undefined): void {
    if (sound?.name === current?.name && sound?.until === current?.until) return
    hush?.()
    hush = undefined
    current = sound
    const context = sound && output.open()
    if (!context) return
    const moved = output.sendTo(deviceFor(sound.name))
    if (!moved) start(context, sound)
    else void moved.then(() => current === sound && start(context, sound))
  }

  function start(context: AudioContext, sound: Sound): void {
    const samples = renderTone(cadenceOf(sound.name, region()), sampleRate)
    const buffer = context.createBuffer(1, samples.length, sampleRate)
    buffer.copyToChannel(samples, 0)
    const source = context.createBufferSource()
    source.buffer = buffer
    source.loop = true
    const volume = context.createGain()
    volume.gain.value = levels[sound.name]
    source.connect(volume).connect(context.destination)
    source.addEventListener('ended', () => volume.disconnect())
    source.start()
    if (sound.until !== undefined) {
      const end = context.currentTime + Math.max(0, sound.until - now()) / 1000
      volume.gain.setTargetAtTime(0, Math.max(context.currentTime, end - fade), fade / 4)
      source.stop(end)
    }
    hush = () => stop(context, source, volume)
  }

  return {
    play,
    move: () => {
      if (current) void output.sendTo(deviceFor(current.name))
    },
  }
}

function stop(context: AudioContext, source: AudioBufferSourceNode, volume: GainNode): void {
  const at = context.currentTime
  volume.gain.cancelScheduledValues(at)
  volume.gain.setTargetAtTime(0, at, fade / 4)
  source.stop(at + fade)
  // The clock of a locked context stands still: what is not cut off now would sound for a moment when it wakes.
  if (context.state !== 'running') volume.disconnect()
}
