/** Our connection to the SIP domain: registered, refreshed in time, and brought back when it is lost. */

import { type Core, URI } from 'sip.js'
import {
  ConnectFailed,
  type Connection,
  type Standing as Kept,
  keepConnected,
} from '../connection/keepConnected.ts'
import type { Network } from '../connection/network.ts'
import { within } from '../connection/within.ts'
import type { Clock } from '../phone/clock.ts'
import type { Settings } from '../phone/options.ts'
import type { Soon } from '../phone/soon.ts'
import type { LineState } from '../phone/state.ts'
import type { Agent } from './agent.ts'
import type { ProbeKind } from './liveness.ts'
import { isAnswer } from './reason.ts'
import { register } from './register.ts'
import { createRenewal } from './renewal.ts'
import type { Secrets } from './secrets.ts'
import type * as SipSoon from './soon.ts'
import { type Standing, standOn } from './standing.ts'

export interface LineParts {
  readonly settings: Settings
  readonly agent: Agent
  readonly secrets: Secrets
  readonly changed: (line: LineState) => void
  readonly clock: Clock
  readonly random: () => number
  readonly callId: string
  readonly instanceId: string
  readonly network: Network
  readonly inCall: () => boolean
  readonly soon: Soon<typeof SipSoon>
}

export interface Line {
  readonly start: () => void
  /** Something came over the socket; the answer to a keep-alive is named. */
  readonly heard: (answerTo?: ProbeKind) => void
  /** A call began or ended. */
  readonly callsChanged: () => void
  /** Takes the registration back and closes; does not wait for the server's word for long. */
  readonly stop: () => Promise<void>
}

const openPatience = 10_000
const registerPatience = 12_000
const goodbyePatience = 1000

export function createLine(parts: LineParts): Line {
  const { settings, clock, secrets } = parts
  const { userAgent, transport } = parts.agent
  const dialog = { callId: parts.callId, cseq: 1 }
  const registration = { userAgent, domain: settings.domain, dialog, instanceId: parts.instanceId }
  const renewal = createRenewal(secrets, clock)
  let registered = false
  let roundTrip = 0
  let standing: Standing | undefined

  const kept = keepConnected({
    open,
    standing: (now) => parts.changed(lineOf(now)),
    clock,
    random: parts.random,
    network: parts.network,
  })

  function lineOf(now: Kept): LineState {
    if (now.phase === 'connected') return { phase: 'online', registered: settings.register }
    if (now.phase === 'stopped') return { phase: 'offline', ...(now.error && { error: now.error }) }
    return now
  }

  async function open(tries: number, signal: AbortSignal): Promise<Connection> {
    if (!secrets.current() && !(await secrets.fetch('start', signal)))
      throw new ConnectFailed({ code: 'credentials-missing' }, { final: !secrets.canAsk })
    // A machine that slept may have slept past it.
    if ((secrets.expiresAt() ?? Number.POSITIVE_INFINITY) <= clock.now())
      await secrets.fetch('expiring', signal)
    const url = settings.servers[tries % settings.servers.length] ?? ''
    await within(clock, openPatience, signal, transport.open(url, signal)).catch((error: unknown) => {
      transport.drop()
      throw new ConnectFailed({ code: 'unreachable', detail: messageOf(error) })
    })
    try {
      const expires = settings.register ? await signIn(signal) : Number.POSITIVE_INFINITY
      return stand(expires)
    } catch (error) {
      transport.drop()
      if (error instanceof ConnectFailed) throw error
      throw new ConnectFailed({ code: 'server-silent', detail: messageOf(error) })
    }
  }

  /** REGISTER; refused credentials are asked for once more where they can be. */
  async function signIn(signal: AbortSignal): Promise<number> {
    try {
      return await registerNow(signal)
    } catch (error) {
      const refused = error instanceof ConnectFailed && error.failure.code === 'credentials-refused'
      if (!refused || !secrets.canAsk || !(await secrets.fetch('refused', signal))) throw error
      return registerNow(signal)
    }
  }

  async function registerNow(signal: AbortSignal): Promise<number> {
    const asked = clock.now()
    const { expires } = await within(clock, registerPatience, signal, register(registration))
    roundTrip = clock.now() - asked
    registered = true
    return expires
  }

  /** Asks the server for a sign of life; resolves with whether one came from it rather than from our own timers. */
  function options(): void {
    const { userAgentCore: core, configuration } = userAgent
    const domain = new URI('sip', '', settings.domain)
    const message = core.makeOutgoingRequestMessage('OPTIONS', domain, configuration.uri, domain, {})
    const done = (response: { message: Core.IncomingResponseMessage }) => {
      if (isAnswer(response.message)) heard('options')
    }
    core.request(message, { onAccept: done, onReject: done, onRedirect: done })
  }

  function heard(answerTo?: ProbeKind) {
    standing?.heard(answerTo)
  }

  function stand(expires: number): Connection {
    const mine = standOn({
      transport,
      clock,
      expires,
      // Also with credentials that changed in the meantime: the connection, and calls on it, go on.
      refresh: () => signIn(new AbortController().signal),
      options,
      registers: settings.register,
      roundTrip,
      inCall: parts.inCall,
      network: parts.network,
      soon: parts.soon,
      over: () => {
        if (standing === mine) standing = undefined
      },
    })
    standing = mine
    renewal.plan()
    return mine.connection
  }

  return {
    start: () => kept.start(),
    heard,
    callsChanged: () => standing?.paceChanged(),
    stop: async () => {
      if (registered && transport.isConnected()) {
        registered = false
        const goodbye = register(registration, 0).catch(() => undefined)
        let cancel = () => {}
        const enough = new Promise<void>((resolve) => {
          cancel = clock.after(goodbyePatience, resolve)
        })
        await Promise.race([goodbye, enough])
        cancel()
      }
      kept.stop()
      renewal.stop()
      secrets.forget()
      await userAgent.stop()
    },
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
