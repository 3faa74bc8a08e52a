/** The Phone, as users of the library see it. Plain arguments, plain results: it works the same across a frame. */

import type { Call, CallId, TransferResult } from './call.ts'
import type { PhoneEventOf, PhoneEventType } from './events.ts'
import type { PhoneOptions } from './options.ts'
import type { Ringtone } from './ringtones.ts'
import type { CallSearch, FoundCalls } from './search.ts'
import type { Devices, FeedState, LineState } from './state.ts'
import type { PhoneStore } from './store.ts'

/**
 * A method asks. It resolves when the ask is accepted for sending; `connect`, `hold`, `resume`, `merge` and
 * `split` resolve when it is so. What the network does later is a fact in `store` and `on`, not a rejection. Rejections are `PhoneError`s:
 * `bad-options`, `bad-target`, `wrong-moment`, `too-many-calls`, `refused`, `timeout`, `destroyed`.
 */
export interface Phone {
  readonly store: PhoneStore
  /** Hears the facts of one type, after the state has followed. Returns the way to stop. */
  on<T extends PhoneEventType>(type: T, listener: (fact: PhoneEventOf<T>) => void): () => void
  /** Goes online. Resolves when the line is online, rejects with `refused` where trying again is no use. */
  connect(): Promise<void>
  /** Goes offline by choice: calls end, the registration is taken back. */
  disconnect(): Promise<void>
  /** Changes options while running; connection options take effect at the next `connect()`. */
  setOptions(part: Partial<PhoneOptions>): Promise<void>
  /**
   * Dials a number, a login of the own domain, or a SIP address. Resolves with the new call's id, before any SIP.
   * Digits behind a number (`+4930123,,45`, each `,` a pause of 2 s) are sent as soon as somebody answers.
   */
  call(target: string, more?: { headers?: Readonly<Record<string, string>> }): Promise<CallId>
  /**
   * Says that a call is likely soon: a name is being typed, the pointer is on Call. Where the microphone is allowed
   * already, candidates are gathered ahead (RFC 8445 §5.1.1); nobody but the ICE servers of the options hears of it.
   */
  prepareCall(): void
  /** Answers a ringing call; the other calls are held first, or ended. */
  answer(id: CallId, more?: { others?: 'hold' | 'end' }): Promise<void>
  /** Ends the call; cancels it while it rings out; on a ringing incoming call answers 486, so other devices ring on. */
  hangUp(id: CallId): Promise<void>
  /** Declines a ringing call everywhere (603, RFC 3261 §21.6.2). */
  decline(id: CallId): Promise<void>
  /** Resolves when the far side has agreed (RFC 3264 §8.4). */
  hold(id: CallId): Promise<void>
  resume(id: CallId): Promise<void>
  mute(id: CallId): Promise<void>
  unmute(id: CallId): Promise<void>
  /** `0-9 * # A-D`, 256 at once; `,` is a pause of 2 s. Queued, one after another (RFC 4733, or INFO). */
  sendDigits(id: CallId, digits: string): Promise<void>
  /**
   * Hands the call on to somebody else without asking them (blind transfer, RFC 3515, RFC 5589 §6). Where the far
   * side refuses, or the target does, the call comes back. Rejects only what could not be asked.
   */
  transfer(id: CallId, target: string): Promise<TransferResult>
  /** Joins the far sides of two calls (attended transfer, RFC 5589 §7, RFC 3891); both end here when it is done. */
  transferTo(id: CallId, otherId: CallId): Promise<TransferResult>
  /** Waits no longer for a transfer, and takes the call back. */
  cancelTransfer(id: CallId): Promise<void>
  /** They asked us to call `call.referredTo` instead: does it. Resolves with the new call's id. */
  acceptTransfer(id: CallId): Promise<CallId>
  declineTransfer(id: CallId): Promise<void>
  /** Sends a ringing call to somebody else (302, RFC 3261 §21.3.3). */
  redirect(id: CallId, target: string): Promise<void>
  /**
   * Makes these calls one conference: each hears all others and us. Those we hold are resumed first, no call is
   * held; a conference that one of them is in grows by the others. Resolves when it is so. Rejects `wrong-moment`
   * for fewer than two, or for one that is not connected; where one cannot be resumed, all is as before.
   */
  merge(ids: readonly CallId[]): Promise<void>
  /**
   * Takes a call out of its conference, as a mobile phone does (3GPP TS 22.084 §1.3.8): one that we speak to goes on
   * in private while we hold the others; one that we hold stays held, and the conference goes on. The last one left
   * is no conference any more.
   */
  split(id: CallId): Promise<void>
  /** The short tone of a key (`0-9 * # A-D`), heard here only: `sendDigits` is what the far side gets. */
  playKeyTone(digit: string): void
  /**
   * For a meter: opens the microphone and tells its level, 0…1 for -60…0 dB, some twenty times a second. Returns the
   * way to stop, which also lets go of the microphone unless a call has it.
   */
  watchLevel(listener: (level: number) => void): () => void
  /** A device id of `state.devices`, or `''` for the system's own choice. */
  selectMicrophone(deviceId: string): Promise<void>
  selectSpeaker(deviceId: string): Promise<void>
  selectRinger(deviceId: string): Promise<void>
  /** How it rings; `state.devices.ring`. What the person chose outlives a reload by `memory`. Rejects `bad-options`. */
  selectRingtone(ringtone: Ringtone): Promise<void>
  /** 0…1; 0 rings silently. */
  setRingVolume(volume: number): Promise<void>
  /** A sample of the ring, where no call makes a sound. */
  playRingtone(): void
  /**
   * Lets the person choose a headset whose keys answer, hang up and mute; call it from a click. Those chosen before work
   * by themselves: `state.headsets`. Rejects `refused` where the browser has no WebHID.
   */
  connectHeadset(): Promise<void>
  /**
   * Records the microphone for three seconds and plays it where calls are heard, as `state.devices.soundTest` tells; a
   * call ends it. Rejects `refused` without a microphone, `wrong-moment` in a call.
   */
  testSound(): Promise<void>
  /** Asks for the microphone now, so that no prompt stands in the way of a call. Rejects `refused`. */
  allowMicrophone(): Promise<void>
  /** Call it from a click or key press: browsers keep a page silent until then. */
  unlockSound(): Promise<void>
  /** Says that an event of the platform, and all of its leg, is about this call. */
  attach(eventId: string, callId: CallId): Promise<void>
  /** Says that it is not about the call it stands with. */
  detach(eventId: string): Promise<void>
  /**
   * Calls of ours of the past, as the platform wrote them down, newest first: for a history that outlives the page.
   * Needs the option `rest`. `text` is looked for in the page that was got, so a page may hold nothing and yet have
   * a `cursor`: go on with it. Rejects `bad-options`, `wrong-moment` without the option, `refused`, `timeout`.
   */
  searchCalls(ask: CallSearch): Promise<FoundCalls>
  /** Lets go of an ended call and its timeline. */
  dismiss(id: CallId): Promise<void>
  /** Everything that helps to find out what went wrong, without secrets, digits or contents of headers. */
  report(): Promise<PhoneReport>
  /** Ends everything and frees every socket, track and timer. Idempotent. */
  destroy(): Promise<void>
}

/** What `report()` gives: plain data, ready for `JSON.stringify`. */
export interface PhoneReport {
  readonly at: number
  readonly versions: Readonly<Record<string, string>>
  readonly line: LineState
  readonly feed: FeedState
  readonly devices: Devices
  readonly calls: readonly Call[]
  /** The last facts, oldest first. */
  readonly journal: readonly Readonly<Record<string, unknown>>[]
  /** SIP messages; digests removed, Call-IDs masked but alike. */
  readonly trace: readonly { readonly at: number; readonly way: 'in' | 'out'; readonly text: string }[]
  /** The browser's statistics of the calls that are up. */
  readonly media: Readonly<Record<CallId, readonly Readonly<Record<string, unknown>>[]>>
}
