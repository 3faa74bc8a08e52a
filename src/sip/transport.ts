/** One SIP over WebSocket connection (RFC 7118) behind SIP.js's Transport port. Who reconnects is `line.ts`. */

import { type Core, EmitterImpl, type Transport, TransportState } from 'sip.js'

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

export const openWebSocket: OpenSocket = (url) => {
  const socket = new WebSocket(url, 'sip')
  socket.binaryType = 'arraybuffer'
  return socket as unknown as Socket
}

/** FreeSWITCH and OpenSIPS close the connection above 64 KiB: nothing of ours comes near. */
const mostBytesOut = 48 * 1024

export interface TransportOptions {
  readonly openSocket: OpenSocket
  /** Every frame that came, as text. Must not throw. */
  readonly received: (text: string) => void
  /** What a message still needs before it leaves. */
  readonly finish: (text: string) => string
  readonly sent: (text: string) => void
}

/** SIP.js makes it, with our options, by its `transportConstructor`. */
export class SipTransport implements Transport {
  readonly protocol = 'WSS'
  readonly stateChange = new EmitterImpl<TransportState>()
  onConnect: (() => void) | undefined
  onDisconnect: ((error?: Error) => void) | undefined
  onMessage: ((message: string) => void) | undefined
  /** Told once when the socket in use goes away by itself. */
  onLost: (why: string) => void = () => {}
  readonly #options: TransportOptions
  #socket: Socket | undefined
  #state = TransportState.Disconnected

  constructor(_logger: Core.Logger, options: TransportOptions) {
    this.#options = options
  }

  get state(): TransportState {
    return this.#state
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected
  }

  // SIP.js's user agent may start and stop as it likes: sockets are opened and closed by the line alone.
  async connect(): Promise<void> {}
  async disconnect(): Promise<void> {}
  async dispose(): Promise<void> {
    this.drop()
  }

  /** Opens a socket and makes it the one in use; an older one is dropped. Rejects where it cannot be opened. */
  open(url: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.drop()
      const fresh = this.#options.openSocket(url)
      this.#socket = fresh
      this.#move(TransportState.Connecting)
      const fail = (why: string) => {
        signal.removeEventListener('abort', abort)
        this.#forget(fresh)
        this.#move(TransportState.Disconnected)
        reject(new Error(why))
      }
      const abort = () => {
        fresh.close()
        fail('aborted')
      }
      signal.addEventListener('abort', abort, { once: true })
      fresh.onopen = () => {
        signal.removeEventListener('abort', abort)
        this.#move(TransportState.Connected)
        fresh.onclose = ({ code, reason }) => {
          this.#forget(fresh)
          this.#move(TransportState.Disconnected)
          this.onLost(`closed ${code} ${reason}`.trim())
        }
        resolve()
      }
      // An error is always followed by a close (WHATWG WebSockets); the close tells more.
      fresh.onclose = ({ code, reason }) => fail(`closed ${code} ${reason}`.trim())
      fresh.onmessage = ({ data }) => {
        if (typeof data === 'string') this.#options.received(data)
        // A message may come as a binary frame, whatever is in its body (RFC 7118 §5).
        else if (data instanceof ArrayBuffer) this.#options.received(new TextDecoder().decode(data))
      }
    })
  }

  /** Closes without waiting: a half-open socket takes a minute to say goodbye. */
  drop(): void {
    const old = this.#socket
    if (old) {
      this.#forget(old)
      old.close()
    }
    this.#move(TransportState.Disconnected)
  }

  async send(text: string): Promise<void> {
    const message = this.#options.finish(text)
    if (!this.#socket || !this.isConnected()) throw new Error('Not connected.')
    if (new TextEncoder().encode(message).length > mostBytesOut) throw new Error('Message too large to send.')
    this.#socket.send(message)
    this.#options.sent(message)
  }

  #move(next: TransportState): void {
    if (this.#state === next) return
    this.#state = next
    this.stateChange.emit(next)
  }

  #forget(gone: Socket): void {
    gone.onopen = gone.onclose = gone.onerror = gone.onmessage = null
    if (this.#socket === gone) this.#socket = undefined
  }
}
