/** Answers without a press: listed callers only, after a while of beeps, and nobody is put on hold by it. */

import type { Call, CallId, Party } from './phone/call.ts'
import type { Clock } from './phone/clock.ts'

/** Long enough to hear the beeps, look, and decline. */
const afterMs = 3000

/**
 * What is said of a call that comes in. The option alone decides, `Call-Info: answer-after` and its like never do.
 * `live`: the calls that are up or ring.
 */
export function createAutoAnswer(
  clock: Clock,
  live: () => readonly Call[],
  answer: (id: CallId) => Promise<void>,
) {
  const isAlone = (id: CallId) => live().every((call) => call.id === id)
  return (
    id: CallId,
    { user, address }: Party,
    callers: readonly string[],
  ): { readonly answersAt?: number } => {
    if (!isAlone(id) || !callers.some((caller) => caller === user || caller === address)) return {}
    clock.after(afterMs, () => {
      // Declined, or taken back, or answered by hand by now: then this is refused.
      if (isAlone(id)) answer(id).catch(() => {})
    })
    return { answersAt: clock.now() + afterMs }
  }
}
