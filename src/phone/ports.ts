/** What a phone needs from outside. `sip/` fulfils Signalling, `audio/` fulfils Audio; tests bring fakes. */

import type { Call, CallId, Party, TransferResult } from './call.ts'
import type { PhoneFact } from './events.ts'
import type { PhoneReport } from './phone.ts'
import type { Ring } from './ringtones.ts'
import type { CallSearch, FoundCalls } from './search.ts'
import type { PhoneState } from './state.ts'
import type { Target } from './target.ts'

export type Report = (fact: PhoneFact) => void

/** An INVITE that came, as the phone sees it before it rings. */
export interface IncomingInvite {
  readonly party: Party
  readonly to: string
  readonly headers: Readonly<Record<string, string>>
}

/** What the phone lends to signalling. */
export interface SignallingHost {
  readonly report: Report
  /**
   * Takes the call in (its new id), or refuses it with a SIP status: 486 when there is no room,
   * which one that takes the place of another always finds.
   */
  readonly admit: (invite: IncomingInvite, replaced?: CallId) => CallId | { readonly refuse: number }
  readonly callOf: (id: CallId) => Call | undefined
  /** They ask us to call somebody else: whether that may be put to the person. */
  readonly refer: (id: CallId, to: Party) => boolean
  /** A call that takes the place of another is answered without a question, and as muted as that one. */
  readonly takeOver: (id: CallId, replaced: CallId) => void
  /** The track this call sends. Rejects with `MicrophoneRefused` where there is none. */
  readonly trackFor: (id: CallId) => Promise<MediaStreamTrack>
  /** The microphone opens without a question. */
  readonly mayOpenMicrophone: () => boolean
  /** What the far side sends; the same stream object for the whole call. */
  readonly heard: (id: CallId, stream: MediaStream) => void
}

export interface Signalling {
  /** Starts going online and staying so; what comes of it are `line-changed` facts. */
  connect(): void
  disconnect(): Promise<void>
  /** A call is likely soon: what takes time and reveals nothing is done ahead. */
  prepare(): void
  call(id: CallId, target: Target, headers: Readonly<Record<string, string>>): void
  answer(id: CallId): void
  hangUp(id: CallId): void
  decline(id: CallId): void
  /** Resolve when the far side agreed; reject with `PhoneError` `refused` or `timeout`. */
  hold(id: CallId): Promise<void>
  resume(id: CallId): Promise<void>
  sendDigits(id: CallId, digits: string): void
  transfer(id: CallId, target: Target): Promise<TransferResult>
  transferTo(id: CallId, otherId: CallId): Promise<TransferResult>
  cancelTransfer(id: CallId): void
  redirect(id: CallId, target: Target): void
  /** Calls whom they referred us to, as the new call `newId`, and tells them what comes of it. */
  follow(id: CallId, newId: CallId, target: Target): void
  declineReferral(id: CallId): void
  /** The page is going: writes down the calls that are up, and ends the others. */
  keepCalls(): void
  /** The browser's statistics of a call; nothing once it is over. */
  stats(id: CallId): Promise<readonly Record<string, unknown>[] | undefined>
  /** The last SIP messages, without secrets. */
  trace(): PhoneReport['trace']
  /** The call sends this track from now on. */
  replaceTrack(id: CallId, track: MediaStreamTrack): void
  destroy(): Promise<void>
}

/** The only owner of microphone, speaker and Web Audio. Follows the state by itself: nobody starts a ring by hand. */
export interface Audio {
  /** After every fact: which call hears us, which sound is due. */
  follow(state: PhoneState): void
  /** A track of its own for this call, silent until the state says the far side should hear us. */
  trackFor(id: CallId): Promise<MediaStreamTrack>
  heard(id: CallId, stream: MediaStream): void
  /** The short tone of a pressed key, for the ear alone; what is no key makes no sound. */
  playKeyTone(digit: string): void
  /** The person chose a tune or a volume: kept, and heard at once where it rings. */
  chooseRing(part: Partial<Ring>): void
  /** Lets the chosen ring be heard for a moment, unless something else is to be heard. */
  playRing(): void
  /** Opens the microphone and tells its level, 0…1, some twenty times a second, until stopped. */
  watchLevel(listener: (level: number) => void): () => void
  /** Rejects where there is a call, or no microphone. */
  testSound(): Promise<void>
  allowMicrophone(): Promise<void>
  unlock(): Promise<void>
  select(kind: 'microphone' | 'speaker' | 'ringer', deviceId: string): Promise<void>
  destroy(): Promise<void>
}

/** What a key of a headset asks for; which call it means is for the phone to say. */
export type HeadsetKey = 'answer' | 'decline' | 'hang-up' | 'mute'

/** What the phone lends to headsets. */
export interface HeadsetHost {
  readonly report: Report
  readonly pressed: (key: HeadsetKey) => void
}

/** Keys and lamps of headsets. Nothing of them is needed for a call. */
export interface Headset {
  /** After every fact: the lamps show how it stands. */
  follow(state: PhoneState): void
  /** Lets the person choose one; to be called inside a gesture. Rejects `refused` where the browser cannot. */
  connect(): Promise<void>
  destroy(): Promise<void>
}

/** The platform's event feed: it decorates, and moves nothing. */
export interface Feed {
  /** Starts listening and staying so, where the options name a feed; what comes of it are facts. `since`: asked for then. */
  connect(since?: number): void
  disconnect(): void
  /** How far the platform's clock is ahead of ours, ms, as the last sign-in told. */
  clockAhead(): number
}

/** The platform's REST: what can be asked, beside what the feed tells. */
export interface Rest {
  /** Reads the directory now and then, where the options name a REST; what comes of it are facts. */
  connect(): void
  disconnect(): void
  /** Looks up what the feed missed; `known` are the legs and threads of our calls. What is found are facts. */
  fillGap(gap: { from: number; to: number; since: number; known: readonly string[] }): void
  /** One page of our calls, by its times alone; rejects: `bad-options`, `refused`, `timeout` or `wrong-moment`. */
  search(ask: CallSearch): Promise<FoundCalls>
}
