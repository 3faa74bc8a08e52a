/** SIP.js's user agent under our own transport, gate and digest, saying nothing to the console. */

import { type Core, type Invitation, SIPExtension, UserAgent, type UserAgentOptions } from 'sip.js'
import type { Secret, Settings } from '../phone/options.ts'
import type { Soon } from '../phone/soon.ts'
import { createDigest, DigestForSipJs } from './digest.ts'
import { createDoorway } from './doorway.ts'
import { createGate } from './gate.ts'
import type { Preemption } from './preempt.ts'
import { noSessionTimers, type SessionTimers } from './sessionTimers.ts'
import type * as SipSoon from './soon.ts'
import type { Trace } from './trace.ts'
import { type OpenSocket, SipTransport, type TransportOptions } from './transport.ts'

export interface AgentParts {
  readonly settings: Settings
  /** The one in use now. */
  readonly secret: () => Secret | undefined
  readonly openSocket: OpenSocket
  readonly trace: Trace
  readonly onInvite: (invitation: Invitation) => void
  readonly awaited: (callId: string) => boolean
  readonly updated: (request: Core.IncomingRequestMessage) => void
  readonly dropped: (why: string) => void
  /** Something came over the socket. */
  readonly heard: (answerTo?: 'crlf') => void
  readonly mediaFactory: NonNullable<UserAgentOptions['sessionDescriptionHandlerFactory']>
  /** Hexadecimal text that nobody can guess. */
  readonly token: (bytes: number) => string
  readonly viaHost: string
  readonly instanceId: string
  readonly timers: SessionTimers
  readonly soon: Soon<typeof SipSoon>
}

export interface Agent {
  readonly userAgent: UserAgent
  readonly transport: SipTransport
  /** Tells the gate that a dialog of this Call-ID was begun by us: its challenges may be answered. */
  readonly ours: (callId: string, routes?: readonly string[]) => void
}

const ourDialogsRemembered = 200

export function createAgent(parts: AgentParts): Agent {
  const { settings, secret, viaHost } = parts
  const realm = settings.realm ?? settings.domain
  const ourCallIds = new Set<string>()
  const lostRoutes = new Map<string, readonly string[]>()
  const digest = createDigest({
    user: settings.authorizationUser ?? settings.user,
    realm,
    secret,
    cnonce: () => parts.token(8),
  })
  let preemption: Preemption | undefined
  parts.soon.use(({ createPreemption }) => {
    preemption = createPreemption(digest)
  })
  const withTimers = settings.sessionTimer ?? true
  const timers = withTimers ? parts.timers : noSessionTimers
  // Not 100rel: SIP.js would have to answer it with a description, and open the microphone, before anybody pressed
  // Answer. As callers we support it.
  const understood = ['outbound', 'path', 'gruu', 'replaces', ...(withTimers ? ['timer'] : [])]
  const gate = createGate({
    core: () => userAgent.userAgentCore,
    send: (text) => userAgent.transport.send(text),
    viaHost,
    digest: { realm, secret },
    routesOf: (callId) => lostRoutes.get(callId),
    isOurs: (callId) => ourCallIds.has(callId),
    dropped: parts.dropped,
    updated: parts.updated,
    awaited: parts.awaited,
    challenged: (status, challenge) => parts.soon.use(() => preemption?.challenged(status, challenge)),
    timers,
    understood,
    heard: parts.heard,
  })
  const come = createDoorway(parts.soon, gate.receive)
  const userAgent = makeUserAgent()

  function makeUserAgent(): UserAgent {
    const uri = UserAgent.makeURI(`sip:${settings.user}@${settings.domain}`)
    if (!uri) throw new Error('The address of record cannot be written.')
    const transportOptions: TransportOptions = {
      openSocket: parts.openSocket,
      received: (text) => {
        parts.trace.add('in', text)
        come(text)
      },
      finish: (text) => {
        const stamped = timers.stamp(text)
        return preemption?.authorize(stamped) ?? stamped
      },
      sent: (text) => parts.trace.add('out', text),
    }
    const made = new UserAgent({
      uri,
      viaHost,
      // What calls come in on; a random one would show up as the callee's name in a FreeSWITCH.
      contactName: settings.user,
      instanceId: parts.instanceId,
      ...(settings.displayName !== undefined && { displayName: quotable(settings.displayName) }),
      userAgentString: 'Opentact Softphone',
      transportConstructor: SipTransport,
      transportOptions,
      sessionDescriptionHandlerFactory: parts.mediaFactory,
      delegate: { onInvite: parts.onInvite },
      // Its logs would hold HA1 and every Authorization header.
      logBuiltinEnabled: false,
      logConfiguration: false,
      logLevel: 'error',
      // "Supported", never required: FreeSWITCH refuses calls that require it.
      sipExtension100rel: SIPExtension.Supported,
      sipExtensionReplaces: SIPExtension.Supported,
      sipExtensionExtraSupported: withTimers ? ['timer'] : [],
      noAnswerTimeout: 180,
      gracefulShutdown: false,
      sendInitialProvisionalResponse: false,
    })
    made.userAgentCore.configuration.authenticationFactory = () =>
      new DigestForSipJs(digest, made.getLoggerFactory())
    void made.start()
    return made
  }

  return {
    userAgent,
    transport: userAgent.transport as SipTransport,
    ours: (callId, routes) => {
      if (routes?.length) lostRoutes.set(callId, routes)
      ourCallIds.add(callId)
      const [oldest] = ourCallIds
      if (ourCallIds.size > ourDialogsRemembered && oldest !== undefined) ourCallIds.delete(oldest)
    },
  }
}

/** A display name goes into a quoted string (RFC 3261 §25.1). */
function quotable(name: string): string {
  return name.replace(/["\\]/g, '\\$&')
}
