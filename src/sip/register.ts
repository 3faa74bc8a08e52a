/** One REGISTER and what came of it. SIP.js's own Registerer can deadlock or storm; the core beneath it does not. */

import { type Core, URI, type UserAgent } from 'sip.js'
import { ConnectFailed } from '../connection/keepConnected.ts'
import type { FailureCode } from '../phone/errors.ts'

export interface Registration {
  /** Seconds until the server forgets us. */
  readonly expires: number
}

/** What stays the same over all REGISTERs of one phone (RFC 3261 §10.2): Call-ID, and a rising CSeq. */
export interface RegisterDialog {
  readonly callId: string
  cseq: number
}

const asked = 600
const leastExpires = 30
const mostExpires = 7200
/** A server that refuses is not asked again sooner, ms. */
const leastBetween = 2000

export interface RegisterParts {
  readonly userAgent: UserAgent
  readonly domain: string
  readonly dialog: RegisterDialog
  readonly instanceId: string
}

/** Registers, or with `expires: 0` takes it back. Rejects with `ConnectFailed`. */
export async function register(parts: RegisterParts, expires = asked): Promise<Registration> {
  const first = await send(parts, expires)
  // 423: the server wants at least Min-Expires. Asked once, within reason, never in a loop.
  if (first.status === 423) {
    const least = Number(first.message.getHeader('min-expires'))
    if (least > expires && least <= mostExpires * 12) return settle(await send(parts, least), least, parts)
  }
  return settle(first, expires, parts)
}

interface Answer {
  readonly status: number
  readonly message: Core.IncomingResponseMessage
}

function send({ userAgent, domain, dialog, instanceId }: RegisterParts, expires: number): Promise<Answer> {
  const { userAgentCore: core, configuration } = userAgent
  const contact = `Contact: <${userAgent.contact.uri}>;+sip.instance="<urn:uuid:${instanceId}>";reg-id=1;expires=${expires}`
  const message = core.makeOutgoingRequestMessage(
    'REGISTER',
    new URI('sip', '', domain),
    configuration.uri,
    configuration.uri,
    { callId: dialog.callId, cseq: dialog.cseq, toDisplayName: '' },
    [contact, `Expires: ${expires}`, 'Allow: ACK,CANCEL,INVITE,MESSAGE,BYE,OPTIONS,INFO,NOTIFY,REFER'],
  )
  // At once: a goodbye may leave while this one waits. Each challenge raises it within the request, SIP.js answers two.
  dialog.cseq += 3
  return new Promise((resolve) => {
    const done = (response: { message: Core.IncomingResponseMessage }) => {
      resolve({ status: response.message.statusCode ?? 500, message: response.message })
    }
    core.register(message, { onAccept: done, onReject: done, onRedirect: done })
  })
}

function settle({ status, message }: Answer, asked: number, parts: RegisterParts): Registration {
  if (status < 300) return { expires: granted(message, asked, parts) }
  // No challenge of our realm: the server is there, and is another domain's.
  const foreign = status === 401 && !message.hasHeader('www-authenticate')
  const code = foreign
    ? 'domain-not-found'
    : (meaning[status] ?? (status < 500 ? 'refused' : 'server-trouble'))
  const detail = message.reasonPhrase
  const tooMany = status === 503 && /too many/i.test(`${detail} ${message.getHeader('warning') ?? ''}`)
  throw new ConnectFailed(
    { code: tooMany ? 'too-many-devices' : code, sipStatus: status, ...(detail && { detail }) },
    { final: finals.has(code), retryAfter: retryAfterOf(message) },
  )
}

const meaning: Readonly<Record<number, FailureCode>> = {
  401: 'credentials-refused',
  // FreeSWITCH's word for a wrong password and for an unknown user alike.
  403: 'credentials-refused',
  404: 'domain-not-found',
  407: 'credentials-refused',
  408: 'server-silent',
}

const finals: ReadonlySet<FailureCode> = new Set(['credentials-refused', 'domain-not-found'])

/** Our own Contact's expires, else the Expires header, else what we asked; kept within bounds. */
function granted(message: Core.IncomingResponseMessage, askedFor: number, parts: RegisterParts): number {
  const own = message
    .getHeaders('contact')
    .find((contact) => contact.includes(`@${parts.userAgent.contact.uri.host}`))
  const ownExpires = /;\s*expires\s*=\s*"?(\d+)/i.exec(own ?? '')?.[1]
  const seconds = Number(ownExpires ?? message.getHeader('expires') ?? askedFor)
  if (!Number.isFinite(seconds)) return askedFor
  return Math.min(Math.max(seconds, leastExpires), mostExpires)
}

function retryAfterOf(message: Core.IncomingResponseMessage): number {
  const seconds = Number.parseInt(message.getHeader('retry-after') ?? '', 10)
  return Math.max(leastBetween, Number.isFinite(seconds) ? Math.min(seconds, 3600) * 1000 : 0)
}
