/** Two STUN servers on loopback: one that answers as it would through a NAT, and one that never does (RFC 8489). */

import { createSocket, type Socket } from 'node:dgram'

export interface StunServers {
  /** `host:port` */
  readonly live: string
  readonly dead: string
  close(): void
}

export async function startStun(): Promise<StunServers> {
  const live = await listen()
  live.on('message', (request, from) => {
    if (request.length >= 20 && request.readUInt16BE(0) === bindingRequest)
      live.send(answerTo(request, from.port), from.port, from.address)
  })
  // Open but silent: a closed port would be told to the browser by ICMP.
  const dead = await listen()
  return {
    live: addressOf(live),
    dead: addressOf(dead),
    close: () => {
      live.close()
      dead.close()
    },
  }
}

const bindingRequest = 0x0001
const bindingSuccess = 0x0101
const xorMappedAddress = 0x0020
const magicCookie = 0x2112a442
/** From a block for documentation (RFC 5737). Our true address would be a host candidate again, and be left out. */
const publicAddress = 0xc6336407 // 198.51.100.7

function answerTo(request: Buffer, port: number): Buffer {
  const answer = Buffer.alloc(32)
  answer.writeUInt16BE(bindingSuccess, 0)
  answer.writeUInt16BE(12, 2)
  request.copy(answer, 4, 4, 20)
  answer.writeUInt16BE(xorMappedAddress, 20)
  answer.writeUInt16BE(8, 22)
  answer.writeUInt8(1, 25)
  answer.writeUInt16BE(port ^ (magicCookie >>> 16), 26)
  answer.writeUInt32BE((publicAddress ^ magicCookie) >>> 0, 28)
  return answer
}

function listen(): Promise<Socket> {
  const socket = createSocket('udp4')
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(0, '127.0.0.1', () => resolve(socket))
  })
}

function addressOf(socket: Socket): string {
  const { address, port } = socket.address()
  return `${address}:${port}`
}
