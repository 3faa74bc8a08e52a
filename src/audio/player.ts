/** Plays a cadence until told otherwise. The rhythm is looped samples: no timer, so hidden tabs keep time too. */

import type { Ring } from '../phone/ringtones.ts'
import { cadenceOf, keyTone } from './cadences.ts'
import { dialledZone } from './dialledZone.ts'
import type { Sound, SoundName } from './soundFor.ts'
import type { SoundOutput } from './soundOutput.ts'
import { renderTone } from './tone.ts'

/** Enough for the highest tone, a quarter of the memory of full rate; the browser resamples. */
const sampleRate = 16_000
/** Started and stopped this gently, a tone does not click. Seconds. */
const fade = 0.02

/** Of full scale; the ringtone's at full volume. A ringtone calls from across the room; the others are heard at the ear, call waiting over a voice. */
const levels: Readonly<Record<SoundName, number>> = {
  ringtone: 0.8,
  'call-waiting': 0.06,
  'auto-answer': 0.3,
  ringback: 0.15,
  busy: 0.15,
  congestion: 0.15,
  'special-information': 0.15,
  ended: 0.1,
  'hold-reminder': 0.06,
}
const keyLevel = 0.06
const sampleMs = 3000

export interface PlayerParts {
  readonly output: SoundOutput
  readonly now: () => number
  readonly region: () => string | undefined
  readonly ring: () => Ring
  /** Where this sound is played: the ringer's device or the speaker's. */
  readonly deviceFor: (name: SoundName) => string
}

export interface Player {
  /** Plays this and nothing else; the same sound again goes on undisturbed. */
  play(sound: Sound | undefined): void
  /** Lets the ringtone be heard for a moment, where nothing else is due. */
  sample(): void
  /** The short tone of a pressed key, over whatever else plays. */
  key(digit: string): void
  /** Another device was chosen, or came, or went. */
  move(): void
}

export function createPlayer(parts: PlayerParts): Player {
  const { output, now, region, deviceFor } = parts
  let current: Sound | undefined
  /** With which tune and how loud the current one rings. */
  let ringing: Ring | undefined
  let sampleUntil = 0
  let hush: (() => void) | undefined

  function play(due: Sound | undefined): void {
    if (due) sampleUntil = 0
    const sound = due ?? sampleDue()
    const ring = sound?.name === 'ringtone' ? parts.ring() : undefined
    const isTuned = ring?.ringtone === ringing?.ringtone && ring?.volume === ringing?.volume
    if (isTuned && isSame(sound, current)) return
    hush?.()
    hush = undefined
    current = sound
    ringing = ring
    const context = sound && output.open()
    if (!context) return
    const moved = output.sendTo(deviceFor(sound.name))
    if (!moved) start(context, sound)
    else void moved.then(() => current === sound && start(context, sound))
  }

  function start(context: AudioContext, sound: Sound): void {
    const zone = (sound.dialled && dialledZone(sound.dialled, region())) || region()
    const loudness = ringing?.volume ?? 1
    const { source, volume } = sounding(
      context,
      cadenceOf(sound.name, zone, ringing?.ringtone),
      levels[sound.name] * loudness,
    )
    source.loop = true
    source.start()
    if (sound.until !== undefined) {
      const end = context.currentTime + Math.max(0, sound.until - now()) / 1000
      volume.gain.setTargetAtTime(0, Math.max(context.currentTime, end - fade), fade / 4)
      source.stop(end)
    }
    hush = () => stop(context, source, volume)
  }

  function sampleDue(): Sound | undefined {
    return now() < sampleUntil ? { name: 'ringtone', until: sampleUntil } : undefined
  }

  function isBusy(): boolean {
    return current !== undefined && now() < (current.until ?? Infinity)
  }

  function sample(): void {
    if (isBusy() && !sampleUntil) return
    sampleUntil = now() + sampleMs
    play(undefined)
    // A press asked for it: the sound may be unlocked now.
    void output.wake()
  }

  function key(digit: string): void {
    const tone = keyTone(digit)
    const context = tone && output.open()
    if (!context) return
    // A ringtone is not moved to the ear for it.
    if (!isBusy()) void output.sendTo(deviceFor('ended'))
    const start = () => {
      if (context.state === 'running') sounding(context, tone, keyLevel).source.start()
    }
    // A key pressed while sound is locked may unlock it; one that does not is not saved up.
    if (context.state === 'running') start()
    else void output.wake().then(start)
  }

  return {
    play,
    sample,
    key,
    move: () => {
      if (current) void output.sendTo(deviceFor(current.name))
    },
  }
}

/** This tone, ready to start; it lets go of everything when it ends. */
function sounding(context: AudioContext, tone: string, level: number) {
  const samples = renderTone(tone, sampleRate)
  const buffer = context.createBuffer(1, samples.length, sampleRate)
  buffer.copyToChannel(samples, 0)
  const source = context.createBufferSource()
  source.buffer = buffer
  const volume = context.createGain()
  volume.gain.value = level
  source.connect(volume).connect(context.destination)
  source.addEventListener('ended', () => volume.disconnect())
  return { source, volume }
}

function isSame(one: Sound | undefined, other: Sound | undefined): boolean {
  return one?.name === other?.name && one?.until === other?.until && one?.dialled === other?.dialled
}

function stop(context: AudioContext, source: AudioBufferSourceNode, volume: GainNode): void {
  const at = context.currentTime
  volume.gain.cancelScheduledValues(at)
  volume.gain.setTargetAtTime(0, at, fade / 4)
  source.stop(at + fade)
  // The clock of a locked context stands still: what is not cut off now would sound for a moment when it wakes.
  if (context.state !== 'running') volume.disconnect()
}
