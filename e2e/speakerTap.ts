// What a page plays, taken where it leaves for the speaker: our tones, and the far side through its <audio>.
import type { Page } from '@playwright/test'

/** Levels side by side, one pair each 5.3 ms. */
export type Level = readonly [ours: number, theirs: number]

type Tapped = typeof globalThis & { levels: Level[]; pitches: Set<number> }

/**
 * Runs before the page's own scripts. `steady` fills the pauses of tones, so that their end is seen at any time. Pitches
 * count from `loud` dB on.
 */
export function tapSpeaker({ steady, loud = -45 }: { steady: boolean; loud?: number }) {
  const levels: Level[] = []
  const pitches = new Set<number>()
  Object.assign(globalThis, { levels, pitches })
  const connect = AudioNode.prototype.connect as (
    this: AudioNode,
    to: AudioNode,
    out?: number,
    into?: number,
  ) => AudioNode
  const taps = new Map<BaseAudioContext, ChannelMergerNode>()
  const gates = new WeakMap<HTMLMediaElement, GainNode>()
  const meter = `registerProcessor('meter', class extends AudioWorkletProcessor {
    sums = [0, 0]
    frames = 0
    process([input]) {
      for (const [n, channel] of input.entries()) for (const sample of channel) this.sums[n] += sample * sample
      this.frames += 128
      if (this.frames < 256) return true
      this.port.postMessage(this.sums.map((sum) => Math.sqrt(sum / this.frames)))
      this.sums = [0, 0]
      this.frames = 0
      return true
    }
  })`

  function tapOf(context: BaseAudioContext): ChannelMergerNode {
    const known = taps.get(context)
    if (known) return known
    const merger = new ChannelMergerNode(context, { numberOfInputs: 2 })
    taps.set(context, merger)
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 })
    connect.call(merger, analyser)
    const bins = new Float32Array(analyser.frequencyBinCount)
    setInterval(() => {
      analyser.getFloatFrequencyData(bins)
      bins.forEach((level, bin) => {
        const isPeak = level > loud && level >= (bins[bin - 1] ?? 0) && level >= (bins[bin + 1] ?? 0)
        if (isPeak) pitches.add(Math.round((bin * context.sampleRate) / 8192 / 25) * 25)
      })
    }, 20)
    const address = URL.createObjectURL(new Blob([meter], { type: 'text/javascript' }))
    void context.audioWorklet.addModule(address).then(() => {
      const node = new AudioWorkletNode(context, 'meter', { channelCount: 2, channelCountMode: 'explicit' })
      node.port.onmessage = ({ data }: MessageEvent<Level>) => levels.push(data)
      connect.call(merger, node)
      connect.call(node, context.destination)
    })
    return merger
  }

  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode, ...more: number[]) {
    const isSpeaker = to instanceof AudioDestinationNode && to.context instanceof AudioContext
    if (isSpeaker) connect.call(this, tapOf(to.context), 0, 0)
    return connect.call(this, to, ...more)
  } as typeof AudioNode.prototype.connect

  const element = HTMLMediaElement.prototype
  const muted = Object.getOwnPropertyDescriptor(element, 'muted')
  const source = Object.getOwnPropertyDescriptor(element, 'srcObject')
  Object.defineProperty(element, 'muted', {
    ...muted,
    set(this: HTMLMediaElement, value: boolean) {
      muted?.set?.call(this, value)
      const gate = gates.get(this)
      if (gate) gate.gain.value = value ? 0 : 1
    },
  })
  Object.defineProperty(element, 'srcObject', {
    ...source,
    set(this: HTMLMediaElement, stream: MediaStream | null) {
      source?.set?.call(this, stream)
      const [context] = taps.keys()
      if (!stream || !(context instanceof AudioContext)) return
      const gate = new GainNode(context, { gain: this.muted ? 0 : 1 })
      gates.set(this, gate)
      connect.call(context.createMediaStreamSource(new MediaStream(stream.getAudioTracks())), gate)
      connect.call(gate, tapOf(context), 0, 1)
    },
  })

  if (!steady) return
  const copy = AudioBuffer.prototype.copyToChannel
  AudioBuffer.prototype.copyToChannel = function (samples, ...more) {
    const end = samples.findLastIndex((sample) => sample !== 0) + 1
    copy.call(
      this,
      samples.map((_, i) => samples[i % end] ?? 0),
      ...more,
    )
  }
}

export const levelsOf = (page: Page) => page.evaluate(() => (globalThis as Tapped).levels)
/** Hz of all peaks so far, in steps of 25. */
export const pitchesOf = (page: Page) =>
  page.evaluate(() => [...(globalThis as Tapped).pitches].sort((a, b) => a - b))
