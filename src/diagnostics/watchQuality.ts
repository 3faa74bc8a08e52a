/** Looks once a second at what the connected calls receive, and tells it as `call-quality`. */

import type { CallId } from '../phone/call.ts'
import type { Clock } from '../phone/clock.ts'
import type { Report } from '../phone/ports.ts'
import type { PhoneState } from '../phone/state.ts'
import { type Look, lookAt, qualityBetween } from './quality.ts'

export interface WatchParts {
  readonly clock: Clock
  readonly state: () => PhoneState
  readonly report: Report
  /** The browser's statistics of a call, or nothing once it is over. */
  readonly stats: (id: CallId) => Promise<readonly Record<string, unknown>[] | undefined>
}

const everySecond = 1000
/** Judged over the last seconds: one lost packet is no weak line. */
const judged = 5

export interface QualityWatch {
  /** A call was connected or ended. */
  look(): void
  stop(): void
}

export function watchQuality(parts: WatchParts): QualityWatch {
  const looks = new Map<CallId, Look[]>()
  let cancel: (() => void) | undefined
  let stopped = false

  const connected = () => parts.state().calls.filter((call) => call.state.phase === 'connected')

  async function measure() {
    const now = connected()
    for (const id of looks.keys()) if (!now.some((call) => call.id === id)) looks.delete(id)
    for (const call of now) {
      const entries = await parts.stats(call.id).catch(() => undefined)
      if (!entries || stopped) continue
      const taken = [...(looks.get(call.id) ?? []), lookAt(entries, parts.clock.now())].slice(-judged - 1)
      looks.set(call.id, taken)
      const [first, last] = [taken[0], taken.at(-1)]
      if (first && last && first !== last)
        parts.report({ type: 'call-quality', callId: call.id, quality: qualityBetween(first, last) })
    }
  }

  function look() {
    if (stopped || cancel || !connected().length) return
    cancel = parts.clock.after(everySecond, () => {
      void measure().finally(() => {
        cancel = undefined
        look()
      })
    })
  }

  return {
    look,
    stop: () => {
      stopped = true
      cancel?.()
    },
  }
}
