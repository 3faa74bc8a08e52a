/** Feed and REST of a phone whose options may name none: their code is fetched at the first connect that needs it. */

import { delayBefore } from '../connection/retry.ts'
import type { Clock } from '../phone/clock.ts'
import type { Feed, Report, Rest } from '../phone/ports.ts'

export interface LaterParts<Part> {
  /** The options name it. */
  readonly wanted: () => boolean
  readonly fetch: () => Promise<Part>
  readonly report: Report
  readonly clock: Clock
  readonly random: () => number
}

interface Connectable {
  connect(since?: number): void
  disconnect(): void
}

function later<Part extends Connectable>(parts: LaterParts<Part>, missing: (is: boolean) => void) {
  const { clock, report } = parts
  let here: Part | undefined
  let coming: Promise<Part> | undefined
  /** When it was to be connected, as long as it is to be and is not here. */
  let since: number | undefined
  let cancelRetry = () => {}

  async function get(): Promise<Part> {
    coming ??= parts.fetch()
    try {
      here = await coming
      return here
    } catch (error) {
      coming = undefined
      throw error
    }
  }

  /** It may be refused for what its bytes are, or the network may be away. Calls need nothing of it. */
  async function connectWhenHere(attempt: number) {
    try {
      const part = await get()
      if (since !== undefined) part.connect(since)
      since = undefined
    } catch (error) {
      if (since === undefined) return
      report({ type: 'frame-dropped', why: `feed: ${error instanceof Error ? error.message : 'not there'}` })
      missing(true)
      cancelRetry()
      cancelRetry = clock.after(delayBefore(attempt, parts.random), () => void connectWhenHere(attempt + 1))
    }
  }

  return {
    get,
    here: () => here,
    connect: () => {
      if (here) return here.connect()
      if (since !== undefined || !parts.wanted()) return
      since = clock.now()
      missing(false)
      void connectWhenHere(1)
    },
    disconnect: () => {
      since = undefined
      cancelRetry()
      here?.disconnect()
    },
  }
}

export function feedLater(parts: LaterParts<Feed>): Feed {
  let told = false
  const { here, connect, disconnect } = later(parts, (isMissing) => {
    told = true
    parts.report({ type: 'feed-changed', feed: isMissing ? 'waiting' : 'connecting' })
  })
  return {
    connect,
    disconnect: () => {
      if (told && !here()) parts.report({ type: 'feed-changed', feed: 'off' })
      told = false
      disconnect()
    },
    clockAhead: () => here()?.clockAhead() ?? 0,
  }
}

export function restLater(parts: LaterParts<Rest>): Rest {
  const { get, here, connect, disconnect } = later(parts, () => {})
  return {
    connect,
    disconnect,
    // Gaps are told by the feed, which comes in the same file.
    fillGap: (gap) => here()?.fillGap(gap),
    search: async (ask) => (await get()).search(ask),
  }
}
