/** Since when a call is on hold: the state keeps that it is, its timeline when it began. */

import type { Side } from '../../phone/call.ts'
import type { Timeline } from '../../phone/timeline.ts'

export function heldSinceOf(timeline: Timeline | undefined, by: Side): number | undefined {
  for (const chunk of [...(timeline?.chunks ?? [])].reverse())
    for (const entry of [...chunk].reverse())
      if (entry.source === 'phone' && entry.fact.type === 'call-held' && entry.fact.by === by) return entry.at
  return undefined
}
