/**
 * Listens to our own microphone, and only while somebody wants to know: a level for a meter, and in a call whether
 * the person speaks while muted, or the microphone gives nothing at all.
 */

import { type Call, inFront } from '../phone/call.ts'
import type { Devices } from '../phone/state.ts'
import { loudnessOf } from './loudness.ts'

type Voice = Devices['voice']

interface OwnVoiceParts {
  readonly open: () => AudioContext | undefined
  readonly streamOf: (track: MediaStreamTrack) => MediaStream
  readonly later: (ms: number, then: () => void) => () => void
  readonly tell: (voice: Voice) => void
}

export interface OwnVoice {
  follow(calls: readonly Call[]): void
  /** The microphone itself, which mute does not silence. */
  microphoneOpened(track: MediaStreamTrack): void
  /** Tells the level, 0…1 for -60…0 dB, until stopped. */
  watch(listener: (level: number) => void): () => void
}

const meterEvery = 50
const hintEvery = 250
/** RMS of somebody speaking at the microphone, with gain control: about -40 dB. */
const speech = 0.01
/** Of the last looks this many with speech in them: more than a cough. */
const looksBack = 6
const enoughSpeech = 3
/** Looks without speech after which the hint goes. */
const quietAgain = 12
/** No room is that quiet (-80 dB), with noise taken out or not: the switch on a headset, or a dead device. */
const nothing = 0.0001
const silentAfter = 8000

export function createOwnVoice({ open, streamOf, later, tell }: OwnVoiceParts): OwnVoice {
  const listeners = new Set<(level: number) => void>()
  const samples = new Float32Array(2048)
  let mode: 'open' | 'muted' | undefined
  let microphone: MediaStreamTrack | undefined
  let tap: { track: MediaStreamTrack; source: AudioNode; analyser: AnalyserNode } | undefined
  let stopLooking: (() => void) | undefined
  let sinceHint = 0
  let silentMs = 0
  let looks: boolean[] = []
  let told: Voice

  function say(voice: Voice): void {
    if (told === voice) return
    told = voice
    tell(voice)
  }

  function startAnew(): void {
    silentMs = 0
    looks = []
    say(undefined)
  }

  /** Taps the microphone where somebody wants to know and it is open, and lets go of it otherwise. */
  function settle(): void {
    const wanted = (mode || listeners.size) && microphone?.readyState === 'live' ? microphone : undefined
    const context = wanted && open()
    const track = context?.state === 'running' ? wanted : undefined
    if (tap && tap.track !== track) {
      tap.source.disconnect()
      tap = undefined
      startAnew()
    }
    if (track && context && !tap) {
      const source = context.createMediaStreamSource(streamOf(track))
      const analyser = context.createAnalyser()
      analyser.fftSize = samples.length
      source.connect(analyser)
      tap = { track, source, analyser }
    }
    if (!tap) {
      stopLooking?.()
      stopLooking = undefined
    } else stopLooking ??= later(every(), look)
  }

  const every = () => (listeners.size ? meterEvery : hintEvery)

  function look(): void {
    stopLooking = undefined
    if (!tap) return
    tap.analyser.getFloatTimeDomainData(samples)
    const loudness = loudnessOf(samples)
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    const level = Math.min(1, Math.max(0, 1 + Math.log10(Math.max(loudness, 1e-9)) / 3))
    for (const listener of [...listeners]) listener(level)
    sinceHint += every()
    if (sinceHint >= hintEvery) {
      sinceHint = 0
      hint(loudness, peak)
    }
    settle()
  }

  function hint(loudness: number, peak: number): void {
    if (mode === 'muted') {
      looks = [...looks, loudness > speech].slice(-quietAgain)
      if (looks.slice(-looksBack).filter(Boolean).length >= enoughSpeech) say('while-muted')
      else if (!looks.includes(true)) say(undefined)
    } else if (mode === 'open') {
      silentMs = peak < nothing ? silentMs + hintEvery : 0
      say(silentMs >= silentAfter ? 'silent' : undefined)
    }
  }

  return {
    follow: (calls) => {
      const front = inFront(calls).filter(({ state }) => state.phase === 'connected' && !state.held.them)
      const next = front.length ? (front.every((call) => call.muted) ? 'muted' : 'open') : undefined
      if (next !== mode) startAnew()
      mode = next
      settle()
    },
    microphoneOpened: (track) => {
      microphone = track
      settle()
    },
    watch: (listener) => {
      // A listener of its own each time, so that two stops do not take away one another's.
      const own = (level: number) => listener(level)
      listeners.add(own)
      stopLooking?.()
      stopLooking = undefined
      settle()
      return () => {
        listeners.delete(own)
        settle()
      }
    },
  }
}
