/**
 * Conferences: each member is sent the microphone and the voices of the others, never its own. It follows the state
 * alone. Where the context may not run yet, members are sent the plain microphone until it does.
 */

import { type Call, type CallId, inFront } from '../phone/call.ts'

interface MixerParts {
  /** The page's one context; undefined where there is no Web Audio. */
  readonly open: () => AudioContext | undefined
  readonly streamOf: (track: MediaStreamTrack) => MediaStream
  readonly nodeOf: (id: CallId, context: AudioContext) => AudioNode | undefined
  /** This call's own clone of the microphone, which mute and hold switch off. */
  readonly microphoneOf: (id: CallId) => MediaStreamTrack | undefined
  /** The call sends this track from now on. */
  readonly send: (id: CallId, track: MediaStreamTrack) => void
}

export interface Mixer {
  follow(calls: readonly Call[]): void
  /** The call has another clone of the microphone. */
  microphoneChanged(id: CallId, microphone: MediaStreamTrack): void
  /** What the call sends: its mix, or this clone of the microphone. */
  outgoing(id: CallId, microphone: MediaStreamTrack): MediaStreamTrack
}

interface Mix {
  readonly out: MediaStreamAudioDestinationNode
  readonly track: MediaStreamTrack
  microphone: AudioNode
  /** Which voices flow in. */
  readonly from: Map<CallId, AudioNode>
}

export function createMixer({ open, streamOf, nodeOf, microphoneOf, send }: MixerParts): Mixer {
  const mixes = new Map<CallId, Mix>()
  let calls: readonly Call[] = []
  let watched: AudioContext | undefined

  function follow(next: readonly Call[]): void {
    calls = next
    const members = membersIn(calls)
    const context = members.length ? running() : undefined
    for (const [id, mix] of mixes) if (!context || !members.includes(id)) end(id, mix)
    if (!context) return
    for (const id of members) if (!mixes.has(id)) begin(context, id)
    const front = inFront(calls)
    const talking = front.filter(({ state }) => state.phase === 'connected' && !state.held.them)
    for (const [id, mix] of mixes) {
      const hears = front.some((call) => call.id === id)
      const wanted = hears ? talking.filter((call) => call.id !== id) : []
      connect(
        context,
        mix,
        wanted.map((call) => call.id),
      )
    }
  }

  /** It is made by the first conference; the click that merged is the gesture that lets it run. */
  function running(): AudioContext | undefined {
    const context = open()
    if (context && context !== watched) context.addEventListener('statechange', () => follow(calls))
    watched = context
    return context?.state === 'running' ? context : undefined
  }

  function begin(context: AudioContext, id: CallId): void {
    const clone = microphoneOf(id)
    if (!clone) return
    const out = context.createMediaStreamDestination()
    // A telephone has one channel; two would double what is sent.
    out.channelCount = 1
    const [track] = out.stream.getAudioTracks()
    if (!track) return
    const microphone = context.createMediaStreamSource(streamOf(clone))
    microphone.connect(out)
    mixes.set(id, { out, track, microphone, from: new Map() })
    send(id, track)
  }

  function end(id: CallId, mix: Mix): void {
    mixes.delete(id)
    const clone = microphoneOf(id)
    if (clone) send(id, clone)
    mix.microphone.disconnect()
    for (const node of mix.from.values()) node.disconnect(mix.out)
    mix.track.stop()
  }

  function connect(context: AudioContext, mix: Mix, wanted: readonly CallId[]): void {
    const nodes = new Map<CallId, AudioNode>()
    for (const id of wanted) {
      const node = nodeOf(id, context)
      if (node) nodes.set(id, node)
    }
    for (const [id, node] of mix.from) if (nodes.get(id) !== node) node.disconnect(mix.out)
    for (const [id, node] of nodes) if (mix.from.get(id) !== node) node.connect(mix.out)
    mix.from.clear()
    for (const [id, node] of nodes) mix.from.set(id, node)
  }

  return {
    follow,
    microphoneChanged: (id, microphone) => {
      const mix = mixes.get(id)
      if (!mix || !watched) return send(id, microphone)
      mix.microphone.disconnect()
      mix.microphone = watched.createMediaStreamSource(streamOf(microphone))
      mix.microphone.connect(mix.out)
    },
    outgoing: (id, microphone) => {
      // The clone may have come after the merge.
      follow(calls)
      return mixes.get(id)?.track ?? microphone
    },
  }
}

/** Connected calls that share a conference with another one, whoever is on hold. */
function membersIn(calls: readonly Call[]): readonly CallId[] {
  const joined = calls.filter((call) => call.conference !== undefined && call.state.phase === 'connected')
  return joined
    .filter((call) => joined.some((other) => other !== call && other.conference === call.conference))
    .map((call) => call.id)
}
