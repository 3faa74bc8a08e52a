/** Counts timers from now on: those that will still fire. The DevTools protocol has no word for them. */
export function watchTimers(): () => number {
  const pending = new Set<number>()
  const { setTimeout: later, setInterval: often, clearTimeout: forget } = window
  const clear = (id?: number) => {
    if (id !== undefined) pending.delete(id)
    forget(id)
  }
  Object.assign(window, {
    setTimeout: (then: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
      const id = later(() => {
        pending.delete(id)
        then(...given)
      }, ms)
      pending.add(id)
      return id
    },
    setInterval: (then: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
      const id = often(then, ms, ...given)
      pending.add(id)
      return id
    },
    clearTimeout: clear,
    clearInterval: clear,
  })
  return () => pending.size
}
