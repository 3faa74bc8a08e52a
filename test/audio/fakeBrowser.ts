/** A browser's sound, pretended: what the code under test opened, played and stopped can be looked at. */

import type { BrowserParts } from '../../src/audio/browser.ts'

export class FakeTrack extends EventTarget {
  readonly kind = 'audio'
  readyState: MediaStreamTrackState = 'live'
  enabled = true
  /** How loud it is now, of full scale. */
  loudness = 0
  readonly clones: FakeTrack[] = []
  readonly deviceId: string
  readonly label: string
  constructor(deviceId = 'default', label = 'Default - Desk') {
    super()
    this.deviceId = deviceId
    this.label = label
  }
  getSettings() {
    return { deviceId: this.deviceId }
  }
  clone(): FakeTrack {
    const copy = new FakeTrack()
    this.clones.push(copy)
    return copy
  }
  stop(): void {
    this.readyState = 'ended'
  }
  /** As when the headset is pulled out: clones die with it, and events tell. */
  unplug(): void {
    for (const track of [this, ...this.clones]) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  }
}

export class FakeElement {
  autoplay = false
  muted = false
  paused = true
  srcObject: unknown = null
  sink = ''
  readonly #browser: FakeBrowser
  constructor(browser: FakeBrowser) {
    this.#browser = browser
  }
  async play(): Promise<void> {
    if (!this.#browser.mayPlay && !this.muted) {
      this.paused = true
      throw named('NotAllowedError')
    }
    this.paused = false
  }
  pause(): void {
    this.paused = true
  }
  async setSinkId(id: string): Promise<void> {
    if (this.#browser.refusesSink) throw named('NotAllowedError')
    this.sink = id
  }
}

class FakeSource extends EventTarget {
  buffer: { data: Float32Array } | null = null
  loop = false
  startedAt: number | undefined
  stopsAt: number | undefined
  connect<T>(node: T): T {
    return node
  }
  start(): void {
    this.startedAt = 0
  }
  stop(at: number): void {
    this.stopsAt = at
  }
}

/** One end of a mix: which tracks flow into which. */
export class FakeNode {
  readonly sources = new Set<FakeNode>()
  readonly targets = new Set<FakeNode>()
  readonly track: FakeTrack
  channelCount = 2
  constructor(track: FakeTrack) {
    this.track = track
  }
  readonly stream = { getAudioTracks: () => [this.track] }
  connect(node: FakeNode): FakeNode {
    this.targets.add(node)
    // Of what is no fake of ours nobody asks.
    node.sources?.add(this)
    return node
  }
  disconnect(from?: FakeNode): void {
    for (const node of from ? [from] : [...this.targets]) {
      // As the browser does: parting what is not joined is an error.
      if (!this.targets.delete(node)) throw named('InvalidAccessError')
      node.sources?.delete(this)
    }
  }
}

class FakeAnalyser extends FakeNode {
  fftSize = 2048
  getFloatTimeDomainData(into: Float32Array): void {
    into.fill(Math.max(0, ...[...this.sources].map(({ track }) => (track.enabled ? track.loudness : 0))))
  }
}

export class FakeContext extends EventTarget {
  state: AudioContextState
  currentTime = 0
  destination = {}
  sink = ''
  readonly sources: FakeSource[] = []
  readonly #browser: FakeBrowser
  constructor(browser: FakeBrowser) {
    super()
    this.#browser = browser
    this.state = browser.mayPlay ? 'running' : 'suspended'
  }
  resume(): Promise<void> {
    if (!this.#browser.mayPlay) return new Promise(() => undefined)
    this.become('running')
    return Promise.resolve()
  }
  async close(): Promise<void> {
    this.become('closed')
  }
  become(state: AudioContextState): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
  async setSinkId(id: string): Promise<void> {
    this.sink = id
  }
  createBuffer(_channels: number, length: number) {
    const data = new Float32Array(length)
    return { data, copyToChannel: (from: Float32Array) => data.set(from) }
  }
  createBufferSource(): FakeSource {
    const source = new FakeSource()
    this.sources.push(source)
    return source
  }
  readonly volumes: { value: number }[] = []
  readonly mixes: FakeNode[] = []
  createMediaStreamDestination(): FakeNode {
    const node = new FakeNode(new FakeTrack())
    this.mixes.push(node)
    return node
  }
  createMediaStreamSource(stream: { getAudioTracks(): FakeTrack[] }): FakeNode {
    const [track] = stream.getAudioTracks()
    if (!track) throw named('InvalidStateError')
    return new FakeNode(track)
  }
  createAnalyser(): FakeAnalyser {
    return new FakeAnalyser(new FakeTrack())
  }
  createGain() {
    const gain = {
      value: 1,
      setTargetAtTime: () => undefined,
      cancelScheduledValues: () => undefined,
      setValueAtTime: () => undefined,
    }
    this.volumes.push(gain)
    return { gain, connect: <T>(node: T) => node, disconnect: () => undefined }
  }
  /** The delays that lead to the speaker, and which microphones lead into them. */
  readonly delays: { readonly delayTime: { value: number }; isConnected: boolean }[] = []
  createDelay() {
    const delay = { delayTime: { value: 0 }, isConnected: false }
    this.delays.push(delay)
    return Object.assign(delay, {
      connect: <T>(node: T) => {
        delay.isConnected = true
        return node
      },
      disconnect: () => {
        delay.isConnected = false
      },
    })
  }
  /** What sounds now, as samples of one period; undefined when silent. */
  get playing(): Float32Array | undefined {
    return this.sources.find(
      (one) => one.startedAt !== undefined && !(Number(one.stopsAt) <= this.currentTime + 0.1),
    )?.buffer?.data
  }
}

export class FakeBrowser {
  mayPlay = true
  refusesSink = false
  active: boolean | undefined = true
  /** What getUserMedia answers: a track, or the name of an error. */
  answer: () => Promise<FakeTrack> = async () => new FakeTrack()
  list: { kind: MediaDeviceKind; deviceId: string; label: string }[] = [
    { kind: 'audioinput', deviceId: 'default', label: 'Default - Desk' },
    { kind: 'audioinput', deviceId: 'desk', label: 'Desk' },
    { kind: 'audiooutput', deviceId: 'desk-out', label: 'Desk' },
  ]
  readonly asked: MediaStreamConstraints[] = []
  readonly opened: FakeTrack[] = []
  readonly contexts: FakeContext[] = []
  readonly elements: FakeElement[] = []
  readonly permission = Object.assign(new EventTarget(), { state: 'prompt' as PermissionState })
  readonly timers = new Set<() => void>()
  readonly media = Object.assign(new EventTarget(), {
    enumerateDevices: async () => this.list,
    getUserMedia: async (constraints: MediaStreamConstraints) => {
      this.asked.push(constraints)
      const track = await this.answer()
      this.opened.push(track)
      return { getAudioTracks: () => [track] }
    },
  })

  /** What is heard on this track: itself, or what is mixed into it. */
  soundsIn(track: FakeTrack): readonly FakeTrack[] {
    const mix = this.contexts.flatMap((context) => context.mixes).find((one) => one.track === track)
    const parts = mix ? [...mix.sources].map((source) => source.track) : [track]
    return parts.filter((part) => part.enabled && part.readyState === 'live')
  }

  /** Lets the waits of the code under test run out. */
  elapse(): void {
    const due = [...this.timers]
    this.timers.clear()
    for (const run of due) run()
  }

  get parts(): BrowserParts {
    const parts = {
      mediaDevices: this.media,
      permissions: { query: async () => this.permission },
      secure: true,
      language: 'de-DE',
      hasBeenActive: () => this.active,
      audioContext: () => {
        const context = new FakeContext(this)
        this.contexts.push(context)
        return context
      },
      audioElement: () => {
        const element = new FakeElement(this)
        this.elements.push(element)
        return element
      },
      streamOf: (track: FakeTrack) => ({ getAudioTracks: () => [track] }),
      later: (_ms: number, then: () => void) => {
        this.timers.add(then)
        return () => this.timers.delete(then)
      },
    }
    // The fakes have what the code uses of the DOM's types, not all of them.
    return parts as unknown as BrowserParts
  }
}

export function named(name: string): DOMException {
  return new DOMException(`pretended ${name}`, name)
}

/** Lets every promise that can settle do so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
