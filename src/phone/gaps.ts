/** Times in which the platform was not heard: told in the story of each call they touch, and there once they are filled. */

import type { PhoneEventOf } from './events.ts'
import { callOf, type PhoneState, timelineOf } from './state.ts'
import { addEntry, emptyTimeline, fillGapIn } from './timeline.ts'

/** In the story of every call that was up meanwhile. */
export function tellGap(state: PhoneState, { from, to }: PhoneEventOf<'feed-gap'>): PhoneState {
  const told = callsUpBetween(state, from, to).map((id) => {
    const timeline = timelineOf(state, id) ?? emptyTimeline
    // Nothing of a call can be missing before there was one.
    const at = Math.max(from, callOf(state, id)?.createdAt ?? from)
    return [id, addEntry(timeline, { at, source: 'gap', from, to })] as const
  })
  return { ...state, timelines: { ...state.timelines, ...Object.fromEntries(told) } }
}

export function fillGap(state: PhoneState, { from, to }: PhoneEventOf<'feed-gap-filled'>): PhoneState {
  const timelines = Object.entries(state.timelines).map(
    ([id, timeline]) => [id, fillGapIn(timeline, { from, to })] as const,
  )
  return { ...state, timelines: Object.fromEntries(timelines) }
}

/** What the call search has to be asked about this time; nothing where no call of ours was up. */
export function whatToAsk(state: PhoneState, from: number, to: number) {
  const ids = callsUpBetween(state, from, to)
  if (!ids.length) return undefined
  const begins = ids.map((id) => callOf(state, id)?.createdAt ?? from)
  const known = Object.entries(state.links).filter(([, { callId }]) => callId && ids.includes(callId))
  return { since: Math.min(from, ...begins), known: known.map(([key]) => key) }
}

function callsUpBetween({ calls }: PhoneState, from: number, to: number): readonly string[] {
  const up = calls.filter(({ state, createdAt }) => {
    const over = state.phase === 'ended' && state.at < from
    return !over && createdAt <= to
  })
  return up.map(({ id }) => id)
}
