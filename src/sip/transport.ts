/** One SIP over WebSocket connection (RFC 7118) behind SIP.js's Transport port. Who reconnects is `line.ts`. */

import { EmitterImpl, type Transport, TransportState } from 'sip.js'

/** The part of a browser WebSocket that we use, so that tests can join two phones in memory. */
export interface Socket {
  readonly send: (text: string) => void
  readonly close: (code?: number) => void
  onopen: (() => void) | null
  onclose: ((event: { code: number; reason: string }) => void) | null
  onerror: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
}

export type OpenSocket = (url: string) => Socket

export const openWebSocket: OpenSocket = (url) => new WebSocket(url, 'sip') as unknown as Socket

/** FreeSWITCH and OpenSIPS close the connection above 64 KiB: nothing of ours comes near. */
const mostBytesOut = 48 * 1024

export interface SipTransport extends Transport {
  /** Opens a socket and makes it the one in use; an older one is dropped. Rejects where it cannot be opened. */
  open(url: string, signal: AbortSignal): Promise<void>
  /** Closes without waiting: a half-open socket takes a minute to say goodbye. */
  drop(): void
  /** Told once when the socket in use goes away by itself. */
  onLost: (why: string) => void
}

export interface TransportParts {
  readonly openSocket: OpenSocket
  /** Every text frame that came. Must not throw. */
  readonly received: (text: string) => void
}

export function createTransport(parts: TransportParts): SipTransport {
  const stateChange = new EmitterImpl<TransportState>()
  let socket: Socket | undefined
  let state = TransportState.Disconnected

  function move(next: TransportState) {
    if (state === next) return
    state = next
    stateChange.emit(next)
  }

  function forget(gone: Socket) {
    gone.onopen = gone.onclose = gone.onerror = gone.onmessage = null
    if (socket === gone) socket = undefined
  }

  function drop() {
    const old = socket
    if (old) {
      forget(old)
      old.close()
    }
    move(TransportState.Disconnected)
  }

  const transport: SipTransport = {
    protocol: 'WSS',
    stateChange,
    get state() {
      return state
    },
    onConnect: undefined,
    onDisconnect: undefined,
    onMessage: undefined,
    onLost: () => {},
    isConnected: () => state === TransportState.Connected,
    // SIP.js's user agent may start and stop as it likes: sockets are opened and closed by the line alone.
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    dispose: () => Promise.resolve(drop()),
    drop,
    open: (url, signal) =>
      new Promise<void>((resolve, reject) => {
        drop()
        const fresh = parts.openSocket(url)
        socket = fresh
        move(TransportState.Connecting)
        const fail = (why: string) => {
          signal.removeEventListener('abort', abort)
          forget(fresh)
          move(TransportState.Disconnected)
          reject(new Error(why))
        }
        const abort = () => {
          fresh.close()
          fail('aborted')
        }
        signal.addEventListener('abort', abort, { once: true })
        fresh.onopen = () => {
          signal.removeEventListener('abort', abort)
          move(TransportState.Connected)
          fresh.onclose = ({ code, reason }) => {
            forget(fresh)
            move(TransportState.Disconnected)
            transport.onLost(`closed ${code} ${reason}`.trim())
          }
          resolve()
        }
        // An error is always followed by a close (WHATWG WebSockets); the close tells more.
        fresh.onclose = ({ code, reason }) => fail(`closed ${code} ${reason}`.trim())
        fresh.onmessage = ({ data }) => {
          if (typeof data === 'string') parts.received(data)
        }
      }),
    send: (message) => {
      if (!socket || state !== TransportState.Connected) return Promise.reject(new Error('Not connected.'))
      if (message.length > mostBytesOut || new TextEncoder().encode(message).length > mostBytesOut)
        return Promise.reject(new Error('Message too large to send.'))
      try {
        socket.send(message)
        return Promise.resolve()
      } catch (error) {
        return Promise.reject(error)
      }
    },
  }
  return transport
}
