/** The page's clock, kept going by a worker while the page is hidden and its own timers are slowed down. */

import type { Clock } from '../phone/clock.ts'

/** The part of a browser's Worker that we use. */
export interface Ticker {
  postMessage(message: { readonly id: number; readonly ms?: number }): void
  terminate(): void
  onmessage: ((event: { data: unknown }) => void) | null
  onerror: ((event: never) => void) | null
}

export interface SteadyClock extends Clock {
  /** Ends the worker; what still waits goes by the page's timers. */
  stop(): void
}

/** A longer delay overflows the browser's 32 bits and fires at once. */
const longest = 2 ** 31 - 1
/** Hidden pages may wake once a second at least (HTML §8.6), for some minutes: less is not worth a message. */
const worthIt = 1000

/** `makeTicker` gives nothing, or throws, where no worker can be had: old browsers, a strict CSP, another origin. */
export function createSteadyClock(makeTicker: () => Ticker | undefined): SteadyClock {
  const waiting = new Map<number, () => void>()
  let count = 0
  let ticker: Ticker | undefined
  let tried = false

  function start() {
    if (tried) return
    tried = true
    try {
      ticker = makeTicker()
    } catch {
      return
    }
    if (!ticker) return
    ticker.onmessage = ({ data }) => waiting.get(Number(data))?.()
    ticker.onerror = stop
  }

  function stop() {
    ticker?.terminate()
    ticker = undefined
  }

  return {
    now: () => Date.now(),
    after: (ms, then) => {
      const id = ++count
      const forget = () => {
        clearTimeout(timer)
        if (waiting.delete(id)) ticker?.postMessage({ id })
      }
      const timer = setTimeout(
        () => {
          forget()
          then()
        },
        Math.min(ms, longest),
      )
      if (ms < worthIt) return () => clearTimeout(timer)
      start()
      if (ticker) {
        waiting.set(id, () => {
          waiting.delete(id)
          clearTimeout(timer)
          then()
        })
        ticker.postMessage({ id, ms: Math.min(ms, longest) })
      }
      return forget
    },
    stop,
  }
}

/** Not a blob: that would need more of a host page's CSP than the page's own files do. */
export function browserTicker(): Ticker | undefined {
  if (typeof document === 'undefined' || !('Worker' in globalThis)) return undefined
  // The bundler knows a worker's file by these very words, so the name stands for the browser's own.
  const Worker = TrustedWorker
  return new Worker(new URL('./ticker.worker.ts', import.meta.url), { type: 'module' }) as unknown as Ticker
}

interface Policy {
  createScriptURL(url: string): string
}

/** A page may allow a name once only, so one policy serves all phones of the page. */
let policy: Policy | undefined

/** A Worker for pages that enforce Trusted Types, which take no bare address for a script's. */
class TrustedWorker {
  constructor(url: URL, options: WorkerOptions) {
    const { trustedTypes } = globalThis as {
      trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
    }
    policy ??= trustedTypes?.createPolicy('opentact-softphone', { createScriptURL: (text) => text })
    // biome-ignore lint/correctness/noConstructorReturn: it is the browser's Worker that is wanted
    return new globalThis.Worker(
      policy?.createScriptURL(url.href) ?? url,
      options,
    ) as unknown as TrustedWorker
  }
}
