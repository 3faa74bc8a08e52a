/** What a page and the frame with the phone in it say to each other. Plain data both ways. */

import { PhoneError, type PhoneErrorCode } from '../phone/errors.ts'
import type { PhoneEvent } from '../phone/events.ts'
import type { Phone } from '../phone/phone.ts'
import type { PhoneState } from '../phone/state.ts'

/** Both sides must speak the same: they may be of different releases. */
export const frameVersion = 1

/** The methods of a Phone that a host page may ask for, and how long it waits (ms); 0: the phone itself ends the wait. */
export const asks = {
  connect: 0,
  disconnect: 30_000,
  setOptions: 30_000,
  call: 30_000,
  prepareCall: 30_000,
  answer: 30_000,
  hangUp: 30_000,
  decline: 30_000,
  hold: 0,
  resume: 0,
  mute: 30_000,
  unmute: 30_000,
  sendDigits: 30_000,
  transfer: 0,
  transferTo: 0,
  cancelTransfer: 30_000,
  acceptTransfer: 30_000,
  declineTransfer: 30_000,
  redirect: 30_000,
  merge: 0,
  split: 0,
  playKeyTone: 30_000,
  selectMicrophone: 30_000,
  selectSpeaker: 30_000,
  selectRinger: 30_000,
  selectRingtone: 30_000,
  setRingVolume: 30_000,
  playRingtone: 30_000,
  // The browser asks the person.
  connectHeadset: 0,
  testSound: 0,
  allowMicrophone: 0,
  unlockSound: 30_000,
  attach: 30_000,
  detach: 30_000,
  searchCalls: 60_000,
  dismiss: 30_000,
  report: 30_000,
  destroy: 30_000,
} as const satisfies Record<Exclude<keyof Phone, 'store' | 'on' | 'watchLevel'>, number>

export type Ask = keyof typeof asks

/** What an ask came to. Errors travel as data, because a bridge keeps no more of an Error than its text. */
export type Reply<T = unknown> =
  | { readonly ok: T }
  | {
      readonly error: {
        readonly code: PhoneErrorCode
        readonly message: string
        readonly sipStatus?: number
      }
    }

/** Options on their way into the frame: the data, and the names of those that are functions over there. */
export interface SentOptions {
  readonly data: Readonly<Record<string, unknown>>
  /** `credentials`, `feed.token`, … */
  readonly functions: readonly string[]
}

export interface Hello {
  readonly version: number
  /** Absent: the frame's own configuration, and its sign-in. */
  readonly options?: SentOptions
}

/** What the frame may ask of the page around it. */
export interface HostMethods {
  hello(version: number): Hello
  /** The whole state, once for each phone that the frame makes; from then on facts. */
  snapshot(state: PhoneState): void
  tell(fact: PhoneEvent): void
  /** There will be no phone: the options were refused. */
  failed(reply: Reply): void
  /** The frame's document goes away: reloaded, or removed. */
  gone(): void
  /** Calls a function of the options. */
  callBack(name: string, args: readonly unknown[]): Promise<Reply>
  level(level: number): void
}

/** What the page may ask of the frame. */
export interface GuestMethods {
  ask(method: string, args: readonly unknown[]): Promise<Reply>
  watchLevel(on: boolean): void
}

export async function replyOf(run: () => unknown): Promise<Reply> {
  try {
    return { ok: await run() }
  } catch (error) {
    if (!(error instanceof PhoneError)) return { error: { code: 'refused', message: 'It failed.' } }
    const { code, message, sipStatus } = error
    return { error: { code, message, ...(sipStatus !== undefined && { sipStatus }) } }
  }
}

/** What the other side replied, or its error thrown. */
export function opened(reply: Reply): unknown {
  if ('ok' in reply) return reply.ok
  const { code, message, sipStatus } = reply.error
  throw new PhoneError(code, message, sipStatus === undefined ? {} : { sipStatus })
}
