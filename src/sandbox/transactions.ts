/** Requests that came in and are not forgotten yet (RFC 3261 §17.2): a repeated one gets the same answer again. */

import { parseAddress, parseCSeq, parseVia } from './address.ts'
import type { Flow, Flows } from './flows.ts'
import { header, type SipRequest, type SipResponse } from './message.ts'
import type { Timers } from './timers.ts'

export interface Transaction {
  readonly request: SipRequest
  readonly flow: Flow
  /** Sends an answer to where the request came from. A 2xx of a second fork may follow the first. */
  reply(response: SipResponse): void
  /** Whether an answer would find its way. */
  isReachable(): boolean
  /** Whether a final answer went out. */
  isDone(): boolean
  /** Set while the request is on its way to others: gives up (RFC 3261 §9). */
  cancel?: (reasons: readonly string[]) => void
}

export interface Transactions {
  open(flow: Flow, request: SipRequest): Transaction
  /** The transaction of which this is a repetition; or, for ACK and CANCEL, the INVITE they are about. */
  find(request: SipRequest): Transaction | undefined
  repeatAnswer(transaction: Transaction): void
  clear(): void
}

/** 64 × T1 (RFC 3261 §17.1.1.1): how long a transaction can still matter after its end. */
export const transactionLife = 32_000

export interface TransactionsOptions {
  readonly flows: Flows
  readonly timers: Timers
  /** The last touch to every answer. */
  readonly finish: (request: SipRequest, response: SipResponse) => SipResponse
}

export function createTransactions({ flows, timers, finish }: TransactionsOptions): Transactions {
  const open = new Map<string, Transaction>()
  const answers = new WeakMap<Transaction, SipResponse>()

  function wayBack({ request, flow }: Transaction): Flow | undefined {
    const contact = header(request, 'contact')
    return flows.reach(flow, contact === undefined ? undefined : parseAddress(contact).uri)
  }

  function send(transaction: Transaction, response: SipResponse) {
    wayBack(transaction)?.send(response)
  }

  return {
    open(flow, request) {
      const key = keyOf(request)
      let done = false
      const transaction: Transaction = {
        request,
        flow,
        isReachable: () => wayBack(transaction) !== undefined,
        isDone: () => done,
        reply(plain) {
          const response = finish(request, plain)
          answers.set(transaction, response)
          if (response.status >= 200 && !done) {
            done = true
            timers.after(transactionLife, () => open.delete(key))
          }
          send(transaction, response)
        },
      }
      open.set(key, transaction)
      if (request.method !== 'INVITE') timers.after(2 * transactionLife, () => open.delete(key))
      return transaction
    },

    find: (request) => open.get(keyOf(request)),

    repeatAnswer(transaction) {
      const answer = answers.get(transaction)
      if (answer) send(transaction, answer)
    },

    clear() {
      open.clear()
    },
  }
}

/** §17.2.3, and Call-ID and CSeq besides, so that a client with poor branches is served as well. */
function keyOf(request: SipRequest): string {
  const via = parseVia(header(request, 'via'))
  const number = parseCSeq(header(request, 'cseq'))?.number
  const method = request.method === 'ACK' || request.method === 'CANCEL' ? 'INVITE' : request.method
  return JSON.stringify([via?.sentBy, via?.branch, header(request, 'call-id'), number, method])
}
