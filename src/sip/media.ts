/** Our SIP.js SessionDescriptionHandler: one peer connection for one call; offers, answers, rollback, directions. */

import type { SessionDescriptionHandler } from 'sip.js'
import type { Media } from '../phone/call.ts'
import type { Clock } from '../phone/clock.ts'
import { directionOf, theyHold } from './direction.ts'
import { gathered, type IceServers, resolveIceServers } from './ice.ts'
import { type NewPeer, openPeer } from './peer.ts'
import { mendPayloads } from './sdp.ts'

export interface MediaParts {
  readonly newPeer: NewPeer
  readonly iceServers: () => IceServers
  readonly relayOnly: () => boolean
  /** Asks for the microphone; no peer connection is made before it is granted, so no `.local` names go out. */
  readonly track: () => Promise<MediaStreamTrack>
  readonly heard: (stream: MediaStream) => void
  readonly flows: (media: Media) => void
  /** They hold us, or do not any more, as their last description says. */
  readonly theyHold: (held: boolean) => void
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
  dtmf(): RTCDTMFSender | null
  replaceTrack(track: MediaStreamTrack): void
  stats(): Promise<readonly Record<string, unknown>[] | undefined>
  /** Resolves when no offer is under way on the peer connection. */
  stable(): Promise<void>
}

const sdpType = 'application/sdp'

/** Another one means other candidates (RFC 8839 §4.4.1.1.1). */
function ufragIn(sdp: string | undefined): string | undefined {
  return sdp === undefined ? undefined : (/^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? '')
}

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

  function open(): Promise<RTCPeerConnection> {
    opening ??= (async () => {
      const [track, iceServers] = await Promise.all([parts.track(), resolveIceServers(parts.iceServers())])
      if (closed) throw new Error('The call is over.')
      hasServers = iceServers.length > 0
      const configuration: RTCConfiguration = {
        iceServers: [...iceServers],
        iceTransportPolicy: parts.relayOnly() ? 'relay' : 'all',
        // Not max-bundle: Chromium then refuses answers without a BUNDLE group, as rtpengine and FreeSWITCH write them.
        bundlePolicy: 'balanced',
      }
      pc = await openPeer(parts.newPeer, configuration, parts.clock)
      if (closed) {
        pc.close()
        throw new Error('The call is over.')
      }
      watch(pc)
      // addTrack rather than addTransceiver: only such a transceiver joins a section that they offer (RFC 8829 §5.10).
      sender = pc.addTrack(track, new MediaStream([track]))
      parts.flows('connecting')
      return pc
    })()
    return opening
  }

  function watch(peer: RTCPeerConnection) {
    peer.addEventListener('track', (event) => {
      if (event.track.kind !== 'audio') return
      parts.heard(event.streams[0] ?? new MediaStream([event.track]))
    })
    peer.addEventListener('connectionstatechange', () => {
      if (closed) return
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
    if (ufragIn(peer.localDescription?.sdp) !== before)
      await gathered(peer, { servers: hasServers, relayOnly: parts.relayOnly(), clock: parts.clock })
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

  const media: CallMedia = {
    want: 'sendrecv',
    prepare: () => open().then(() => undefined),
    hasDescription: (contentType) => contentType.toLowerCase().split(';')[0]?.trim() === sdpType,
    getDescription: async () => ({ body: await describeCall(await open()), contentType: sdpType }),
    setDescription: async (sdp) => {
      const peer = await open()
      const answer = offer === 'out'
      if (answer) offer = 'none'
      else await rollback()
      const mended = answer ? sdp : mendPayloads(sdp, peer.localDescription?.sdp ?? '')
      await peer.setRemoteDescription({ type: answer ? 'answer' : 'offer', sdp: mended })
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
    dtmf: () => sender?.dtmf ?? null,
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
