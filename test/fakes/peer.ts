/** A peer connection that only follows the rules of offer and answer (JSEP, RFC 8829), and says so in its SDP. */

type Description = { type: RTCSdpType; sdp: string }
type Direction = RTCRtpTransceiverDirection

// Node has no MediaStream; a bag of tracks is all that our code makes of it.
class FakeStream {
  readonly tracks: readonly unknown[]
  constructor(tracks: readonly unknown[]) {
    this.tracks = tracks
  }
}
Object.assign(globalThis, { MediaStream: FakeStream })

export class FakeDtmf extends EventTarget {
  canInsertDTMF = true
  readonly played: string[] = []
  insertDTMF(tones: string) {
    this.played.push(tones)
    queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('tonechange'), { tone: '' })))
  }
}

export class FakePeer extends EventTarget {
  signalingState: RTCSignalingState = 'stable'
  iceGatheringState: RTCIceGatheringState = 'complete'
  connectionState: RTCPeerConnectionState = 'new'
  localDescription: Description | null = null
  remoteDescription: Description | null = null
  readonly dtmf = new FakeDtmf()
  readonly transceiver = {
    receiver: { track: { kind: 'audio' } },
    direction: 'sendrecv' as Direction,
    currentDirection: null as Direction | null,
    stop: () => undefined,
  }
  #settledLocal: Description | null = null

  addTrack() {
    return { dtmf: this.dtmf, replaceTrack: async () => undefined }
  }

  getTransceivers() {
    return [this.transceiver]
  }

  /** What getStats says, and how often it was asked. */
  stats: readonly Record<string, unknown>[] = []
  looks = 0

  async getStats() {
    this.looks++
    return new Map(this.stats.map((entry, index) => [String(index), entry]))
  }

  /** How often ICE was started anew. */
  restarts = 0

  async createOffer(options: RTCOfferOptions = {}) {
    if (options.iceRestart) this.restarts++
    this.#check('stable', 'have-local-offer')
    return { type: 'offer', sdp: sdpWith(this.transceiver.direction) }
  }

  async createAnswer() {
    this.#check('have-remote-offer')
    const theirs = directionIn(this.remoteDescription?.sdp ?? '')
    const sends = /^send/.test(this.transceiver.direction) && /recv$/.test(theirs)
    const hears = /recv$/.test(this.transceiver.direction) && /^send/.test(theirs)
    return {
      type: 'answer',
      sdp: sdpWith(sends ? (hears ? 'sendrecv' : 'sendonly') : hears ? 'recvonly' : 'inactive'),
    }
  }

  async setLocalDescription(description: Description) {
    if (description.type === 'rollback') {
      this.#check('have-local-offer')
      this.localDescription = this.#settledLocal
      return this.#move('stable')
    }
    if (description.type === 'offer') this.#check('stable', 'have-local-offer')
    else this.#check('have-remote-offer')
    this.localDescription = description
    if (description.type === 'offer') return this.#move('have-local-offer')
    this.#settle()
  }

  async setRemoteDescription(description: Description) {
    if (description.type === 'rollback') {
      this.#check('have-remote-offer')
      return this.#move('stable')
    }
    if (!description.sdp.includes('m=audio')) throw new DOMException('no audio', 'OperationError')
    if (description.type === 'offer') this.#check('stable')
    else this.#check('have-local-offer', 'have-remote-pranswer')
    this.remoteDescription = description
    if (description.type === 'offer') return this.#move('have-remote-offer')
    if (description.type === 'pranswer') return this.#move('have-remote-pranswer')
    this.#settle()
  }

  close() {
    this.signalingState = 'closed'
    this.connectionState = 'closed'
  }

  connect(state: RTCPeerConnectionState) {
    this.connectionState = state
    this.dispatchEvent(new Event('connectionstatechange'))
  }

  #settle() {
    this.#settledLocal = this.localDescription
    this.#move('stable')
    if (this.connectionState === 'new') this.connect('connected')
  }

  #move(state: RTCSignalingState) {
    this.signalingState = state
    this.dispatchEvent(new Event('signalingstatechange'))
  }

  #check(...states: RTCSignalingState[]) {
    if (!states.includes(this.signalingState))
      throw new DOMException(`Called in wrong state: ${this.signalingState}`, 'InvalidStateError')
  }
}

export function sdpWith(direction: string, generation = 0): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0 126',
    'c=IN IP4 127.0.0.1',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:126 telephone-event/8000',
    `a=ice-ufrag:u${generation}`,
    'a=candidate:1 1 udp 1 127.0.0.1 50000 typ host',
    `a=${direction}`,
    '',
  ]
  return lines.join('\r\n')
}

function directionIn(sdp: string): string {
  return /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(sdp)?.[1] ?? 'sendrecv'
}
