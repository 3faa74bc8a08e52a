/** Hands a request on to one or several places and brings back what they answer (RFC 3261 §16). */

import { parseAddress, parseCSeq, parseVia } from './address.ts'
import type { Flow, Flows } from './flows.ts'
import { bestOf, reasons } from './fork.ts'
import { ackOf, cancelOf, trusted } from './hop.ts'
import { header, headers, type SipRequest, type SipResponse, withoutTop, withTop } from './message.ts'
import { newToken, replyTo } from './replies.ts'
import type { Timers } from './timers.ts'
import { type Transaction, transactionLife } from './transactions.ts'

export interface Target {
  readonly uri: string
  readonly flow: Flow
}

export interface Proxy {
  forward(transaction: Transaction, request: SipRequest, targets: readonly Target[]): void
  /** A request that nobody answers: the ACK of a 2xx. */
  forwardAck(request: SipRequest, target: Target): void
  /** A flow is closed: what rings at its end, or for its end, waits a little for its return. */
  drop(flow: Flow): void
  /** Whether it answers something that was sent. */
  receive(response: SipResponse): boolean
  clear(): void
}

export interface ProxyOptions {
  readonly host: string
  readonly flows: Flows
  readonly timers: Timers
  /** How long phones may ring, ms. */
  readonly ringTimeout: number
  /** How long a phone whose socket was lost may stay away, ms. */
  readonly grace: number
  /** What is said of a binding whose socket is gone. */
  readonly stale: () => { readonly status: number; readonly reason?: string }
  readonly writeReason: (value: string) => string
  /** Where else a 3xx may lead: only to places of this domain. */
  readonly follow: (uri: string) => readonly Target[]
}

interface Fork {
  readonly transaction: Transaction
  readonly branches: Branch[]
  endRinging: () => void
}

interface Branch {
  readonly id: string
  readonly fork: Fork
  readonly flow: Flow
  readonly request: SipRequest
  final?: SipResponse
  heardOf: boolean
  /** A redirection that was followed: what came of it counts, not the 3xx. */
  followed: boolean
  /** Set once it shall be cancelled; sent only after a first sign of life (§9.1). */
  cancelFor?: readonly string[]
  giveUp: () => void
}

export function createProxy(options: ProxyOptions): Proxy {
  const { host, flows, timers, ringTimeout, grace, follow, stale, writeReason } = options
  const branches = new Map<string, Branch>()
  const via = (branch: string) => `SIP/2.0/WS ${host};branch=${branch}`

  function startBranch(fork: Fork, request: SipRequest, target: Target) {
    const id = `z9hG4bK${newToken()}`
    const branch: Branch = {
      id,
      fork,
      flow: target.flow,
      request: withTop({ ...request, uri: target.uri }, 'Via', via(id)),
      heardOf: false,
      followed: false,
      giveUp: timers.after(transactionLife, () => end(branch, 408)),
    }
    branches.set(id, branch)
    fork.branches.push(branch)
    return branch
  }

  function send(branch: Branch, request: SipRequest): boolean {
    const flow = flows.reach(branch.flow, branch.request.uri)
    flow?.send(request)
    return flow !== undefined
  }

  /** Ends a branch in the name of the phone that did not. */
  function end(branch: Branch, status: number, reason?: string) {
    const why = reason === undefined ? [] : [{ name: 'Reason', value: writeReason(reason) }]
    if (!branch.final) conclude(branch, withoutTop(replyTo(branch.request, status, { headers: why }), 'Via'))
  }

  function conclude(branch: Branch, response: SipResponse) {
    branch.giveUp()
    branch.final = response
    const { fork } = branch
    if (response.status < 300 && !fork.transaction.isDone()) fork.transaction.reply(response)
    if (response.status >= 300 && response.status < 400) redirect(branch, response)
    if (response.status >= 600) cancelOthers(branch, [reasons.declinedElsewhere])
    settle(fork)
  }

  function redirect(branch: Branch, response: SipResponse) {
    const { fork } = branch
    if (fork.transaction.isDone() || branch.cancelFor) return
    const tried = new Set(fork.branches.map(({ request }) => request.uri))
    const targets = headers(response, 'contact')
      .flatMap((value) => follow(parseAddress(value).uri))
      .filter(({ uri }) => !tried.has(uri))
    const [first] = fork.branches
    if (!first || targets.length === 0) return
    branch.followed = true
    const request = withoutTop(first.request, 'Via')
    for (const next of targets.map((target) => startBranch(fork, request, target))) launch(next)
  }

  function settle(fork: Fork) {
    if (fork.branches.some(({ final }) => final === undefined)) return
    const best = bestOf(fork.branches.flatMap(({ final, followed }) => (final && !followed ? final : [])))
    // A request other than INVITE that nobody answers ends in silence (RFC 4320 §4.2).
    const silent = best?.status === 408 && fork.transaction.request.method !== 'INVITE'
    if (best && !silent && !fork.transaction.isDone()) fork.transaction.reply(best)
    retire(fork)
  }

  /** Late 2xx answers still find their way for a while. */
  function retire(fork: Fork) {
    fork.endRinging()
    delete fork.transaction.cancel
    timers.after(transactionLife, () => {
      for (const { id } of fork.branches) branches.delete(id)
    })
  }

  function cancel(branch: Branch, why: readonly string[]) {
    if (branch.final || branch.cancelFor) return
    branch.cancelFor = why
    if (branch.heardOf) sendCancel(branch)
    else if (!flows.reach(branch.flow, branch.request.uri)) end(branch, 487)
  }

  function sendCancel(branch: Branch) {
    const why = (branch.cancelFor ?? []).map((value) => ({ name: 'Reason', value: writeReason(value) }))
    const sent = send(branch, cancelOf(branch.request, why))
    if (!sent) return end(branch, 487)
    branch.giveUp()
    branch.giveUp = timers.after(transactionLife, () => end(branch, 487))
  }

  function cancelOthers(winner: Branch, why: readonly string[]) {
    for (const branch of winner.fork.branches) if (branch !== winner) cancel(branch, why)
  }

  function launch(branch: Branch) {
    if (send(branch, branch.request)) return
    const { status, reason } = stale()
    end(branch, status, reason)
  }

  function receiveForInvite(branch: Branch, response: SipResponse) {
    const { fork } = branch
    const upstream = withoutTop(response, 'Via')
    if (response.status < 200) {
      if (branch.final) return
      if (!branch.heardOf) branch.giveUp()
      if (!branch.heardOf && branch.cancelFor) sendCancel(branch)
      branch.heardOf = true
      if (response.status > 100 && !fork.transaction.isDone()) fork.transaction.reply(upstream)
    } else if (response.status < 300) {
      // Each 2xx is a dialog of its own, and the caller must see it to end the ones too many (§16.7 step 5).
      fork.transaction.reply(upstream)
      branch.giveUp()
      branch.final = upstream
      cancelOthers(branch, [reasons.answeredElsewhere])
      settle(fork)
    } else {
      // §17.1.1.3: a refusal is acknowledged by the next hop, not by the caller.
      send(branch, ackOf(branch.request, response))
      if (!branch.final) conclude(branch, upstream)
    }
  }

  function ringingTooLong(fork: Fork) {
    if (!fork.transaction.isDone())
      fork.transaction.reply(
        replyTo(fork.transaction.request, 480, {
          headers: [{ name: 'Reason', value: writeReason(reasons.noAnswer) }],
        }),
      )
    for (const branch of fork.branches) cancel(branch, [reasons.noAnswer])
  }

  return {
    forward(transaction, request, targets) {
      const fork: Fork = { transaction, branches: [], endRinging: () => undefined }
      if (request.method === 'INVITE') {
        fork.endRinging = timers.after(ringTimeout, () => ringingTooLong(fork))
        transaction.cancel = (why) => {
          for (const branch of fork.branches) cancel(branch, why.length ? why : [reasons.callerGaveUp])
        }
      }
      // All branches exist before the first is sent: one that fails at once must not settle for the others.
      const sent = trusted(request)
      for (const branch of targets.map((target) => startBranch(fork, sent, target))) launch(branch)
    },

    forwardAck(request, { uri, flow }) {
      const top = via(`z9hG4bK${newToken()}`)
      flows.reach(flow, uri)?.send(withTop({ ...request, uri }, 'Via', top))
    },

    drop(flow) {
      timers.after(grace, () => {
        for (const branch of branches.values()) {
          const { transaction } = branch.fork
          if (branch.final || branch.request.method !== 'INVITE') continue
          if (branch.flow === flow && !flows.reach(flow, branch.request.uri)) end(branch, 480)
          else if (transaction.flow === flow && !transaction.isReachable())
            cancel(branch, [reasons.callerGaveUp])
        }
      })
    },

    receive(response) {
      const branch = branches.get(parseVia(header(response, 'via'))?.branch ?? '')
      const method = parseCSeq(header(response, 'cseq'))?.method
      if (!branch || method !== branch.request.method) return false
      if (method === 'INVITE') receiveForInvite(branch, response)
      else if (response.status >= 200 && !branch.final) conclude(branch, withoutTop(response, 'Via'))
      return true
    },

    clear() {
      for (const { giveUp, fork } of branches.values()) {
        giveUp()
        fork.endRinging()
      }
      branches.clear()
    },
  }
}
