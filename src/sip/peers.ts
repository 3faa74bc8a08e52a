/** Peer connections for calls: one is made a little ahead when a call is likely, so that its candidates are there. */

import type { Clock } from '../phone/clock.ts'
import type { IceServers } from './iceServers.ts'
import { type NewPeer, openPeer } from './peer.ts'

export interface PeersParts {
  readonly newPeer: NewPeer
  readonly servers: IceServers
  readonly relayOnly: () => boolean
  /** The microphone is allowed: before, addresses are hidden (RFC 8828), and nothing is made. */
  readonly mayWarm: () => boolean
  readonly clock: Clock
}

export interface Peer {
  readonly pc: RTCPeerConnection
  readonly hasServers: boolean
}

export interface Peers {
  /** A call is likely soon. Tells nobody but our own ICE servers. */
  warm(): void
  /** A connection for one call, made when `allowed` resolves; rejects as that does, or where none can be had. */
  take(allowed: Promise<unknown>): Promise<Peer>
  /** Lets go of what was made ahead. */
  cool(): void
  /** The network may be another: what was learnt of the old one is nothing worth. */
  moved(): void
}

const warmFor = 60_000

export function createPeers({ newPeer, servers, relayOnly, mayWarm, clock }: PeersParts): Peers {
  let ahead: Promise<Peer> | undefined
  let cancel = () => {}

  async function make(iceServers: readonly RTCIceServer[], pool: number): Promise<Peer> {
    const configuration: RTCConfiguration = {
      iceServers: [...iceServers],
      iceTransportPolicy: relayOnly() ? 'relay' : 'all',
      // Not max-bundle: Chromium then refuses answers without a BUNDLE group, as rtpengine and FreeSWITCH write them.
      bundlePolicy: 'balanced',
      ...(pool && { iceCandidatePoolSize: pool }),
    }
    const pc = await openPeer(newPeer, configuration, clock)
    servers.watch(pc, iceServers)
    return { pc, hasServers: iceServers.length > 0 }
  }

  function cool() {
    cancel()
    const old = ahead
    ahead = undefined
    old?.then(
      ({ pc }) => pc.close(),
      () => {},
    )
  }

  return {
    warm: () => {
      if (ahead || !mayWarm()) return
      // More than one would allocate several relays for a call that may never be.
      const mine = servers.current().then((list) => make(list, 1))
      mine.catch(() => {
        if (ahead === mine) ahead = undefined
      })
      ahead = mine
      cancel = clock.after(warmFor, cool)
    },
    take: async (allowed) => {
      const mine = ahead
      ahead = undefined
      cancel()
      const list = mine ? Promise.resolve([]) : servers.current()
      try {
        await allowed
      } catch (error) {
        mine?.then(({ pc }) => pc.close()).catch(() => {})
        throw error
      }
      return (await mine?.catch(() => undefined)) ?? make(await list, 0)
    },
    cool,
    moved: () => {
      servers.forget()
      cool()
    },
  }
}
