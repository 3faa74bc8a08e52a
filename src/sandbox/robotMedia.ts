/**
 * What a robot hears and says: ICE, DTLS and SRTP by werift. After the first agreement descriptions are rewritten
 * by hand, as nothing but directions changes; when the other end begins anew (a reload, an ICE restart, another
 * network), so does the robot, with a fresh connection.
 */

import { RTCPeerConnection, RTCRtpCodecParameters, type RTCRtpTransceiver, type RtpPacket } from 'werift'
import {
  answerTo,
  audioOnly,
  type Direction,
  directionOf,
  fitInto,
  rewrite,
  sends,
  transportOf,
} from './sdp.ts'
import type { Timers } from './timers.ts'
import { createTone } from './tone.ts'

export interface RobotMedia {
  /** Throws what cannot be served. */
  answer(offer: string): Promise<string>
  offer(): Promise<string>
  offerAgain(direction: 'sendrecv' | 'sendonly'): Promise<string>
  accept(answer: string): Promise<void>
  /** The offer made last was refused: all stays as it was. */
  withdraw(): void
  playTone(): void
  playEcho(): void
  close(): void
}

interface Connection {
  readonly peer: RTCPeerConnection
  readonly transceiver: RTCRtpTransceiver
  /** The first description of ours, which later ones repeat. */
  readonly local: string
}

const audioCodecs = [
  new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48000, channels: 2, payloadType: 111 }),
  new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: 0 }),
  new RTCRtpCodecParameters({ mimeType: 'audio/PCMA', clockRate: 8000, channels: 1, payloadType: 8 }),
  new RTCRtpCodecParameters({
    mimeType: 'audio/telephone-event',
    clockRate: 48000,
    channels: 1,
    payloadType: 110,
  }),
  new RTCRtpCodecParameters({
    mimeType: 'audio/telephone-event',
    clockRate: 8000,
    channels: 1,
    payloadType: 101,
  }),
]

/** How long a path may be broken before the robot hangs up: enough for the other end to find another one. */
const lossPatience = 30_000

export function createRobotMedia(timers: Timers, onLost: () => void): RobotMedia {
  let connection: Connection | undefined
  let remote = ''
  let version = 1
  let role: 'active' | 'passive' = 'active'
  let sending = false
  let offered: Direction | undefined
  let closed = false
  let stopTone: (() => void) | undefined
  let stopWaiting: (() => void) | undefined

  function newPeer(): RTCPeerConnection {
    if (closed) throw new Error('the call is over')
    const peer = new RTCPeerConnection({
      codecs: { audio: audioCodecs, video: [] },
      headerExtensions: { audio: [], video: [] },
      iceServers: [],
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
    })
    peer.connectionStateChange.subscribe((state) => {
      if (peer !== connection?.peer) return
      stopWaiting?.()
      stopWaiting = undefined
      if (state === 'failed' || state === 'disconnected') stopWaiting = timers.after(lossPatience, onLost)
    })
    return peer
  }

  function take(peer: RTCPeerConnection): Connection {
    const [transceiver] = peer.getTransceivers()
    const local = peer.localDescription?.sdp
    if (closed || !transceiver || !local) {
      void peer.close()
      throw new Error('no description')
    }
    const before = connection
    connection = { peer, transceiver, local }
    // Read here and not from the track, which hears only what `a=ssrc` announced.
    transceiver.dtlsTransport.onRtp.subscribe((packet) => {
      if (sending && !stopTone) sendBack(transceiver, packet.clone())
    })
    void before?.peer.close()
    return connection
  }

  return {
    async answer(offer) {
      const shown = audioOnly(offer)
      if (shown === undefined) throw new Error('no audio in the offer')
      const direction = answerTo(directionOf(offer))
      if (!connection || transportOf(offer) !== remote) {
        const peer = newPeer()
        await peer.setRemoteDescription({ type: 'offer', sdp: shown })
        const [transceiver] = peer.getTransceivers()
        transceiver?.setDirection('sendrecv')
        // Browsers do not let the DTLS role change within a call.
        if (transceiver && connection)
          transceiver.dtlsTransport.role = role === 'active' ? 'client' : 'server'
        await peer.setLocalDescription(await peer.createAnswer())
        take(peer)
        remote = transportOf(offer)
      }
      sending = sends(direction)
      const local = rewrite(connection?.local ?? '', { direction, version: version++, setup: role })
      return fitInto(offer, local)
    },

    async offer() {
      const peer = newPeer()
      peer.addTransceiver('audio', { direction: 'sendrecv' })
      await peer.setLocalDescription(await peer.createOffer())
      take(peer)
      offered = 'sendrecv'
      return rewrite(connection?.local ?? '', { direction: offered, version: version++, setup: 'actpass' })
    },

    async offerAgain(direction) {
      if (!connection) return this.offer()
      offered = direction
      return rewrite(connection.local, { direction, version: version++, setup: 'actpass' })
    },

    async accept(answer) {
      const shown = audioOnly(answer)
      if (!connection || shown === undefined) throw new Error('no audio in the answer')
      if (connection.peer.signalingState === 'have-local-offer') {
        await connection.peer.setRemoteDescription({ type: 'answer', sdp: shown })
        remote = transportOf(answer)
        role = /^a=setup:active/m.test(answer) ? 'passive' : 'active'
      } else if (transportOf(answer) !== remote) throw new Error('the other end answered from elsewhere')
      const theirs = answerTo(directionOf(answer))
      sending = sends(theirs) && sends(offered ?? 'sendrecv')
    },

    withdraw() {
      offered = undefined
    },

    playTone() {
      stopTone?.()
      const tone = createTone((packet) => {
        if (connection && sending) sendWith(connection.transceiver, packet, 'audio/pcmu')
      })
      stopTone = tone.stop
    },

    playEcho() {
      stopTone?.()
      stopTone = undefined
    },

    close() {
      closed = true
      stopTone?.()
      stopWaiting?.()
      void connection?.peer.close()
      connection = undefined
    },
  }
}

/** Digits are not sent back: they would be a second press of each key. */
function sendBack(transceiver: RTCRtpTransceiver, packet: RtpPacket) {
  const codec = transceiver.codecs.find((one) => one.payloadType === packet.header.payloadType)
  if (!codec || codec.mimeType.toLowerCase() === 'audio/telephone-event') return
  sendWith(transceiver, packet, codec.mimeType)
}

function sendWith(transceiver: RTCRtpTransceiver, packet: RtpPacket, mimeType: string) {
  const { sender } = transceiver
  const codec = transceiver.codecs.find((one) => one.mimeType.toLowerCase() === mimeType.toLowerCase())
  if (!codec) return
  sender.codec = codec
  packet.header.extensions = []
  packet.header.csrc = []
  void sender.sendRtp(packet)
}
