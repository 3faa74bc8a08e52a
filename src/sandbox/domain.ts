/** The SIP domain: who may ask what, and where a request goes (RFC 3261 §16.3–16.5, §22). */

import { isAccount, passwordOf, sandboxDomain } from './accounts.ts'
import { parseUri, parseVia, tagOf } from './address.ts'
import { createAuthentication } from './authentication.ts'
import type { CallWatch } from './callStory.ts'
import { type Algorithm, createDigest } from './digest.ts'
import type { Faults } from './faults.ts'
import { createFlows, type Flow } from './flows.ts'
import { passingOn } from './hop.ts'
import { causeOf, type Manners, mannersOf, notRegistered, writeReason } from './manners.ts'
import {
  header,
  headers,
  type SipMessage,
  type SipRequest,
  type SipResponse,
  tokens,
  withHeader,
  withoutTop,
  withTop,
} from './message.ts'
import { createProxy, type Target } from './proxy.ts'
import { createRegistrar } from './registrar.ts'
import { canBeAnswered, problemOf, replyTo } from './replies.ts'
import type { Timers } from './timers.ts'
import { createTransactions, type Transaction } from './transactions.ts'

export interface Domain {
  receive(flow: Flow, message: SipMessage): void
  /** The flow is closed for good. */
  drop(flow: Flow): void
  isRegistered(user: string): boolean
  /** As after a restart of the server: nothing is remembered of anyone. */
  forget(): void
}

export interface DomainOptions {
  readonly timers: Timers
  readonly ringTimeout?: number
  /** How long a phone that lost its socket while it rings may stay away, ms. */
  readonly grace?: number
  readonly algorithms?: readonly Algorithm[]
  readonly shortestRegistration?: number
  readonly robots?: RobotHouse
  readonly faults?: () => Faults
  readonly manners?: () => Manners
  readonly watch?: CallWatch
}

/** Perhaps only not back yet, after a restart say: a proxy knows of no dialogs (RFC 3261 §16.1). */
const isBrowser = (uri: string): boolean => parseUri(uri)?.host.endsWith('.invalid') ?? false

/** Where the robots live: one flow, one host name. */
export interface RobotHouse {
  readonly flow: Flow
  readonly host: string
  knows(user: string): boolean
}

const noFaults = (): Faults => ({})

const allow = {
  name: 'Allow',
  value: 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, REFER, NOTIFY, MESSAGE, UPDATE',
}

export function createDomain(options: DomainOptions): Domain {
  const { timers, ringTimeout = 60_000, grace = 5500, robots, faults = noFaults } = options
  const { manners = () => mannersOf.plain, watch } = options
  const host = sandboxDomain
  const flows = createFlows(() => manners().reaches === 'dialog')
  const transactions = createTransactions({ flows, timers, finish })
  const digest = createDigest({
    realm: host,
    passwordOf,
    ...(options.algorithms && { algorithms: options.algorithms }),
  })
  const authenticate = createAuthentication(digest, manners)
  const registrar = createRegistrar({
    most: () => manners().mostContacts,
    ...(options.shortestRegistration !== undefined && { shortest: options.shortestRegistration }),
  })
  const proxy = createProxy({
    host,
    flows,
    timers,
    ringTimeout,
    grace,
    follow: (uri) => targetsOf(uri),
    stale: () => manners().staleBinding ?? { status: 480 },
    writeReason: (value) => writeReason(value, manners()),
  })

  /** In this server's own words. */
  function finish(request: SipRequest, response: SipResponse): SipResponse {
    const { trying, explains } = manners()
    if (request.method === 'INVITE') watch?.answered(request, response)
    if (response.status === 100) return { ...response, reason: trying }
    const cause = causeOf(response.status)
    if (!explains || cause === undefined || request.method !== 'INVITE') return response
    return header(response, 'reason') === undefined ? withHeader(response, 'Reason', cause) : response
  }

  /** Where a user or robot of this domain is now; none for what is unknown or away. */
  function targetsOf(uri: string): readonly Target[] {
    const parsed = parseUri(uri)
    if (isBrowser(uri)) {
      const flow = flowAt(uri)
      return flow?.isOpen() ? [{ uri, flow }] : []
    }
    if (!parsed || parsed.host !== host) return []
    if (robots?.knows(parsed.user))
      return [{ uri: `sip:${parsed.user}@${robots.host};transport=ws`, flow: robots.flow }]
    const bindings = registrar.bindingsOf(parsed.user)
    return manners().staleBinding ? bindings : bindings.filter(({ flow }) => flow.isOpen())
  }

  function registration(transaction: Transaction) {
    const { register, retryAfter } = faults()
    if (register !== undefined) {
      const value = retryAfter === undefined ? [] : [{ name: 'Retry-After', value: String(retryAfter) }]
      return transaction.reply(replyTo(transaction.request, register, { headers: value }))
    }
    const user = authenticate(transaction)
    if (user === undefined) return
    flows.learn(transaction.flow, transaction.request)
    transaction.reply(registrar.register(transaction.flow, user, transaction.request))
  }

  function insideDialog(transaction: Transaction) {
    const { request } = transaction
    const { reinvite } = faults()
    if (reinvite && request.method === 'INVITE' && !transaction.flow.trusted)
      return transaction.reply(replyTo(request, reinvite))
    const flow = flowTo(request)
    if (!flow) return transaction.reply(replyTo(request, isBrowser(request.uri) ? 480 : 481))
    flows.learn(transaction.flow, request)
    if (request.method === 'BYE') watch?.ends(request)
    if (request.method === 'INVITE') transaction.reply(replyTo(request, 100))
    proxy.forward(transaction, passingOn(request, host), [{ uri: request.uri, flow }])
  }

  /** Robots outlive what the domain forgets. */
  const flowTo = (request: SipRequest): Flow | undefined => flowAt(request.uri, header(request, 'call-id'))

  const flowAt = (uri: string, callId?: string): Flow | undefined =>
    robots && parseUri(uri)?.host === robots.host ? robots.flow : flows.find(uri, callId)

  function newRequest(transaction: Transaction) {
    const { request, flow } = transaction
    const uri = parseUri(request.uri)
    if (!uri) return transaction.reply(replyTo(request, 416))
    if (request.method === 'OPTIONS' && faults().options) return
    if (request.method === 'OPTIONS' && uri.host === host && uri.user === '')
      return transaction.reply(replyTo(request, 200, { headers: [allow] }))
    if (request.method === 'REGISTER') return registration(transaction)
    if (!flow.trusted && authenticate(transaction) === undefined) return
    flows.learn(flow, request)

    // To a contact goes what takes over a call there: a transfer names the very phone (RFC 5589 §7.3).
    if (uri.host !== host && !isBrowser(request.uri)) return transaction.reply(replyTo(request, 403))
    if (uri.user === '') return transaction.reply(replyTo(request, 405, { headers: [allow] }))
    if (request.method === 'SUBSCRIBE' || request.method === 'PUBLISH')
      return transaction.reply(replyTo(request, 489))
    const targets = targetsOf(request.uri).filter((target) => flow.trusted || target.flow !== flow)
    if (request.method === 'INVITE') watch?.begins(request, targets.length > 0, flow.trusted)
    if (targets.length === 0) return nobodyThere(transaction, uri.user)
    if (request.method === 'INVITE') transaction.reply(replyTo(request, 100))
    // What belongs to the dialog must come back this way: nobody else can reach a `.invalid` contact.
    let passing = withTop(passingOn(request, host), 'Record-Route', `<sip:${host};transport=ws;lr>`)
    if (manners().routes === 2) passing = withTop(passing, 'Record-Route', `<sip:${host};r2=on;lr>`)
    proxy.forward(transaction, passing, targets)
  }

  function nobodyThere(transaction: Transaction, user: string) {
    const known = isAccount(user) || isBrowser(transaction.request.uri)
    const why = known && manners().explains ? [{ name: 'Reason', value: notRegistered }] : []
    transaction.reply(replyTo(transaction.request, known ? 480 : 404, { headers: why }))
  }

  function cancel(flow: Flow, request: SipRequest) {
    const invite = transactions.find(request)
    if (!invite) return flow.send(replyTo(request, 481))
    flow.send(replyTo(request, 200))
    if (!invite.isDone()) invite.cancel?.(headers(request, 'reason'))
  }

  function acknowledge(flow: Flow, request: SipRequest) {
    if (transactions.find(request)) return
    const found = flowTo(request)
    if (!found || header(request, 'max-forwards') === '0') return
    flows.learn(flow, request)
    proxy.forwardAck(passingOn(request, host), { uri: request.uri, flow: found })
  }

  function receiveRequest(flow: Flow, request: SipRequest) {
    const problem = problemOf(request)
    if (problem) {
      if (request.method !== 'ACK' && canBeAnswered(request))
        flow.send({ ...replyTo(request, problem.status), reason: problem.reason })
      return
    }
    if (request.method === 'ACK') return acknowledge(flow, request)
    if (request.method === 'CANCEL') return cancel(flow, request)
    const repeated = transactions.find(request)
    if (repeated) return transactions.repeatAnswer(repeated)

    const transaction = transactions.open(flow, request)
    const unsupported = tokens(request, 'proxy-require').map((value) => ({ name: 'Unsupported', value }))
    if (Number(header(request, 'max-forwards') ?? 70) === 0) transaction.reply(replyTo(request, 483))
    else if (unsupported.length) transaction.reply(replyTo(request, 420, { headers: unsupported }))
    else if (tagOf(header(request, 'to')) !== undefined) insideDialog(transaction)
    else newRequest(transaction)
  }

  /** Of a transaction that was forgotten: handed on by its Via alone (RFC 3261 §16.7, step 2 and end). */
  function passBack(response: SipResponse): boolean {
    const passing = withoutTop(response, 'Via')
    const next = parseVia(header(passing, 'via'))?.sentBy
    if (next === undefined || parseVia(header(response, 'via'))?.sentBy !== host) return false
    const flow = next === robots?.host ? robots.flow : flows.findHost(next)
    if (!flow?.isOpen()) return false
    flow.send(passing)
    return true
  }

  return {
    receive(flow, message) {
      if ('method' in message) return receiveRequest(flow, message)
      if (proxy.receive(message) || passBack(message)) flows.learn(flow, message)
    },
    drop(flow) {
      if (!manners().staleBinding) registrar.drop(flow)
      proxy.drop(flow)
    },
    isRegistered: (user) => registrar.bindingsOf(user).length > 0,
    forget() {
      for (const forgetful of [flows, transactions, registrar, proxy]) forgetful.clear()
      digest.forget()
    },
  }
}
