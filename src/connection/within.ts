/** A wait that ends: with the promise, after so long, or when nobody waits any more. */

import type { Clock } from '../phone/clock.ts'

/** As `promise`, but rejects with `timeout` after `ms`, or with `aborted`. What comes later is ignored. */
export function within<T>(clock: Clock, ms: number, signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const settled = () => {
      cancel()
      signal.removeEventListener('abort', aborted)
    }
    const fail = (why: string) => {
      settled()
      reject(new Error(why))
    }
    const aborted = () => fail('aborted')
    const cancel = clock.after(ms, () => fail('timeout'))
    signal.addEventListener('abort', aborted, { once: true })
    promise.finally(settled).then(resolve, reject)
  })
}
