/**
 * What a robot hears and says: ICE, DTLS and SRTP by werift. After the first agreement our descriptions are
 * rewritten by hand, as mostly nothing but directions changes. The other end may move (an ICE restart) or begin
 * anew (a page that was reloaded and brings a new certificate); the robot then does the same.
 */

import {
  RTCPeerConnection,
  type RTCRtpCodecParameters,
  type RTCRtpSender,
  type RTCRtpTransceiver,
  type RtpPacket,
} from 'werift'
import type { Carrier } from './carrier.ts'
import type { DigitEar } from './digitEar.ts'
import { audioCodecs, isDigits } from './robotCodecs.ts'
import {
  answerTo,
  audioOnly,
  directionOf,
  fitInto,
  narrow,
  rewrite,
  sends,
  type Transport,
  transportOf,
} from './sdp.ts'
import type { Timers } from './timers.ts'
import { type Cadence, createTone } from './tone.ts'

export interface RobotMedia {
  /** Throws what cannot be served. */
  answer(offer: string): Promise<string>
  offer(): Promise<string>
  /** As before, unless another direction is given. */
  offerAgain(direction?: OwnDirection): Promise<string>
  accept(answer: string): Promise<void>
  playTone(cadence?: Cadence): void
  playEcho(): void
  /** What is heard here is said there, and no longer sent back. */
  relayTo(other: RobotMedia): void
  /** One packet of voice; where the codec was not agreed on, nothing. */
  say(mimeType: string, packet: RtpPacket): void
  close(): void
}

/** What a robot wants by itself: to talk, or to hold. */
export type OwnDirection = 'sendrecv' | 'sendonly'

interface Connection {
  readonly peer: RTCPeerConnection
  readonly transceiver: RTCRtpTransceiver
  /** The first description of ours, which later ones repeat. */
  readonly local: string
}

/** How long a path may be broken before the robot hangs up: enough for the other end to find another one. */
const lossPatience = 30_000

export interface RobotMediaOptions {
  readonly timers: Timers
  readonly onLost: () => void
  /** Brings a packet on its way, now or later or never. */
  readonly carry: Carrier
  readonly digits: DigitEar
}

export function createRobotMedia({ timers, onLost, carry, digits }: RobotMediaOptions): RobotMedia {
  let connection: Connection | undefined
  let remote: Transport = { ice: '', fingerprint: '' }
  let version = 1
  let role: 'active' | 'passive' = 'active'
  let sending = false
  /** What this side wants by itself: `sendonly` while it holds. Offered first, and kept once agreed. */
  let own: OwnDirection = 'sendrecv'
  let offered: OwnDirection = 'sendrecv'
  let closed = false
  let skipped = false
  let lastSource: number | undefined
  let relay: RobotMedia | undefined
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
      if (state === 'failed' || state === 'disconnected') waitForReturn()
    })
    return peer
  }

  function waitForReturn() {
    stopWaiting?.()
    stopWaiting = timers.after(lossPatience, onLost)
  }

  function take(peer: RTCPeerConnection): Connection {
    const [transceiver] = peer.getTransceivers()
    const local = peer.localDescription?.sdp
    if (closed || !transceiver || !local) throw new Error('no description')
    const before = connection
    connection = { peer, transceiver, local }
    // Read here and not from the track, which hears only what `a=ssrc` announced.
    transceiver.dtlsTransport.onRtp.subscribe((packet) => hear(transceiver, packet.clone()))
    void before?.peer.close()
    return connection
  }

  /** Digits stay here: sent back they would be a second press of each key. */
  function hear({ codecs }: RTCRtpTransceiver, packet: RtpPacket) {
    const codec = codecs.find((one) => one.payloadType === packet.header.payloadType)
    if (codec && isDigits(codec)) digits.hear(packet, codec.clockRate)
    else if (codec && relay) return relay.say(codec.mimeType, packet)
    else if (codec && !stopTone) return say(codec.mimeType, packet)
    skipped = true
  }

  function say(mimeType: string, packet: RtpPacket) {
    const { header } = packet
    const { sender, codecs } = connection?.transceiver ?? { codecs: [] }
    const codec = codecs.find((one) => one.mimeType.toLowerCase() === mimeType.toLowerCase())
    if (header.ssrc !== lastSource) skipped = true
    if (!sender || !codec || !sending) {
      skipped = true
      return
    }
    lastSource = header.ssrc
    // Numbers go on where they stopped: a gap would be counted as loss, a leap back breaks SRTP (RFC 3711 §3.3.1).
    if (skipped)
      sender.replaceRTP({
        sequenceNumber: (header.sequenceNumber - 1) & 0xffff,
        timestamp: (header.timestamp - codec.clockRate / 50) >>> 0,
      })
    skipped = false
    carry(() => sendWith(sender, codec, packet))
  }

  async function begin(offer: string) {
    const peer = newPeer()
    try {
      await peer.setRemoteDescription({ type: 'offer', sdp: offer })
      const [transceiver] = peer.getTransceivers()
      transceiver?.setDirection('sendrecv')
      await peer.setLocalDescription(await peer.createAnswer())
      take(peer)
      role = 'active'
    } catch (cause) {
      await peer.close()
      throw cause
    }
  }

  /** New ICE below the same DTLS (RFC 8842 §5.5); werift leaves the start to us once DTLS stands. */
  async function restart({ peer, transceiver }: Connection, offer: string) {
    await peer.setRemoteDescription({ type: 'offer', sdp: offer })
    await peer.setLocalDescription(await peer.createAnswer())
    connection = { peer, transceiver, local: peer.localDescription?.sdp ?? '' }
    transceiver.dtlsTransport.iceTransport.start().catch(waitForReturn)
  }

  return {
    async answer(offer) {
      const shown = audioOnly(offer)
      if (shown === undefined) throw new Error('no audio in the offer')
      const direction = narrow(answerTo(directionOf(offer)), own)
      const theirs = transportOf(offer)
      if (!connection || theirs.fingerprint !== remote.fingerprint) await begin(shown)
      else if (theirs.ice !== remote.ice) await restart(connection, shown)
      remote = theirs
      sending = sends(direction)
      const local = rewrite(connection?.local ?? '', { direction, version: version++, setup: role })
      return fitInto(offer, local)
    },

    async offer() {
      const peer = newPeer()
      peer.addTransceiver('audio', { direction: 'sendrecv' })
      await peer.setLocalDescription(await peer.createOffer())
      take(peer)
      return rewrite(connection?.local ?? '', { direction: own, version: version++, setup: 'actpass' })
    },

    async offerAgain(direction = own) {
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
      } else if (transportOf(answer).ice !== remote.ice)
        throw new Error('the other end answered from elsewhere')
      own = offered
      sending = sends(answerTo(directionOf(answer)))
    },

    playTone(cadence) {
      stopTone?.()
      const tone = createTone((packet) => {
        const { sender, codecs } = connection?.transceiver ?? { codecs: [] }
        const codec = codecs.find(({ mimeType }) => mimeType.toLowerCase() === 'audio/pcmu')
        if (sender && codec && sending) carry(() => sendWith(sender, codec, packet))
      }, cadence)
      stopTone = tone.stop
    },

    say,

    relayTo(other) {
      this.playEcho()
      relay = other
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

function sendWith(sender: RTCRtpSender, codec: RTCRtpCodecParameters, packet: RtpPacket) {
  sender.codec = codec
  packet.header.extensions = []
  packet.header.csrc = []
  // A path that breaks is noticed by ICE; one packet more or less does not matter.
  sender.sendRtp(packet).catch(() => undefined)
}
