/** Every fact that can change the state. Facts are past: they report, they never ask. */

import type {
  Asking,
  CallId,
  CallQuality,
  EndReason,
  Media,
  Party,
  Side,
  Transfer,
  TransferResult,
} from './call.ts'
import type { Devices, FeedState, LineState } from './state.ts'

/** One thing the platform said, whichever generation of its JSON carried it. */
export interface PlatformEvent {
  readonly id: string
  /** The platform's own clock, ms. */
  readonly at: number
  /** `call_state`, `call_flow`, `sms` … ; unknown ones keep their own name. */
  readonly kind: string
  readonly message: string
  /** The event as it came, without what is private. */
  readonly raw: unknown
}

export type PhoneFact =
  | { readonly type: 'line-changed'; readonly line: LineState }
  | { readonly type: 'feed-changed'; readonly feed: FeedState }
  | { readonly type: 'devices-changed'; readonly devices: Devices }
  | {
      readonly type: 'call-added'
      readonly callId: CallId
      readonly direction: 'incoming' | 'outgoing'
      readonly party: Party
      readonly to: string
      readonly headers: Readonly<Record<string, string>>
      /** It was up before the page was reloaded, and is being taken back. */
      readonly takenBack?: true
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
  | { readonly type: 'platform-event'; readonly event: PlatformEvent; readonly callId?: CallId }

/** A fact with its time, ms since 1970. The names are also those of the elements' DOM events. */
export type PhoneEvent = PhoneFact & { readonly at: number }

export type PhoneEventType = PhoneEvent['type']
export type PhoneEventOf<T extends PhoneEventType> = Extract<PhoneEvent, { type: T }>
