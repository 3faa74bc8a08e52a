/** The far sides' voices as Web Audio takes them: one node per track, shared by whoever listens in. */

import { type Call, type CallId, isLive } from '../phone/call.ts'

export interface Voices {
  /** True where this is a track that was not known before. */
  heard(id: CallId, stream: MediaStream): boolean
  follow(calls: readonly Call[]): void
  /** A context sees each track through one node. */
  nodeOf(id: CallId, context: AudioContext): AudioNode | undefined
}

interface Voice {
  readonly track: MediaStreamTrack
  node?: AudioNode
}

export function createVoices(streamOf: (track: MediaStreamTrack) => MediaStream): Voices {
  const voices = new Map<CallId, Voice>()
  return {
    heard: (id, stream) => {
      const [track] = stream.getAudioTracks()
      if (!track || voices.get(id)?.track === track) return false
      voices.set(id, { track })
      return true
    },
    follow: (calls) => {
      const live = new Set(calls.filter(isLive).map((call) => call.id))
      for (const id of voices.keys()) if (!live.has(id)) voices.delete(id)
    },
    nodeOf: (id, context) => {
      const voice = voices.get(id)
      // Of the track alone: a far side on hold is taken out of its stream, and comes back as the same track.
      if (voice) voice.node ??= context.createMediaStreamSource(streamOf(voice.track))
      return voice?.node
    },
  }
}
