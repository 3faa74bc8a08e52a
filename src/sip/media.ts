/** Our SIP.js SessionDescriptionHandler: one peer connection for one call; offers, answers, rollback, directions. */

import type { SessionDescriptionHandler } from 'sip.js'
import type { Media } from '../phone/call.ts'
import type { Clock } from '../phone/clock.ts'
import { directionOf, theyHold } from './direction.ts'
import { gathered } from './ice.ts'
import type { Peers } from './peers.ts'
import { fingerprintIn, mendPayloads, ufragIn } from './sdp.ts'

export interface MediaParts {
  readonly peers: Pick<Peers, 'take'>
  readonly relayOnly: () => boolean
  /** Asks for the microphone; no peer connection is made before it is granted, so no `.local` names go out. */
  readonly track: () => Promise<MediaStreamTrack>
  readonly heard: (stream: MediaStream) => void
  readonly flows: (media: Media) => void
  /** They hold us, or do not any more, as their last description says. */
  readonly theyHold: (held: boolean) => void
  /** A way to us was found after our description had gone. */
  readonly foundLate: () => void
  /** Resolves when no digit is being played. */
  readonly digitOver: () => Promise<void>
  readonly clock: Clock
}

export interface CallMedia extends SessionDescriptionHandler {
  /** What our next description asks for: `sendonly` while we hold. */
  want: 'sendrecv' | 'sendonly'
  /** Opens the microphone, so that Answer can fail before anything is said. */
  prepare(): Promise<void>
  /** The description of a 183: heard at once, not final. */
  earlyAnswer(sdp: string): Promise<void>
  /** Forgets an offer of ours that could not be sent. */
  takeBackOffer(): Promise<void>
  /** The next offer starts ICE anew. */
  restartIce(): void
  /** Whether the far side agreed to telephone-event (RFC 4733). */
  takesRtpDigits(): boolean
  /** None while a description of theirs is set or waits for our answer, as it may stop the sender. */
  dtmf(): RTCDTMFSender | null
  replaceTrack(track: MediaStreamTrack): void
  stats(): Promise<readonly Record<string, unknown>[] | undefined>
  /** Resolves when no offer is under way on the peer connection. */
  stable(): Promise<void>
}

const sdpType = 'application/sdp'

export function createMedia(parts: MediaParts): CallMedia {
  let opening: Promise<RTCPeerConnection> | undefined
  let pc: RTCPeerConnection | undefined
  let sender: RTCRtpSender | undefined
  let closed = false
  let held = false
  let iceRestart = false
  let hasServers = false
  /** Our offer: being written, or handed on to be sent. What comes in while it is written is an offer of theirs. */
  let offer: 'none' | 'writing' | 'out' = 'none'
  let settling = false

  function open(): Promise<RTCPeerConnection> {
    opening ??= (async () => {
      const asked = parts.track()
      const fresh = await parts.peers.take(asked)
      const track = await asked
      if (closed) {
        fresh.pc.close()
        throw new Error('The call is over.')
      }
      pc = fresh.pc
      hasServers = fresh.hasServers
      watch(pc)
      // addTrack rather than addTransceiver: only such a transceiver joins a section that they offer (RFC 8829 §5.10).
      sender = pc.addTrack(track, new MediaStream([track]))
      parts.flows('connecting')
      return pc
    })()
    return opening
  }

  /** Another certificate is another end (RFC 8842 §5.5): not every browser goes on with it on the same connection. */
  function startAnew(): Promise<RTCPeerConnection> {
    pc?.close()
    opening = undefined
    iceRestart = false
    return open()
  }

  const isSettled = () => !settling && pc?.signalingState !== 'have-remote-offer'

  function watch(peer: RTCPeerConnection) {
    peer.addEventListener('track', (event) => {
      if (event.track.kind !== 'audio') return
      parts.heard(event.streams[0] ?? new MediaStream([event.track]))
    })
    peer.addEventListener('connectionstatechange', () => {
      if (closed || peer !== pc) return
      const state = peer.connectionState
      if (state === 'connected') parts.flows('flowing')
      else if (state === 'disconnected' || state === 'failed') parts.flows('interrupted')
    })
  }

  /** Sets the direction we want, and lets go of video that somebody offered. */
  function direct(peer: RTCPeerConnection) {
    for (const transceiver of peer.getTransceivers()) {
      if (transceiver.receiver.track.kind !== 'audio') transceiver.stop()
      else if (transceiver.currentDirection !== 'stopped') transceiver.direction = media.want
    }
  }

  function noteHold(sdp: string, ours: 'sendrecv' | 'sendonly' | 'theirs') {
    const now = theyHold(directionOf(sdp), ours, held)
    if (now === held) return
    held = now
    parts.theyHold(now)
  }

  /**
   * Their description may stop the sender, an offer of theirs as soon as it is set. A digit that is cut off goes on when
   * the sender does, with a new timestamp (Chromium): it would be heard twice.
   */
  async function settle(apply: () => Promise<void>): Promise<void> {
    settling = true
    try {
      await parts.digitOver()
      await apply()
    } finally {
      settling = false
    }
  }

  async function describeCall(peer: RTCPeerConnection): Promise<string> {
    direct(peer)
    const answering = peer.signalingState === 'have-remote-offer'
    if (!answering) offer = 'writing'
    const given = () => {
      if (!answering && offer !== 'writing') throw new Error('The far side made an offer first.')
    }
    const before = ufragIn(peer.localDescription?.sdp)
    const description = answering ? await peer.createAnswer() : await peer.createOffer({ iceRestart })
    given()
    await peer.setLocalDescription(description)
    // A changed direction gathers nothing new; the first description and every ICE restart, also theirs, do.
    if (ufragIn(peer.localDescription?.sdp) !== before) await gatherFor(peer)
    given()
    const sdp = peer.localDescription?.sdp
    if (!sdp) throw new Error('The call is over.')
    if (!answering) {
      offer = 'out'
      iceRestart = false
    }
    return sdp
  }

  async function rollback(): Promise<void> {
    offer = 'none'
    if (pc?.signalingState === 'have-local-offer') await pc.setLocalDescription({ type: 'rollback' })
    else if (pc?.signalingState === 'have-remote-offer')
      await pc.setRemoteDescription({ type: 'rollback' } as RTCSessionDescriptionInit)
  }

  async function gatherFor(peer: RTCPeerConnection): Promise<void> {
    await gathered(peer, { servers: hasServers, relayOnly: parts.relayOnly(), clock: parts.clock })
    if (peer.iceGatheringState === 'complete') return
    const late = ({ candidate }: RTCPeerConnectionIceEvent) => {
      if (!/\btyp (?:srflx|relay)\b/.test(candidate?.candidate ?? '')) return
      peer.removeEventListener('icecandidate', late)
      if (!closed && peer === pc) parts.foundLate()
    }
    peer.addEventListener('icecandidate', late)
  }

  const media: CallMedia = {
    want: 'sendrecv',
    prepare: () => open().then(() => undefined),
    hasDescription: (contentType) => contentType.toLowerCase().split(';')[0]?.trim() === sdpType,
    getDescription: async () => ({ body: await describeCall(await open()), contentType: sdpType }),
    setDescription: async (sdp) => {
      let peer = await open()
      const answer = offer === 'out'
      if (answer) offer = 'none'
      else await rollback()
      const before = fingerprintIn(peer.remoteDescription?.sdp)
      if (!answer && before && fingerprintIn(sdp) !== before) peer = await startAnew()
      const mended = answer ? sdp : mendPayloads(sdp, peer.localDescription?.sdp ?? '')
      await settle(() => peer.setRemoteDescription({ type: answer ? 'answer' : 'offer', sdp: mended }))
      noteHold(sdp, answer ? media.want : 'theirs')
    },
    earlyAnswer: async (sdp) => {
      const peer = await open()
      // A second 183 says nothing that counts before the final answer.
      if (peer.signalingState !== 'have-local-offer') return
      await peer.setRemoteDescription({ type: 'pranswer', sdp })
    },
    rollbackDescription: () => rollback(),
    takeBackOffer: async () => {
      if (offer !== 'none') await rollback()
    },
    restartIce: () => {
      iceRestart = true
    },
    takesRtpDigits: () => /^a=rtpmap:\d+ telephone-event\//im.test(pc?.remoteDescription?.sdp ?? ''),
    stats: async () => (pc ? [...(await pc.getStats()).values()] : undefined),
    // Chromium plays a digit into a path that is not there yet, or not any more, and it is lost.
    dtmf: () => (isSettled() && pc?.connectionState === 'connected' ? (sender?.dtmf ?? null) : null),
    replaceTrack: (track) => {
      // Refused only once the call is over, when nothing is sent anyway.
      sender?.replaceTrack(track).catch(() => {})
    },
    stable: async () => {
      const peer = pc
      if (!peer || peer.signalingState === 'stable' || peer.signalingState === 'closed') return
      await new Promise<void>((resolve) => {
        const look = () => {
          if (peer.signalingState !== 'stable' && peer.signalingState !== 'closed') return
          peer.removeEventListener('signalingstatechange', look)
          resolve()
        }
        peer.addEventListener('signalingstatechange', look)
      })
    },
    // Digits go by `digits.ts`, whose queue loses none; SIP.js never asks for this.
    sendDtmf: () => false,
    close: () => {
      closed = true
      pc?.close()
      pc = undefined
      opening = Promise.reject(new Error('The call is over.'))
      opening.catch(() => {})
    },
  }
  return media
}
