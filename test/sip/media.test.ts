// The media of one call on fake peer connections: other certificates, late candidates, offers that come to nothing.

import { expect, test } from 'vitest'
import { createMedia, type MediaParts } from '../../src/sip/media.ts'
import { FakePeer, sdpWith } from '../fakes/peer.ts'
import { realClock } from '../fakes/phones.ts'

function mediaWith(prepare: (peer: FakePeer) => void = () => {}) {
  const peers: FakePeer[] = []
  const told: string[] = []
  const parts: MediaParts = {
    peers: {
      take: async (allowed) => {
        await allowed
        const peer = new FakePeer()
        prepare(peer)
        peers.push(peer)
        return { pc: peer as unknown as RTCPeerConnection, hasServers: true }
      },
    },
    relayOnly: () => false,
    track: async () => ({ kind: 'audio' }) as MediaStreamTrack,
    heard: () => told.push('heard'),
    flows: (flow) => told.push(flow),
    theyHold: (held) => told.push(held ? 'held' : 'not held'),
    foundLate: () => told.push('late'),
    digitOver: async () => {},
    clock: realClock,
  }
  return { media: createMedia(parts), peers, told }
}

const offerOf = (fingerprint: string, direction = 'sendrecv') =>
  `${sdpWith(direction)}a=fingerprint:sha-256 ${fingerprint}\r\n`

async function answerTo(media: ReturnType<typeof createMedia>, offer: string) {
  await media.setDescription(offer, {}, [])
  return (await media.getDescription({}, [])).body
}

test('an offer with another certificate gets a fresh peer connection, the same certificate does not', async () => {
  const { media, peers } = mediaWith()
  await answerTo(media, offerOf('AA:01'))
  await answerTo(media, offerOf('aa:01'))
  expect(peers.length).toBe(1)
  await answerTo(media, offerOf('BB:02', 'sendonly'))
  expect(peers.map(({ signalingState }) => signalingState)).toEqual(['closed', 'stable'])
  expect(peers[1]?.remoteDescription?.sdp).toContain('BB:02')
})

test('what the closed connection says afterwards is no news of the call', async () => {
  const { media, peers, told } = mediaWith()
  await answerTo(media, offerOf('AA:01'))
  await answerTo(media, offerOf('BB:02'))
  told.length = 0
  peers[0]?.connect('failed')
  expect(told).toEqual([])
  peers[1]?.connect('disconnected')
  expect(told).toEqual(['interrupted'])
})

test('a way that is found after the offer has gone is told once', async () => {
  const found = (peer: FakePeer, type: string) => {
    const candidate = { candidate: `candidate:1 1 udp 1 192.0.2.1 5000 typ ${type}` }
    peer.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }))
  }
  const { media, peers, told } = mediaWith((peer) => {
    peer.iceGatheringState = 'gathering'
  })
  await media.getDescription({}, [])
  const [peer] = peers
  if (!peer) throw new Error('no peer')
  found(peer, 'host')
  found(peer, 'srflx')
  found(peer, 'relay')
  expect(told.filter((what) => what === 'late')).toEqual(['late'])
})

test('an offer that could not be sent is taken back, and theirs is not mistaken for its answer', async () => {
  const { media, peers } = mediaWith()
  await answerTo(media, offerOf('AA:01'))
  await media.getDescription({}, [])
  expect(peers[0]?.signalingState).toBe('have-local-offer')
  await media.takeBackOffer()
  expect(peers[0]?.signalingState).toBe('stable')
  expect(await answerTo(media, offerOf('AA:01', 'sendonly'))).toContain('a=recvonly')
  await media.takeBackOffer()
  expect(peers[0]?.signalingState).toBe('stable')
})
