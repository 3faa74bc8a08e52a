/** Counts time where a hidden page may not: browsers slow its timers down to one a minute, a worker's they leave alone. */

const running = new Map<number, ReturnType<typeof setTimeout>>()

globalThis.addEventListener('message', ({ data }: MessageEvent<{ id: number; ms?: number }>) => {
  const { id, ms } = data
  clearTimeout(running.get(id))
  running.delete(id)
  if (ms === undefined) return
  const ring = () => {
    running.delete(id)
    globalThis.postMessage(id)
  }
  running.set(id, setTimeout(ring, ms))
})
