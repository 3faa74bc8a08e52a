/** Waits before the next try: shorter where the network comes back, or nobody wants it any more. */

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      globalThis.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    globalThis.addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
