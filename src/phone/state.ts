/** The whole of what a phone knows, as plain data. */

import type { Call, CallId } from './call.ts'
import type { Directory } from './directory.ts'
import type { Failure } from './errors.ts'
import type { PlatformEvent } from './events.ts'
import type { Ring } from './ringtones.ts'
import type { Timeline } from './timeline.ts'

export type LineState =
  /** By choice, or (with `error`) because trying again is no use: a wrong password, say. */
  | { readonly phase: 'offline'; readonly error?: Failure }
  | { readonly phase: 'connecting'; readonly attempt: number }
  /** Guests who only place calls need not register. */
  | { readonly phase: 'online'; readonly registered: boolean }
  /** Cut off; the next try is at `retryAt`. */
  | { readonly phase: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly error: Failure }

export type FeedState = 'off' | 'connecting' | 'live' | 'waiting'

export interface Device {
  readonly id: string
  readonly label: string
}

export interface Devices {
  readonly microphones: readonly Device[]
  readonly speakers: readonly Device[]
  /** Chosen by the person; absent = the system's own choice. */
  readonly microphone?: string
  readonly speaker?: string
  readonly ringer?: string
  /** How it rings: as the person chose, else as the options say. */
  readonly ring?: Ring
  /** The one that is open now: another than the chosen one while that is unplugged. */
  readonly microphoneInUse?: Device
  /** In a call: the microphone gives nothing at all, or somebody speaks into it who is muted. */
  readonly voice?: 'silent' | 'while-muted'
  /** People hear themselves: the microphone takes what they say, and then it is played to them. */
  readonly soundTest?: 'speak' | 'listen'
  /** What the browser says of the microphone: not asked yet, allowed, refused, or none there. */
  readonly access: 'unknown' | 'granted' | 'denied' | 'missing'
  /** `locked`: the browser keeps us silent until a gesture (autoplay policy). */
  readonly sound: 'on' | 'locked'
}

export interface PhoneState {
  readonly line: LineState
  readonly feed: FeedState
  readonly devices: Devices
  /** Headsets whose keys work, by name; absent where the browser can take none (WebHID). */
  readonly headsets?: readonly string[]
  readonly calls: readonly Call[]
  /** What happened to each call. Beside the calls, so that an entry redraws no button. */
  readonly timelines: Readonly<Record<CallId, Timeline>>
  /** Which call a leg of the platform, or its thread, is about. No `callId`: none of ours, as the person said. */
  readonly links: Readonly<Record<string, Link>>
  /** Events of calls that belong to no call we know, the last 50. */
  readonly unmatched: readonly PlatformEvent[]
  /** What the platform told of other things: messages, numbers, the balance; the last 200. */
  readonly account: readonly PlatformEvent[]
  /** The others of the own domain, where the options name the platform's REST; 5,000 at most. */
  readonly directory: Directory
  /** `searchCalls` can be asked: the options name a REST with a call search. */
  readonly callSearch: boolean
}

export interface Link {
  readonly callId?: CallId
  /** By an id, or by the person; else by number and time alone. */
  readonly sure: boolean
}

export const initialState: PhoneState = {
  line: { phase: 'offline' },
  feed: 'off',
  devices: { microphones: [], speakers: [], access: 'unknown', sound: 'on' },
  calls: [],
  timelines: {},
  links: {},
  unmatched: [],
  account: [],
  directory: [],
  callSearch: false,
}

export function callOf(state: PhoneState, id: CallId): Call | undefined {
  return state.calls.find((call) => call.id === id)
}

/** Its own property only: an id such as `constructor` finds nothing that was not put there. */
export function timelineOf(state: PhoneState, id: CallId): Timeline | undefined {
  return Object.hasOwn(state.timelines, id) ? state.timelines[id] : undefined
}

export function ownLink({ links }: Pick<PhoneState, 'links'>, key: string): Link | undefined {
  return Object.hasOwn(links, key) ? links[key] : undefined
}

/** It stands where it stands by number and time alone, and may be about another call. */
export function isGuess(state: Pick<PhoneState, 'links'>, event: PlatformEvent): boolean {
  const found = ownLink(state, event.leg?.id ?? '')
  return found?.callId !== undefined && !found.sure
}
