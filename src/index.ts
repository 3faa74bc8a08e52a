/** What the package offers: createPhone and the types. */

export { regions } from './audio/cadences.ts'
export { createPhone } from './createPhone.ts'
export type {
  Asking,
  Call,
  CallId,
  CallPhase,
  CallQuality,
  CallState,
  EndReason,
  Media,
  Party,
  Side,
} from './phone/call.ts'
export type { Directory, Person } from './phone/directory.ts'
export { type Failure, type FailureCode, PhoneError, type PhoneErrorCode } from './phone/errors.ts'
export type {
  PhoneEvent,
  PhoneEventOf,
  PhoneEventType,
  PlatformEvent,
} from './phone/events.ts'
export { callWaiting } from './phone/kept.ts'
export type { Credentials, Memory, PhoneOptions, RestOptions, Secret } from './phone/options.ts'
export type { Phone, PhoneReport } from './phone/phone.ts'
export type { CallSearch, FoundCall, FoundCalls } from './phone/search.ts'
export type { Device, Devices, FeedState, LineState, PhoneState } from './phone/state.ts'
export type { PhoneStore } from './phone/store.ts'
export type { Timeline, TimelineEntry } from './phone/timeline.ts'
