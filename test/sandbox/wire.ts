/** A bare SIP socket: for what no well-behaved phone would say. */

import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { passwordOf, sandboxDomain } from '../../src/sandbox/accounts.ts'
import { parseDigest } from '../../src/sandbox/digest.ts'
import {
  header,
  parseMessage,
  type SipMessage,
  type SipRequest,
  type SipResponse,
  writeMessage,
} from '../../src/sandbox/message.ts'
import { newToken, replyTo } from '../../src/sandbox/replies.ts'
import type { Place } from './place.ts'

export interface Wire {
  say(text: string): void
  send(message: SipMessage): void
  /** The next text that fits, also if it came already. */
  text(fits: (text: string) => boolean): Promise<string>
  response(request: SipRequest, fits?: (response: SipResponse) => boolean): Promise<SipResponse>
  request(method: string): Promise<SipRequest>
  close(): Promise<void>
  /** The socket is closed, whoever closed it. */
  readonly gone: Promise<void>
}

export async function openWire({ sip }: Place): Promise<Wire> {
  const socket = new WebSocket(sip, 'sip')
  const came: string[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data) => {
    came.push(data.toString())
    for (const look of [...waiting]) look()
  })
  const gone = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  onTestFinished(() => socket.terminate())
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))

  function take<T>(pick: (text: string) => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        for (const [at, text] of came.entries()) {
          const found = pick(text)
          if (found === undefined) continue
          came.splice(at, 1)
          waiting.delete(look)
          return resolve(found)
        }
      }
      waiting.add(look)
      look()
    })
  }

  return {
    say: (text) => socket.send(text),
    send: (message) => socket.send(writeMessage(message)),
    text: (fits) => take((text) => (fits(text) ? text : undefined)),
    response: (request, fits = ({ status }) => status >= 200) =>
      take((text) => {
        const message = parseMessage(text)
        const isAnswer =
          message &&
          'status' in message &&
          header(message, 'via') === header(request, 'via') &&
          header(message, 'cseq') === header(request, 'cseq')
        return isAnswer && fits(message) ? message : undefined
      }),
    request: (method) =>
      take((text) => {
        const message = parseMessage(text)
        return message && 'method' in message && message.method === method ? message : undefined
      }),
    gone,
    async close() {
      socket.close()
      await gone
    },
  }
}

export interface Made {
  readonly from?: string
  readonly to?: string
  readonly uri?: string
  readonly number?: number
  readonly callId?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export function make(method: string, made: Made = {}): SipRequest {
  const { from = 'alice', to = 'bob', number = 1, callId = newToken(), headers = {}, body = '' } = made
  const uri = made.uri ?? (method === 'REGISTER' ? `sip:${sandboxDomain}` : `sip:${to}@${sandboxDomain}`)
  const all = {
    Via: `SIP/2.0/WS x.invalid;branch=z9hG4bK${newToken()}`,
    'Max-Forwards': '70',
    From: `<sip:${from}@${sandboxDomain}>;tag=${newToken()}`,
    To: `<sip:${to}@${sandboxDomain}>`,
    'Call-ID': callId,
    CSeq: `${number} ${method}`,
    Contact: `<sip:${from}@${from}-${newToken(4)}.invalid;transport=ws>`,
    ...headers,
  }
  return {
    method,
    uri,
    version: 'SIP/2.0',
    headers: Object.entries(all).map(([name, value]) => ({ name, value })),
    body,
  }
}

/** The same request once more, with what the challenge asked for. */
export function withCredentials(
  request: SipRequest,
  refusal: SipResponse,
  user = 'alice',
  count = 1,
): SipRequest {
  const name = refusal.status === 401 ? 'Authorization' : 'Proxy-Authorization'
  const challenge = parseDigest(
    header(refusal, refusal.status === 401 ? 'www-authenticate' : 'proxy-authenticate') ?? '',
  )
  const { realm = '', nonce = '' } = challenge ?? {}
  const hash = (text: string) => createHash('md5').update(text).digest('hex')
  const nc = count.toString(16).padStart(8, '0')
  const ha1 = hash(`${user}:${realm}:${passwordOf(user)}`)
  const response = hash(`${ha1}:${nonce}:${nc}:c:auth:${hash(`${request.method}:${request.uri}`)}`)
  const value = `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${request.uri}", qop=auth, nc=${nc}, cnonce="c", response="${response}", algorithm=MD5`
  const via = { name: 'Via', value: `SIP/2.0/WS x.invalid;branch=z9hG4bK${newToken()}` }
  const number = Number.parseInt(header(request, 'cseq') ?? '', 10) + 1
  const rest = request.headers
    .filter((one) => one.name !== 'Via')
    .map((one) => (one.name === 'CSeq' ? { ...one, value: `${number} ${request.method}` } : one))
  return { ...request, headers: [via, ...rest, { name, value }] }
}

/** Sends it, meets the challenge, and resolves with what was sent at last. */
export async function sendAs(wire: Wire, user: string, request: SipRequest): Promise<SipRequest> {
  wire.send(request)
  const refusal = await wire.response(request, ({ status }) => status === 401 || status === 407)
  const again = withCredentials(request, refusal, user)
  wire.send(again)
  return again
}

export async function registerWire(wire: Wire, user: string, made: Made = {}): Promise<SipResponse> {
  return wire.response(await sendAs(wire, user, make('REGISTER', { from: user, to: user, ...made })))
}

export const answer = (request: SipRequest, status: number, toTag = 'x'): SipResponse =>
  replyTo(request, status, {
    toTag,
    headers: [
      ...request.headers.filter(({ name }) => name === 'Record-Route'),
      { name: 'Contact', value: `<sip:${toTag}@${toTag}.invalid;transport=ws>` },
    ],
  })
