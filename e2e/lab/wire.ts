// What the network of the lab brings to the desk. The desk's own recording ends when a call is first held.
import { spawn } from 'node:child_process'
import { expect } from '@playwright/test'
import { desk } from './stack.ts'

export interface DeskWire {
  /** The root mean square of the samples that came since it was asked: 0 silence or nothing at all, 1 the loudest there is. */
  loudnessFromNow(): () => number
  close(): void
}

const fileHeader = 24
const packetHeader = 16
/** Ethernet's, also on loopback. */
const linkHeader = 14
const udpHeader = 8
const rtpHeader = 12
const pcmu = 0

export async function listenAtDesk(): Promise<DeskWire> {
  const filter = `udp and dst portrange ${desk.rtpPorts}`
  const tcpdump = spawn('tcpdump', ['-i', 'lo', '-U', '--immediate-mode', '-Z', 'root', '-w', '-', filter])
  const samples: number[] = []
  let unread = Buffer.alloc(0)
  let skip = fileHeader

  tcpdump.stdout.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk])
    if (unread.length < skip) return
    unread = unread.subarray(skip)
    skip = 0
    for (let packet = take(); packet; packet = take()) samples.push(...voiceIn(packet))
  })
  function take(): Buffer | undefined {
    if (unread.length < packetHeader) return undefined
    const end = packetHeader + unread.readUInt32LE(8)
    if (unread.length < end) return undefined
    const packet = unread.subarray(packetHeader, end)
    unread = unread.subarray(end)
    return packet
  }

  let said = ''
  tcpdump.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await expect.poll(() => said).toContain('listening on')
  return {
    loudnessFromNow: () => {
      const from = samples.length
      return () => rootMeanSquare(samples.slice(from))
    },
    close: () => void tcpdump.kill(),
  }
}

/** The samples of one RTP packet of G.711 μ-law (RFC 3551 §4.5.14); of any other none. */
function voiceIn(packet: Buffer): readonly number[] {
  const ipHeader = (packet.readUInt8(linkHeader) & 0x0f) * 4
  const rtp = packet.subarray(linkHeader + ipHeader + udpHeader)
  if (rtp.length <= rtpHeader || (rtp.readUInt8(1) & 0x7f) !== pcmu) return []
  return [...rtp.subarray(rtpHeader)].map(linear)
}

/** ITU-T G.711: bits inverted; sign, segment, step. */
function linear(byte: number): number {
  const bits = ~byte & 0xff
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84
  return (bits & 0x80 ? -magnitude : magnitude) / 32768
}

const rootMeanSquare = (samples: readonly number[]) =>
  samples.length ? Math.sqrt(samples.reduce((sum, one) => sum + one ** 2, 0) / samples.length) : 0
