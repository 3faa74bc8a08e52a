/** A sandbox on a port of its own, and phones to try it with: real SIP.js agents over real sockets. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Core,
  type Invitation,
  Inviter,
  type InviterOptions,
  Registerer,
  type Session,
  type SessionDescriptionHandler,
  SessionState,
  UserAgent,
  type UserAgentOptions,
} from 'sip.js'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { passwordOf, sandboxDomain } from '../../src/sandbox/accounts.ts'
import { createSandbox, type SandboxOptions } from '../../src/sandbox/server.ts'

type IncomingResponse = Core.IncomingResponse

// SIP.js takes the browser's own class.
Object.assign(globalThis, { WebSocket })

export interface Place {
  readonly port: number
  readonly origin: string
  readonly sip: string
}

export async function openPlace(options: SandboxOptions = {}): Promise<Place> {
  const sandbox = createSandbox(options)
  const server = createServer((req, res) => {
    if (!sandbox.request(req, res)) res.writeHead(404).end()
  })
  server.on('upgrade', (req, socket, head) => {
    if (!sandbox.upgrade(req, socket, head)) socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await sandbox.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { port, origin: `http://127.0.0.1:${port}`, sip: `ws://127.0.0.1:${port}/sip` }
}

const stillSdp = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 0',
  'c=IN IP4 127.0.0.1',
  'a=rtpmap:0 PCMU/8000',
  '',
].join('\r\n')

/** Media that says nothing: for tests of signalling alone. */
function stillMedia(): SessionDescriptionHandler {
  return {
    close: () => undefined,
    getDescription: async () => ({ body: stillSdp, contentType: 'application/sdp' }),
    hasDescription: (type) => type === 'application/sdp',
    rollbackDescription: async () => undefined,
    setDescription: async () => undefined,
    sendDtmf: () => false,
  }
}

export const addressOf = (user: string) => {
  const uri = UserAgent.makeURI(`sip:${user}@${sandboxDomain}`)
  if (!uri) throw new Error(user)
  return uri
}

export async function openPhone(
  place: Place,
  user: string,
  options: UserAgentOptions = {},
): Promise<UserAgent> {
  const phone = new UserAgent({
    uri: addressOf(user),
    authorizationUsername: user,
    authorizationPassword: passwordOf(user) ?? '',
    transportOptions: { server: place.sip },
    sessionDescriptionHandlerFactory: stillMedia,
    logBuiltinEnabled: false,
    ...options,
  })
  await phone.start()
  onTestFinished(() => phone.stop())
  return phone
}

export function register(phone: UserAgent): Promise<{ status: number; contacts: string[] }> {
  return new Promise((resolve) => {
    const tell = ({ message }: IncomingResponse) =>
      resolve({ status: message.statusCode ?? 0, contacts: message.getHeaders('contact') })
    void new Registerer(phone).register({ requestDelegate: { onAccept: tell, onReject: tell } })
  })
}

export async function openRegisteredPhone(place: Place, user: string, options: UserAgentOptions = {}) {
  const phone = await openPhone(place, user, options)
  await register(phone)
  return phone
}

export interface Outcome {
  readonly status: number
  readonly progress: readonly number[]
}

export interface Attempt {
  readonly inviter: Inviter
  /** The final answer. */
  readonly outcome: Promise<Outcome>
  /** The body of the first answer of this status. */
  heard(status: number): Promise<string>
  isOver(): boolean
}

export function invite(phone: UserAgent, target: string, options: InviterOptions = {}): Attempt {
  const inviter = new Inviter(phone, addressOf(target), options)
  const progress: number[] = []
  const bodies = new Map<number, string>()
  const listeners = new Set<() => void>()
  let over = false

  const note = ({ message }: IncomingResponse) => {
    const status = message.statusCode ?? 0
    progress.push(status)
    bodies.set(status, message.body)
    for (const listener of [...listeners]) listener()
  }
  const outcome = new Promise<Outcome>((resolve, reject) => {
    const finish = ({ message }: IncomingResponse) => {
      over = true
      resolve({ status: message.statusCode ?? 0, progress })
    }
    inviter
      .invite({
        requestDelegate: {
          onTrying: note,
          onProgress: note,
          onAccept: finish,
          onRedirect: finish,
          onReject: finish,
        },
      })
      .catch(reject)
  })
  const heard = (status: number) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const body = bodies.get(status)
        if (body !== undefined) resolve(body)
      }
      listeners.add(look)
      look()
    })
  return { inviter, outcome, heard, isOver: () => over }
}

export function ended(session: Session): Promise<void> {
  return new Promise((resolve) => {
    const look = (state: SessionState) => state === SessionState.Terminated && resolve()
    session.stateChange.addListener(look)
    look(session.state)
  })
}

export interface Incoming {
  readonly invitation: Invitation
  /** The Reason of the CANCEL. */
  readonly cancelled: Promise<string | undefined>
}

/** The next call that comes in; ask before it can. */
export function nextCall(phone: UserAgent): Promise<Incoming> {
  return new Promise((resolve) => {
    phone.delegate = {
      ...phone.delegate,
      onInvite(invitation) {
        const cancelled = new Promise<string | undefined>((tell) => {
          invitation.delegate = { onCancel: (cancel) => tell(cancel.request.getHeader('reason')) }
        })
        resolve({ invitation, cancelled })
      },
    }
  })
}
