/** The loop that stays connected, whatever is at the other end: try, hold, wait, try again, until told to stop. */

import type { Clock } from '../phone/clock.ts'
import type { Failure } from '../phone/errors.ts'
import type { Network } from './network.ts'
import { delayBefore } from './retry.ts'

/** One connection that stands. `lost` resolves, never rejects, when it is over. */
export interface Connection {
  readonly lost: Promise<Failure>
  readonly close: () => void
}

/** What an attempt rejects with. `final`: trying again is no use. `retryAfter`: the server's own wish, ms. */
export class ConnectFailed extends Error {
  readonly failure: Failure
  readonly final: boolean
  readonly retryAfter: number
  constructor(failure: Failure, more: { final?: boolean; retryAfter?: number } = {}) {
    super(failure.code)
    this.name = 'ConnectFailed'
    this.failure = failure
    this.final = more.final ?? false
    this.retryAfter = more.retryAfter ?? 0
  }
}

export type Standing =
  | { readonly phase: 'connecting'; readonly attempt: number }
  | { readonly phase: 'connected' }
  | { readonly phase: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly error: Failure }
  | { readonly phase: 'stopped'; readonly error?: Failure }

export interface KeepConnectedParts {
  /** One try, `tries` of them before it came to nothing. Must reject with `ConnectFailed`, and stop when the signal aborts. */
  readonly open: (tries: number, signal: AbortSignal) => Promise<Connection>
  readonly standing: (now: Standing) => void
  readonly clock: Clock
  readonly random: () => number
  readonly network: Network
}

export interface KeptConnection {
  readonly start: () => void
  readonly stop: () => void
}

export function keepConnected(parts: KeepConnectedParts): KeptConnection {
  const { clock } = parts
  let run: AbortController | undefined
  let stopListening = () => {}
  let skipWait = () => {}

  async function loop(signal: AbortSignal): Promise<void> {
    /** Tries in a row that came to nothing; one that was lost after it stood begins with the first again. */
    let tries = 0
    let attempt = 0
    while (!signal.aborted) {
      parts.standing({ phase: 'connecting', attempt })
      let stood = false
      const failed = await oneConnection(tries, signal, () => {
        stood = true
      })
      if (signal.aborted) return
      if (failed.final) {
        end()
        parts.standing({ phase: 'stopped', error: failed.failure })
        return
      }
      tries = stood ? 0 : tries + 1
      attempt = stood ? 1 : attempt + 1
      const ms = Math.max(delayBefore(attempt, parts.random), failed.retryAfter)
      parts.standing({ phase: 'waiting', attempt, retryAt: clock.now() + ms, error: failed.failure })
      await pause(ms, signal, failed.retryAfter > 0)
    }
  }

  async function oneConnection(
    attempt: number,
    signal: AbortSignal,
    stood: () => void,
  ): Promise<ConnectFailed> {
    try {
      const connection = await parts.open(attempt, signal)
      if (signal.aborted) {
        connection.close()
        return new ConnectFailed({ code: 'connection-lost' })
      }
      const close = () => connection.close()
      signal.addEventListener('abort', close, { once: true })
      stood()
      parts.standing({ phase: 'connected' })
      const failure = await connection.lost
      signal.removeEventListener('abort', close)
      return new ConnectFailed(failure)
    } catch (error) {
      if (error instanceof ConnectFailed) return error
      return new ConnectFailed({ code: 'unreachable', detail: String(error) })
    }
  }

  /** Waits; a sign of life from the network ends the wait early, unless the server named the time itself. */
  function pause(ms: number, signal: AbortSignal, firm: boolean): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel()
        signal.removeEventListener('abort', done)
        skipWait = () => {}
        resolve()
      }
      const cancel = clock.after(ms, done)
      signal.addEventListener('abort', done, { once: true })
      if (!firm) skipWait = done
    })
  }

  function end() {
    run?.abort()
    run = undefined
    stopListening()
    stopListening = () => {}
  }

  return {
    start: () => {
      if (run) return
      const controller = new AbortController()
      run = controller
      stopListening = parts.network.onBack(() => skipWait())
      void loop(controller.signal)
    },
    stop: () => {
      if (!run) return
      end()
      parts.standing({ phase: 'stopped' })
    },
  }
}
