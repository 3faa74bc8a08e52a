/**
 * Which call the platform speaks of. No event holds a SIP Call-ID, so legs are matched by description: direction,
 * number and time, and only where exactly one call fits. Pure; SIP alone moves a call, here it only gets its story.
 */

import type { Call, CallId } from './call.ts'
import type { PlatformEvent } from './events.ts'
import { type Link, ownLink, type PhoneState, timelineOf } from './state.ts'
import { addEntry, areTwins, emptyTimeline, hasEvent, takeEvents, twinOf } from './timeline.ts'

const mostUnmatched = 50
const mostAccount = 200
const mostLinks = 2000
/** A call and its leg begin within this of each other, ms. */
const near = 10_000
/** In longer stories the JSON of an event is not kept: a hundred thousand of them would fill the page. */
const mostRaw = 2000

export function tellPlatformEvent(state: PhoneState, event: PlatformEvent): PhoneState {
  if (isKnown(state, event)) return state
  if (!event.leg) return { ...state, account: [...state.account, event].slice(-mostAccount) }
  const told = place(state, event)
  // Only a new link can find others their place; in a flood there is none.
  if (told) return told.links === state.links ? told : retryUnmatched(told)
  return { ...state, unmatched: [...state.unmatched, event].slice(-mostUnmatched) }
}

/** A call or a link is new: what waited may find its place. */
export function retryUnmatched(state: PhoneState): PhoneState {
  let now = state
  for (let again = true; again; ) {
    again = false
    for (const event of now.unmatched) {
      const placed = place({ ...now, unmatched: now.unmatched.filter((one) => one !== event) }, event)
      if (!placed) continue
      now = placed
      again = true
      break
    }
  }
  return now
}

/** The person says that this event, and all of its leg, is about that call. */
export function attachEvent(state: PhoneState, eventId: string, callId: CallId): PhoneState {
  const event = eventOf(state, eventId)
  if (!event?.leg || !state.calls.some((call) => call.id === callId)) return state
  const { rest, taken, keys } = withdraw(state, event)
  const linked = link(rest, keys, { callId, sure: true })
  return retryUnmatched(taken.reduce((now, one) => add(now, callId, one), linked))
}

/** The person says that it is not: no guess is made of this leg again. */
export function detachEvent(state: PhoneState, eventId: string): PhoneState {
  const event = eventOf(state, eventId)
  if (!event?.leg) return state
  const { rest, taken, keys } = withdraw(state, event)
  return {
    ...link(rest, keys, { sure: true }),
    unmatched: [...rest.unmatched, ...taken].slice(-mostUnmatched),
  }
}

export function withoutLinksTo(state: PhoneState, callId: CallId): PhoneState {
  const links = Object.fromEntries(Object.entries(state.links).filter(([, to]) => to.callId !== callId))
  return { ...state, links }
}

/** The state with the event in a call's timeline; the same state where it must wait; nothing where it has no place. */
function place(state: PhoneState, event: PlatformEvent): PhoneState | undefined {
  const keys = keysOf(event)
  const found = ownLink(state, keys[0] ?? '') ?? related(state, event, keys) ?? described(state, event)
  if (!found) return undefined
  if (found.callId === undefined) return undefined
  const fresh = keys.filter((key) => !ownLink(state, key))
  return add(fresh.length ? link(state, fresh, found) : state, found.callId, event)
}

/** By its parent or thread; but one caller may ring us twice, and the leg that rings now is not that of the first time. */
function related(state: PhoneState, event: PlatformEvent, keys: readonly string[]): Link | undefined {
  const known = keys.flatMap((key) => ownLink(state, key) ?? [])
  const found = known.find((one) => one.sure) ?? known[0]
  const first = state.calls.find(({ id }) => id === found?.callId)
  if (!first || event.leg?.direction !== 'out' || !event.leg.toUs) return found
  const again = described(state, event)
  const call = again && state.calls.find(({ id }) => id === again.callId)
  const away = (one: Call) => Math.abs(one.createdAt - (event.leg?.startedAt ?? event.at))
  return call && away(call) < away(first) ? again : found
}

function described(state: PhoneState, event: PlatformEvent): Link | undefined {
  const named = state.calls.find((call) => Object.values(call.headers).includes(event.leg?.id ?? ''))
  if (named) return { callId: named.id, sure: true }
  const fitting = state.calls.filter((call) => fits(event, call))
  if (!fitting.length) return undefined
  const taken = new Set(Object.values(state.links).map(({ callId }) => callId))
  const [only, another] = fitting.filter((call) => !taken.has(call.id))
  // Two that fit get no guess: a wrong story is worse than a late one.
  return only && !another ? { callId: only.id, sure: false } : undefined
}

/** The platform's `out` leg to us is our incoming call, its `in` leg the one that we place. */
function fits(event: PlatformEvent, call: Call): boolean {
  const { leg, flow } = event
  if (!leg) return false
  const isNear = (at: number, to: number) => Math.abs(at - to) <= near
  const startedAt = leg.startedAt ?? event.at
  if (call.direction === 'outgoing')
    return (
      leg.direction === 'in' &&
      (leg.fromUs || isNumber(leg.from)) &&
      sameAddress(leg.to, call.to) &&
      isNear(startedAt, call.createdAt)
    )
  if (!sameAddress(leg.from, call.party.user)) return false
  if (leg.direction === 'out') return leg.toUs && isNear(startedAt, call.createdAt)
  // A failed Dial stands with the caller's leg, older than our ringing, and often comes after it is over.
  const { state } = call
  const ended = state.phase === 'ended' && isNear(event.at, state.at)
  return flow?.toUs === true && (isNear(event.at, call.createdAt) || ended)
}

const isNumber = (address: string) => /^\+?\d{3,}$/.test(address)

/** With and without `+` and country code, as the two legs of one call write it. */
function sameAddress(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)]
  if (a === b) return a !== ''
  return /^\d{10,}$/.test(a) && /^\d{10,}$/.test(b) && a.slice(-10) === b.slice(-10)
}

const bare = (address: string) =>
  address
    .toLowerCase()
    .replace(/^sips?:/, '')
    .replace(/@.*$/, '')
    .replace(/^\+/, '')

function keysOf({ leg }: PlatformEvent): readonly string[] {
  return leg ? [leg.id, ...leg.related] : []
}

/** Its own property only: an id such as `constructor` finds nothing that was not put there. */
function link(state: PhoneState, keys: readonly string[], to: Link): PhoneState {
  const links = Object.entries({ ...state.links, ...Object.fromEntries(keys.map((key) => [key, to])) })
  return { ...state, links: Object.fromEntries(links.slice(-mostLinks)) }
}

function add(state: PhoneState, callId: CallId, event: PlatformEvent): PhoneState {
  const timeline = timelineOf(state, callId)
  if (!timeline || hasEvent(timeline, event)) return state
  // What was told live has more to say than what was written down.
  const twin = twinOf(timeline, event)
  if (twin && event.source === 'search') return state
  const clear = twin ? takeEvents(timeline, (one) => one === twin).rest : timeline
  const kept = timeline.length > mostRaw ? { ...event, raw: undefined } : event
  const grown = addEntry(clear, { at: event.at, source: 'platform', event: kept })
  return { ...state, timelines: { ...state.timelines, [callId]: grown } }
}

/**
 * Takes an event out of where it stands, with all that belongs together with it there or still waits, be it over others.
 * Another call that shares a parent or a thread with it keeps its own; `keys` are those that no other call has.
 */
function withdraw(state: PhoneState, event: PlatformEvent) {
  const from = Object.keys(state.timelines).find((id) => eventsIn(state, id).includes(event))
  const isFree = (key: string) => {
    const to = ownLink(state, key)?.callId
    return to === undefined || to === from
  }
  const keys = new Set(keysOf(event).filter(isFree))
  const isOf = (one: PlatformEvent) => keysOf(one).some((key) => keys.has(key))
  const near = [...state.unmatched, ...(from === undefined ? [] : eventsIn(state, from))]
  for (let before = 0; before !== keys.size; ) {
    before = keys.size
    for (const one of near) if (isOf(one)) for (const key of keysOf(one)) if (isFree(key)) keys.add(key)
  }
  const out = takeEvents(timelineOf(state, from ?? '') ?? emptyTimeline, isOf)
  const timelines = from === undefined ? state.timelines : { ...state.timelines, [from]: out.rest }
  const unmatched = state.unmatched.filter((one) => !isOf(one))
  const taken = [...state.unmatched.filter(isOf), ...out.taken]
  return { rest: { ...state, timelines, unmatched }, taken, keys: [...keys] }
}

function eventsIn(state: PhoneState, callId: CallId): readonly PlatformEvent[] {
  const timeline = timelineOf(state, callId)
  return timeline ? takeEvents(timeline, () => true).taken : []
}

function isKnown(state: PhoneState, event: PlatformEvent): boolean {
  const waits = event.leg ? state.unmatched : state.account
  return waits.some((one) => one.id === event.id || (event.source === 'search' && areTwins(one, event)))
}

function eventOf(state: PhoneState, eventId: string): PlatformEvent | undefined {
  const waiting = state.unmatched.find(({ id }) => id === eventId)
  if (waiting) return waiting
  for (const timeline of Object.values(state.timelines))
    for (const chunk of timeline.chunks)
      for (const one of chunk) if (one.source === 'platform' && one.event.id === eventId) return one.event
  return undefined
}
