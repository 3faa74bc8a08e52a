/** Every fact that can change the state. Facts are past: they report, they never ask. */

import type {
  Asking,
  CallId,
  CallQuality,
  EndReason,
  Media,
  Party,
  RefusedAtOnce,
  Side,
  Transfer,
  TransferResult,
} from './call.ts'
import type { Directory } from './directory.ts'
import type { Devices, FeedState, LineState } from './state.ts'

/** One leg of a call at the platform: a call to us is an `out` leg of its own. */
export interface PlatformLeg {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly from: string
  readonly to: string
  readonly fromUs: boolean
  readonly toUs: boolean
  /** Parent, children and thread: what it belongs together with. */
  readonly related: readonly string[]
  /** ms, by our clock. */
  readonly startedAt?: number
  /** `init`, `ringing`, `live`, `hangup`, `destroyed` … */
  readonly state?: string
  readonly type?: string
  /** Why it ended (Q.850). */
  readonly cause?: { readonly code: number; readonly name?: string }
}

/** What became of one command of a call flow (`Answer`, `Dial`, `Say` …). */
export interface PlatformFlow {
  readonly command: string
  readonly success?: boolean
  readonly state?: string
  readonly reason?: string
  /** Whom a `Dial` tried. */
  readonly destinations: readonly string[]
  readonly toUs: boolean
  /** The commands that the flow goes on with after the failure. */
  readonly branch: readonly string[]
  readonly path?: string
  readonly cause?: { readonly code?: number; readonly name?: string }
}

/** An https address. `trusted`: of a host that the options name, so that it may be played and opened. */
export interface Recording {
  readonly url: string
  readonly trusted: boolean
}

export interface TranscriptLine {
  readonly speaker?: string
  readonly text: string
}

/** One thing the platform said, whichever generation of its JSON carried it. */
export interface PlatformEvent {
  readonly id: string
  /** ms, by our clock: the platform's own, put right by what it told at sign-in. */
  readonly at: number
  /** `call_state`, `call_flow`, `sms` … ; unknown ones keep their own name. */
  readonly kind: string
  readonly message: string
  /** Nobody heard it live: the call search told of it afterwards. */
  readonly source?: 'search'
  readonly leg?: PlatformLeg
  readonly flow?: PlatformFlow
  /** Nothing of them is loaded before somebody asks. */
  readonly records?: readonly Recording[]
  readonly transcript?: readonly TranscriptLine[]
  /** The event as it came, without what is private. */
  readonly raw: unknown
}

/** What was asked of the platform's REST. */
export type RestAsk = 'directory' | 'calls'

export type PhoneFact =
  | { readonly type: 'line-changed'; readonly line: LineState }
  | { readonly type: 'feed-changed'; readonly feed: FeedState }
  | { readonly type: 'devices-changed'; readonly devices: Devices }
  | { readonly type: 'headsets-changed'; readonly headsets: readonly string[] }
  | {
      readonly type: 'call-added'
      readonly callId: CallId
      readonly direction: 'incoming' | 'outgoing'
      readonly party: Party
      readonly to: string
      readonly headers: Readonly<Record<string, string>>
      /** The caller is on the list of those who are answered by themselves: then, ms. */
      readonly answersAt?: number
      /** It was up before the page was reloaded, and is being taken back. */
      readonly takenBack?: true
      /** Refused as it came, and over already. */
      readonly refused?: RefusedAtOnce['kind']
    }
  /** `earlyMedia`: the far side sends its own sound; without it we make the ringback. */
  | { readonly type: 'call-ringing'; readonly callId: CallId; readonly earlyMedia: boolean }
  /** We asked something of the call; `call-refused` takes it back, the matching fact fulfils it. */
  | { readonly type: 'call-asked'; readonly callId: CallId; readonly asking: Asking }
  | {
      readonly type: 'call-refused'
      readonly callId: CallId
      readonly asking: Asking
      readonly sipStatus?: number
    }
  /** `since`: when the conversation began, where that was before a reload. */
  | { readonly type: 'call-connected'; readonly callId: CallId; readonly since?: number }
  | { readonly type: 'call-held'; readonly callId: CallId; readonly by: Side }
  | { readonly type: 'call-resumed'; readonly callId: CallId; readonly by: Side }
  | { readonly type: 'call-muted'; readonly callId: CallId }
  | { readonly type: 'call-unmuted'; readonly callId: CallId }
  /** From now on it hears the others of this conference, and they hear it. */
  | { readonly type: 'call-merged'; readonly callId: CallId; readonly conference: string }
  /** It is a call of its own again. */
  | { readonly type: 'call-split'; readonly callId: CallId }
  | { readonly type: 'call-media'; readonly callId: CallId; readonly media: Media }
  /** Once a second while connected. */
  | { readonly type: 'call-quality'; readonly callId: CallId; readonly quality: CallQuality }
  | {
      readonly type: 'call-digits-sent'
      readonly callId: CallId
      readonly digits: string
      readonly by: 'rtp' | 'info'
    }
  | { readonly type: 'call-party-changed'; readonly callId: CallId; readonly party: Party }
  /** A transfer that we asked for goes on; `call-transferred` says what became of it. */
  | { readonly type: 'call-transferring'; readonly callId: CallId; readonly transfer: Transfer }
  | {
      readonly type: 'call-transferred'
      readonly callId: CallId
      readonly to: Party
      readonly outcome: TransferResult['outcome']
      readonly sipStatus?: number
    }
  /** The far side asks us to call somebody else instead (REFER, RFC 3515). */
  | { readonly type: 'call-referred'; readonly callId: CallId; readonly to: Party }
  | { readonly type: 'call-referral-answered'; readonly callId: CallId; readonly followed: boolean }
  | { readonly type: 'call-ended'; readonly callId: CallId; readonly reason: EndReason }
  | { readonly type: 'call-removed'; readonly callId: CallId }
  /** Something came from the network that could not be used; it changes nothing but is remembered. */
  | { readonly type: 'frame-dropped'; readonly why: string }
  | { readonly type: 'platform-event'; readonly event: PlatformEvent }
  /** Nothing was heard of the platform between these times (ms), and it repeats nothing. */
  | { readonly type: 'feed-gap'; readonly from: number; readonly to: number }
  /** What happened meanwhile was asked of the call search, and stands in the stories now. */
  | { readonly type: 'feed-gap-filled'; readonly from: number; readonly to: number }
  | { readonly type: 'directory-changed'; readonly directory: Directory }
  /** Whether the platform can be asked for calls of the past (`searchCalls`). */
  | { readonly type: 'call-search-changed'; readonly offered: boolean }
  /** The platform's REST could not be used; it changes nothing but is remembered. */
  | { readonly type: 'rest-failed'; readonly ask: RestAsk; readonly why: string; readonly status?: number }
  /** The person said which call an event is about, or that it is not about the one it stood with. */
  | { readonly type: 'event-attached'; readonly eventId: string; readonly callId: CallId }
  | { readonly type: 'event-detached'; readonly eventId: string }

/** A fact with its time, ms since 1970. The names are also those of the elements' DOM events. */
export type PhoneEvent = PhoneFact & { readonly at: number }

export type PhoneEventType = PhoneEvent['type']

const everyType: Readonly<Record<PhoneEventType, true>> = {
  'line-changed': true,
  'feed-changed': true,
  'devices-changed': true,
  'headsets-changed': true,
  'call-added': true,
  'call-ringing': true,
  'call-asked': true,
  'call-refused': true,
  'call-connected': true,
  'call-held': true,
  'call-resumed': true,
  'call-muted': true,
  'call-unmuted': true,
  'call-merged': true,
  'call-split': true,
  'call-media': true,
  'call-quality': true,
  'call-digits-sent': true,
  'call-party-changed': true,
  'call-transferring': true,
  'call-transferred': true,
  'call-referred': true,
  'call-referral-answered': true,
  'call-ended': true,
  'call-removed': true,
  'frame-dropped': true,
  'platform-event': true,
  'feed-gap': true,
  'feed-gap-filled': true,
  'directory-changed': true,
  'call-search-changed': true,
  'rest-failed': true,
  'event-attached': true,
  'event-detached': true,
}

/** All there are, for who must hear everything. */
export const phoneEventTypes = Object.keys(everyType) as readonly PhoneEventType[]

export type PhoneEventOf<T extends PhoneEventType> = Extract<PhoneEvent, { type: T }>
