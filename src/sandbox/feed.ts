/**
 * The event feed: who signed in hears of every call of the account, of all its users, from that moment on. What
 * happens while nobody listens is told to nobody.
 */

import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { iso, type Json } from './eventShapes.ts'
import { account, accountUser } from './platformAccount.ts'

/** One event in the form of today, and in that of 2022 (`/events?form=2022`). */
export interface TwoForms {
  readonly now: Json
  readonly in2022: Json
}

export interface Feed {
  attach(socket: WebSocket, req: IncomingMessage): void
  publish(event: TwoForms): void
  /** To all sockets, as it is; how many there are. */
  inject(event: Json): number
  /** Whether anybody listens. */
  isHeard(): boolean
}

export function createFeed(admits: (token: string) => boolean): Feed {
  const listeners = new Map<WebSocket, keyof TwoForms>()

  return {
    attach(socket, req) {
      const query = new URLSearchParams((req.url ?? '').replace(/^[^?]*/, ''))
      socket.on('error', () => socket.terminate())
      socket.on('close', () => listeners.delete(socket))
      socket.once('message', (data) => {
        const token = tokenIn(data.toString())
        // How the platform refuses is not documented: a policy violation says it in the protocol's own words.
        if (token === undefined) return socket.close(1008, 'auth expected')
        if (!admits(token)) return socket.close(1008, 'token expired or unknown')
        socket.send(JSON.stringify(acknowledgement()))
        listeners.set(socket, query.get('form') === '2022' ? 'in2022' : 'now')
      })
    },

    publish(event) {
      if (listeners.size === 0) return
      const texts = { now: JSON.stringify(event.now), in2022: JSON.stringify(event.in2022) }
      for (const [socket, form] of listeners) socket.send(texts[form])
    },

    isHeard: () => listeners.size > 0,

    inject(event) {
      const text = JSON.stringify(event)
      for (const socket of listeners.keys()) socket.send(text)
      return listeners.size
    },
  }
}

function tokenIn(text: string): string | undefined {
  try {
    const frame: unknown = JSON.parse(text)
    if (typeof frame !== 'object' || frame === null) return undefined
    const { type, payload } = frame as Json
    return type === 'auth' && typeof payload === 'string' ? payload : undefined
  } catch {
    return undefined
  }
}

function acknowledgement(): Json {
  const now = iso(Date.now())
  const connection = randomUUID()
  return {
    uuid: randomUUID(),
    created_on: now,
    type: 'auth',
    message: `WSS connection ${connection}@127.0.0.1 - success auth ${accountUser.email}`,
    payload: { uuid: connection, ip: '127.0.0.1', user: accountUser, account },
    account,
    modified_on: now,
    delivery_report: [],
  }
}
