// Who calls learns nothing of where the phone is before somebody answers: not one packet leaves for the caller's
// candidates, though the phone prepares its answer while it rings.
import { createSocket, type Socket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { Inviter, type SessionDescriptionHandler, UserAgent } from 'sip.js'
import { WebSocket } from 'ws'
import { passwordOf, sandboxDomain } from '../src/sandbox/accounts.ts'
import { expect, test } from './test.ts'

test('an offer whose only candidate is ours gets no packet before Answer, and gets some after it', async ({
  online,
  baseURL,
}) => {
  const alice = await online('alice')
  const ear = await openEar()
  try {
    const caller = await openCaller(baseURL ?? '', offerWith(ear.port))
    await alice.expectToRing('carol')
    await expect.poll(caller.progress).toContain(180)
    await drawFrames(alice.page, 60)
    expect(ear.packets()).toBe(0)
    await alice.answer('carol')
    await expect.poll(ear.packets).toBeGreaterThan(0)
    await caller.close()
  } finally {
    ear.socket.close()
  }
})

async function openEar(): Promise<{ socket: Socket; port: number; packets: () => number }> {
  const socket = createSocket('udp4')
  let packets = 0
  socket.on('message', () => packets++)
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return { socket, port: (socket.address() as AddressInfo).port, packets: () => packets }
}

/** A page that draws has had the time for whatever it was going to do. */
function drawFrames(page: Page, frames: number) {
  return page.evaluate(
    (left) =>
      new Promise<void>((resolve) => {
        const draw = () => (--left > 0 ? requestAnimationFrame(draw) : resolve())
        requestAnimationFrame(draw)
      }),
    frames,
  )
}

/** carol calls alice with this offer, from a SIP.js agent in Node. */
async function openCaller(baseURL: string, offer: string) {
  // SIP.js takes the browser's own class.
  Object.assign(globalThis, { WebSocket })
  const media: SessionDescriptionHandler = {
    close: () => undefined,
    getDescription: async () => ({ body: offer, contentType: 'application/sdp' }),
    hasDescription: () => true,
    setDescription: async () => undefined,
    sendDtmf: () => false,
  }
  const uri = UserAgent.makeURI(`sip:carol@${sandboxDomain}`)
  const target = UserAgent.makeURI(`sip:alice@${sandboxDomain}`)
  if (!uri || !target) throw new Error('not an address')
  const agent = new UserAgent({
    uri,
    authorizationUsername: 'carol',
    authorizationPassword: passwordOf('carol') ?? '',
    transportOptions: { server: `${baseURL.replace('http', 'ws')}/sip` },
    sessionDescriptionHandlerFactory: () => media,
    logBuiltinEnabled: false,
  })
  await agent.start()
  const progress: number[] = []
  await new Inviter(agent, target).invite({
    requestDelegate: { onProgress: ({ message }) => void progress.push(message.statusCode ?? 0) },
  })
  return { progress: () => progress, close: () => agent.stop() }
}

function offerWith(port: number): string {
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    `m=audio ${port} UDP/TLS/RTP/SAVPF 0 126`,
    'c=IN IP4 127.0.0.1',
    'a=mid:0',
    'a=rtcp-mux',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:126 telephone-event/8000',
    'a=setup:actpass',
    'a=ice-ufrag:abcd',
    'a=ice-pwd:abcdefghijklmnopqrstuvwx',
    `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}`,
    `a=candidate:1 1 udp 2130706431 127.0.0.1 ${port} typ host`,
    'a=sendrecv',
    '',
  ].join('\r\n')
}
