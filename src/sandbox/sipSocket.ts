/** A browser's socket as a flow of SIP messages (RFC 7118). */

import type { WebSocket } from 'ws'
import type { Domain } from './domain.ts'
import type { Flow } from './flows.ts'
import { parseMessage, writeMessage } from './message.ts'
import { newToken } from './replies.ts'
import { guard } from './trouble.ts'

export function attachSipSocket(socket: WebSocket, domain: Domain, answersPing: () => boolean): void {
  const flow: Flow = {
    id: newToken(4),
    trusted: false,
    isOpen: () => socket.readyState === socket.OPEN,
    send: (message) => socket.send(writeMessage(message)),
  }

  socket.on('message', (data) => {
    const text = data.toString()
    // Keep-alive (RFC 5626 §4.4.1): a ping of two line ends, a pong of one.
    if (text === '\r\n\r\n') return answersPing() ? socket.send('\r\n') : undefined
    const message = parseMessage(text)
    if (message) guard(() => domain.receive(flow, message))
  })
  socket.on('close', () => domain.drop(flow))
  // `ws` closes by itself after a protocol error; without a listener Node would stop the whole server.
  socket.on('error', () => socket.terminate())
}
