/** The page's clock, kept going by a worker while the page is hidden and its own timers are slowed down. */

import type { Clock } from '../phone/clock.ts'
import tickerUrl from './ticker.worker.ts?worker&url'

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
  if (typeof document === 'undefined' || typeof Worker === 'undefined') return undefined
  const url = new URL(tickerUrl, import.meta.url)
  // A browser takes no worker of another origin, and would tell the page's policy of the try.
  if (url.origin !== location.origin) return undefined
  return new Worker(trusted(url.href), { type: 'module' }) as unknown as Ticker
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** A page with Trusted Types takes a worker's address from a policy only, of a name that it has allowed. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('opentact-softphone', { createScriptURL: (own) => own })
  return policy?.createScriptURL(url) ?? url
}
