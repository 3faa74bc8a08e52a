/** One WebSocket path: lets sockets in, and can drop, refuse or freeze all of them. */

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import { refuseUpgrade } from './http.ts'

export interface Door {
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  drop(): void
  /** Refuses whoever comes, until it recovers. */
  refuse(): void
  /** As a stopped process: all stay connected, and nothing is read or written; who comes waits. */
  freeze(): void
  /** What was frozen is read and written now. */
  recover(): void
  close(): Promise<void>
}

export function createDoor(server: WebSocketServer): Door {
  const inside = new Map<WebSocket, Duplex>()
  const waiting = new Set<() => void>()
  let state: 'open' | 'refusing' | 'frozen' = 'open'

  function letIn(req: IncomingMessage, socket: Duplex, head: Buffer) {
    server.handleUpgrade(req, socket, head, (client) => {
      inside.set(client, socket)
      client.once('close', () => inside.delete(client))
      server.emit('connection', client, req)
    })
  }

  function drop() {
    for (const client of inside.keys()) client.terminate()
  }

  function recover() {
    if (state === 'frozen')
      for (const [client, socket] of inside) {
        socket.uncork()
        client.resume()
      }
    state = 'open'
    const arrived = [...waiting]
    waiting.clear()
    for (const enter of arrived) enter()
  }

  return {
    drop,
    recover,

    upgrade(req, socket, head) {
      if (state === 'refusing') return refuseUpgrade(socket, 503, 'Out of order.')
      if (state === 'open') return letIn(req, socket, head)
      socket.on('error', () => socket.destroy())
      waiting.add(() => letIn(req, socket, head))
    },

    refuse() {
      state = 'refusing'
    },

    freeze() {
      state = 'frozen'
      for (const [client, socket] of inside) {
        client.pause()
        // Node keeps what is written to a corked stream until it is uncorked, pongs and closing frames too.
        socket.cork()
      }
    },

    async close() {
      state = 'refusing'
      waiting.clear()
      drop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
