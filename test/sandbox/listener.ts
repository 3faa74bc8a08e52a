/** Ears and a voice for a SIP.js agent in Node: packets by werift, each recognised by what it carries. */

import type { SessionDescriptionHandler } from 'sip.js'
import {
  CipherContext,
  HashAlgorithm,
  NamedCurveAlgorithm,
  RTCCertificate,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
  SignatureAlgorithm,
} from 'werift'
import type { Direction } from '../../src/sandbox/sdp.ts'
import { directionOf, rewrite } from '../../src/sandbox/sdp.ts'

const payloadTypes: Readonly<Record<string, number>> = { opus: 111, PCMU: 0, PCMA: 8 }

const parameters = (codec: string) =>
  new RTCRtpCodecParameters({
    mimeType: `audio/${codec}`,
    clockRate: codec === 'opus' ? 48000 : 8000,
    channels: codec === 'opus' ? 2 : 1,
    payloadType: payloadTypes[codec] ?? 0,
  })

const digits = new RTCRtpCodecParameters({
  mimeType: 'audio/telephone-event',
  clockRate: 8000,
  channels: 1,
  payloadType: 126,
})

export interface Listener extends SessionDescriptionHandler {
  /** The direction of the next offer or answer of ours. */
  direct(direction: Direction): void
  /** Says it again and again, every 20 ms, until the test is over; returns what was said. */
  speak(word: string, payloadType?: number): string
  hush(): void
  /** Sends the packets of a key, one after the other, as the next of what is said. */
  press(packets: readonly RtpPacket[]): void
  /** Resolves with the payload type once that comes back. */
  hears(word: string): Promise<number>
  /** Resolves after so many packets more were said. */
  says(packets: number): Promise<void>
  /** Offers this text next, whatever it is. */
  offer(sdp: string): void
  /** Resolves once the other side asks for this direction. */
  isAsked(direction: Direction): Promise<void>
  /** Resolves once anything comes of that payload type. */
  hearsType(payloadType: number): Promise<void>
  /** What came since the last ask. */
  heardSince(): readonly string[]
  /** Begins anew: another transport, another certificate. */
  renew(): Promise<void>
  /** The direction the other side last asked for. */
  readonly theirs: Direction
}

export interface ListenerOptions {
  readonly codec?: string
  /** Candidates carry a name that nobody can look up, as in a page without a microphone (mDNS). */
  readonly hidden?: boolean
}

export function createListener({ codec = 'opus', hidden = false }: ListenerOptions): Listener {
  let peer = newPeer([])
  let direction: Direction = 'sendrecv'
  let theirs: Direction = 'sendrecv'
  let version = 1
  let sequence = 0
  let talk: NodeJS.Timeout | undefined
  let heard: string[] = []
  let offered: string | undefined
  const waiting = new Set<(packet: RtpPacket) => void>()
  const asked = new Set<() => void>()
  const said = new Set<() => void>()

  function newPeer(certificates: RTCCertificate[]) {
    const made = new RTCPeerConnection({
      codecs: { audio: [parameters(codec), digits] },
      certificates,
      iceServers: [],
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
    })
    made.addTransceiver('audio', { direction: 'sendrecv' }).dtlsTransport.onRtp.subscribe((packet) => {
      heard.push(packet.payload.toString())
      for (const tell of [...waiting]) tell(packet)
    })
    return made
  }

  function waitFor(fits: (packet: RtpPacket) => boolean): Promise<RtpPacket> {
    return new Promise((resolve) => {
      const look = (packet: RtpPacket) => {
        if (!fits(packet)) return
        waiting.delete(look)
        resolve(packet)
      }
      waiting.add(look)
    })
  }

  const listener: Listener = {
    get theirs() {
      return theirs
    },
    direct(wanted) {
      direction = wanted
    },
    hush: () => clearInterval(talk),
    offer(sdp) {
      offered = sdp
    },
    isAsked: (wanted) => until(asked, () => theirs === wanted),
    says(packets) {
      const end = sequence + packets
      return until(said, () => sequence >= end)
    },
    speak(word, payloadType = payloadTypes[codec] ?? 0) {
      clearInterval(talk)
      talk = setInterval(() => {
        const header = new RtpHeader({
          sequenceNumber: sequence & 0xffff,
          timestamp: sequence * 960,
          payloadType,
        })
        sequence++
        for (const tell of [...said]) tell()
        const [sender] = peer.getSenders()
        if (!sender) return
        sender.codec = payloadType === digits.payloadType ? digits : parameters(codec)
        void sender.sendRtp(new RtpPacket(header, Buffer.from(word)))
      }, 20)
      return word
    },
    press(packets) {
      const [sender] = peer.getSenders()
      if (!sender) return
      sender.codec = digits
      for (const { header, payload } of packets) {
        const next = new RtpHeader({ ...header, sequenceNumber: sequence++ & 0xffff })
        void sender.sendRtp(new RtpPacket(next, payload))
      }
    },
    hears: async (word) => (await waitFor((packet) => packet.payload.toString() === word)).header.payloadType,
    hearsType: async (payloadType) => {
      await waitFor((packet) => packet.header.payloadType === payloadType)
    },
    heardSince() {
      const before = heard
      heard = []
      return before
    },
    async renew() {
      const before = peer
      peer = newPeer([await newCertificate()])
      await before.close()
    },

    close() {
      clearInterval(talk)
      void peer.close()
    },
    hasDescription: (type) => type === 'application/sdp',
    rollbackDescription: async () => undefined,
    sendDtmf: () => false,
    async getDescription() {
      const odd = offered
      offered = undefined
      if (odd !== undefined) return { body: odd, contentType: 'application/sdp' }
      const isFirst = peer.signalingState === 'have-remote-offer' || !peer.remoteDescription
      const setup = peer.signalingState === 'have-remote-offer' ? 'active' : 'actpass'
      if (isFirst) {
        const made = setup === 'active' ? await peer.createAnswer() : await peer.createOffer()
        await peer.setLocalDescription(made)
      }
      const sdp = peer.localDescription?.sdp ?? ''
      const shown = hidden ? sdp.replace(/^(a=candidate:(?:\S+ ){4})\S+/gm, '$10b4c1c2e-hidden.local') : sdp
      return {
        body: rewrite(shown, { direction, version: version++, setup }),
        contentType: 'application/sdp',
      }
    },
    async setDescription(sdp) {
      theirs = directionOf(sdp)
      for (const tell of [...asked]) tell()
      const both = rewrite(withMid(sdp), {
        direction: 'sendrecv',
        version: 1,
        setup: /setup:(\w+)/.exec(sdp)?.[1] as 'active',
      })
      if (peer.signalingState === 'have-local-offer')
        await peer.setRemoteDescription({ type: 'answer', sdp: both })
      else if (!peer.remoteDescription) await peer.setRemoteDescription({ type: 'offer', sdp: both })
    },
  }
  return listener
}

function until(listeners: Set<() => void>, fits: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!fits()) return
      listeners.delete(look)
      resolve()
    }
    listeners.add(look)
    look()
  })
}

/** Unlike browsers, werift needs one. */
const withMid = (sdp: string) =>
  sdp.includes('a=mid:') ? sdp : sdp.replace(/^m=audio.*\r\n/m, '$&a=mid:0\r\n')

// By itself werift takes one certificate for the whole process; a browser makes one for each connection.
async function newCertificate(): Promise<RTCCertificate> {
  const made = await CipherContext.createSelfSignedCertificateWithKey(
    { signature: SignatureAlgorithm.ecdsa_3, hash: HashAlgorithm.sha256_4 },
    NamedCurveAlgorithm.secp256r1_23,
  )
  return new RTCCertificate(made.keyPem, made.certPem, made.signatureHash)
}

/** A factory for SIP.js that gives out this one listener. */
export const givingOut = (listener: Listener) => () => listener
