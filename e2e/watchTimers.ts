/** Runs in a page before its own scripts: remembers each timer that may still fire, and who set it. */

export type TimedPage = typeof globalThis & { pendingTimers(): readonly string[] }

export function watchTimers() {
  const pending = new Map<number, string>()
  const { setTimeout: later, setInterval: often, clearTimeout: forget } = window
  const note = (id: number, kind: string, ms = 0) => {
    pending.set(id, `${kind} of ${ms} ms ${new Error('set').stack?.split('\n').slice(3, 6).join('')}`)
    return id
  }
  const clear = (id?: number) => {
    if (id !== undefined) pending.delete(id)
    forget(id)
  }
  Object.assign(globalThis, {
    setTimeout: (then: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
      const id: number = later(() => {
        pending.delete(id)
        then(...given)
      }, ms)
      return note(id, 'timeout', ms)
    },
    setInterval: (then: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
      note(often(then, ms, ...given), 'interval', ms),
    clearTimeout: clear,
    clearInterval: clear,
    pendingTimers: () => [...pending.values()],
  })
}
