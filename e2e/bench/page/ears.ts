/** Hears what a page plays and what comes in, and when; for every phone alike. */

/** Far below any tone, far above the rounding of silence. */
const audible = 0.001

export interface Ears {
  /** When the sound at the output next is so, on the page's own clock. */
  output(wanted: 'sounds' | 'silent'): Promise<number>
  /** Of two calls one is silent now: when its next packet is played. Resolves once it is known which one that is. */
  nextOfTheSilent(): Promise<() => Promise<number>>
}

/** From now on: it must come before a phone takes hold of the browser's parts. */
export function listen(patience: number): Ears {
  const connections: RTCPeerConnection[] = []
  const outputs: AnalyserNode[] = []
  const players: HTMLAudioElement[] = []
  const connect = AudioNode.prototype.connect as (
    this: AudioNode,
    to: AudioNode,
    ...more: number[]
  ) => AudioNode
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      connections.push(this)
      // Packets that nobody plays are not looked at; JsSIP leaves that to its user.
      this.addEventListener('track', ({ track }) => {
        const player = new Audio()
        player.muted = true
        player.srcObject = new MediaStream([track])
        void player.play()
        players.push(player)
      })
    }
  }
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode, ...more: number[]) {
    if (to instanceof AudioDestinationNode) {
      // The shortest there is: 32 samples are less than a millisecond.
      const output = new AnalyserNode(to.context, { fftSize: 32 })
      outputs.push(output)
      connect.call(this, output)
    }
    return connect.call(this, to, ...more)
  } as typeof AudioNode.prototype.connect

  const sounds = () =>
    outputs.some((output) => {
      const samples = new Float32Array(output.fftSize)
      output.getFloatTimeDomainData(samples)
      return samples.some((sample) => Math.abs(sample) > audible)
    })

  async function when(holds: () => boolean): Promise<number> {
    const until = performance.now() + patience
    while (!holds()) {
      if (performance.now() > until) throw new Error(`Not heard in ${patience} ms.`)
      await turn()
    }
    return performance.now()
  }

  /** When what is played now was sent, by the sender's clock. */
  const played = (connection: RTCPeerConnection) =>
    connection.getReceivers()[0]?.getSynchronizationSources()[0]?.rtpTimestamp

  return {
    output: async (wanted) => {
      if (wanted === 'sounds') return when(sounds)
      let lastSound = performance.now()
      return when(() => {
        if (sounds()) lastSound = performance.now()
        return performance.now() - lastSound > 100
      })
    },
    nextOfTheSilent: async () => {
      const open = connections.filter(({ connectionState }) => connectionState === 'connected')
      const before = open.map(played)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const silent = open.filter((connection, i) => played(connection) === before[i])
      const [one] = silent
      if (!one || silent.length !== 1) throw new Error(`${silent.length} of ${open.length} calls are silent.`)
      const last = played(one)
      return () => when(() => played(one) !== last)
    },
  }
}

/** One turn of the event loop; timers would take four milliseconds. */
const turn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })
