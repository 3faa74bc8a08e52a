// Which ICE servers are used, what is made ahead of a call, and when a description has what it needs.

import { expect, test } from 'vitest'
import { gathered } from '../../src/sip/ice.ts'
import { createIceServers, type IceServerOption } from '../../src/sip/iceServers.ts'
import { createPeers } from '../../src/sip/peers.ts'
import { movableClock } from '../fakes/clock.ts'
import { FakePeer, sdpWith } from '../fakes/peer.ts'

const stun = { urls: 'stun:stun.acme.test' }
const turn = {
  urls: ['turn:turn.acme.test:3478?transport=udp', 'turns:turn.acme.test'],
  username: 'u',
  credential: 'c',
}
const tick = () => new Promise((resolve) => setImmediate(resolve))

class Gathering extends FakePeer {
  readonly configuration: RTCConfiguration
  constructor(configuration: RTCConfiguration = {}) {
    super()
    this.configuration = configuration
    this.iceGatheringState = 'new'
  }
  state(state: RTCIceGatheringState) {
    this.iceGatheringState = state
    this.dispatchEvent(new Event('icegatheringstatechange'))
  }
  found(type: string, url?: string, address = '192.0.2.1') {
    const candidate = { candidate: `candidate:1 1 udp 1 ${address} 5000 typ ${type}`, url }
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }))
  }
  get pc() {
    return this as unknown as RTCPeerConnection
  }
}

async function learnt(option: IceServerOption, play: (peer: Gathering) => void, wait = 5000) {
  const { clock, move } = movableClock()
  const servers = createIceServers(() => option, clock)
  const peer = new Gathering()
  servers.watch(peer.pc, await servers.current())
  peer.state('gathering')
  play(peer)
  move(wait)
  const urls = async () => (await servers.current()).flatMap(({ urls }) => urls)
  return { servers, move, urls }
}

test('a server that did not answer within five seconds is left alone for five minutes', async () => {
  const { urls, move } = await learnt([stun, turn], (peer) =>
    peer.found('relay', 'turn:turn.acme.test:3478?transport=udp'),
  )
  expect(await urls()).toEqual(['turn:turn.acme.test:3478?transport=udp'])
  move(5 * 60_000)
  expect((await urls()).length).toBe(3)
})

test('no server is judged before its time, nor by a call that was over before', async () => {
  const early = await learnt([stun], () => {}, 4900)
  expect(await early.urls()).toEqual(['stun:stun.acme.test'])
  const over = await learnt([stun], (peer) => peer.close())
  expect(await over.urls()).toEqual(['stun:stun.acme.test'])
})

test('gathering that is complete without an answer judges at once: nobody resolves the name', async () => {
  const { urls } = await learnt([stun], (peer) => peer.state('complete'), 0)
  expect(await urls()).toEqual([])
})

test('where no TURN server answers none is given up', async () => {
  const { urls } = await learnt([stun, turn], () => {})
  expect(await urls()).toEqual(turn.urls)
})

test('a browser that does not name the server of a candidate condemns none', async () => {
  const { urls } = await learnt([stun, turn], (peer) => peer.found('srflx'))
  expect((await urls()).length).toBe(3)
})

test('on another network all get their chance again', async () => {
  const { servers, urls } = await learnt([stun], () => {})
  servers.forget()
  expect(await urls()).toEqual(['stun:stun.acme.test'])
})

test.each<[string, () => Promise<readonly RTCIceServer[]>]>([
  ['fails', () => Promise.reject(new Error('no'))],
  [
    'throws',
    () => {
      throw new Error('no')
    },
  ],
  ['never answers', () => new Promise(() => {})],
])('a function that %s costs the servers, not the call', async (_how, option) => {
  const { clock, move } = movableClock()
  const asked = createIceServers(() => option, clock).current()
  await tick()
  move(3000)
  expect(await asked).toEqual([])
})

function peersWith(mayWarm: boolean) {
  const { clock, move } = movableClock()
  const made: Gathering[] = []
  const peers = createPeers({
    newPeer: (configuration) => {
      const peer = new Gathering(configuration)
      made.push(peer)
      return peer.pc
    },
    servers: createIceServers(() => [stun], clock),
    relayOnly: () => false,
    mayWarm: () => mayWarm,
    clock,
  })
  return { peers, made, move }
}

test('with the microphone allowed one connection is made ahead, and taken by the next call', async () => {
  const { peers, made } = peersWith(true)
  peers.warm()
  peers.warm()
  await tick()
  expect(made.map(({ configuration }) => configuration.iceCandidatePoolSize)).toEqual([1])
  const first = await peers.take(Promise.resolve())
  expect(first).toEqual({ pc: made[0], hasServers: true })
  await peers.take(Promise.resolve())
  expect(made.length).toBe(2)
})

test('before the microphone is allowed nothing is made', async () => {
  const { peers, made } = peersWith(false)
  peers.warm()
  await tick()
  const taken = peers.take(Promise.reject(new Error('denied')))
  await expect(taken).rejects.toThrow('denied')
  expect(made).toEqual([])
})

test('nobody called: what was made ahead is closed after a minute, or on another network', async () => {
  const { peers, made, move } = peersWith(true)
  peers.warm()
  await tick()
  move(60_000)
  await tick()
  peers.warm()
  await tick()
  peers.cool()
  await tick()
  expect(made.map(({ signalingState }) => signalingState)).toEqual(['closed', 'closed'])
})

test('a microphone refused after all closes what was made ahead', async () => {
  const { peers, made } = peersWith(true)
  peers.warm()
  await tick()
  await expect(peers.take(Promise.reject(new Error('busy')))).rejects.toThrow('busy')
  await tick()
  expect(made.map(({ signalingState }) => signalingState)).toEqual(['closed'])
})

async function gathering(how: { servers?: boolean; relayOnly?: boolean }, play: (peer: Gathering) => void) {
  const { clock, move } = movableClock()
  const peer = new Gathering()
  let done = false
  void gathered(peer.pc, { servers: false, relayOnly: false, ...how, clock }).then(() => {
    done = true
  })
  play(peer)
  return async (ms: number) => {
    move(ms)
    await tick()
    return done
  }
}

test('without servers a host address is enough, with them the answer of one is waited for, but not for long', async () => {
  const alone = await gathering({}, (peer) => peer.found('host'))
  expect([await alone(4), await alone(1)]).toEqual([false, true])
  const reflexive = await gathering({ servers: true }, (peer) => {
    peer.found('host')
    peer.found('srflx')
  })
  expect([await reflexive(19), await reflexive(1)]).toEqual([false, true])
  const dead = await gathering({ servers: true }, (peer) => peer.found('host'))
  expect([await dead(299), await dead(1)]).toEqual([false, true])
})

test('a description with nothing but hidden names waits, however long', async () => {
  const hidden = await gathering({}, (peer) => peer.found('host', undefined, 'f00.local'))
  expect(await hidden(60_000)).toBe(false)
})

test('where only relays count nothing else is enough', async () => {
  const relay = await gathering({ relayOnly: true, servers: true }, (peer) => {
    peer.found('host')
    peer.found('srflx')
  })
  expect(await relay(60_000)).toBe(false)
})

test('what was gathered ahead is found in the description', async () => {
  const ahead = await gathering({}, (peer) => peer.found('host', undefined, 'f00.local'))
  expect(await ahead(10)).toBe(false)
  const { clock, move } = movableClock()
  const peer = new Gathering()
  peer.localDescription = { type: 'offer', sdp: sdpWith('sendrecv') }
  let done = false
  void gathered(peer.pc, { servers: false, relayOnly: false, clock }).then(() => {
    done = true
  })
  move(5)
  await tick()
  expect(done).toBe(true)
})
