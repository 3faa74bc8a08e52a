/** What a call is, and which phase may follow which. Plain data: a call survives JSON unchanged. */

import type { Failure } from './errors.ts'

export type CallId = string

/** The other person, as far as the network tells. `address` is a SIP address of record without parameters. */
export interface Party {
  readonly name?: string
  readonly user: string
  readonly address: string
  /** The name is the one that the person's own address book has. */
  readonly own?: true
}

export type Side = 'us' | 'them'

/** What we asked of a call and nobody has confirmed yet. */
export type Asking = 'answer' | 'hang-up' | 'hold' | 'resume'

/**
 * Where a call stands. Each phase carries only what is true in it.
 *
 *             outgoing                                   incoming
 *   call() ─▶ dialing ──180/183──▶ ringing        ringing ──answer()──▶ answering
 *                │                    │              │                     │
 *                └──────── 200 ───────┴──▶ connected ◀──────── ACK ────────┘
 *                                             │
 *      any phase ── hangUp() ──▶ ending ──────┴── BYE / CANCEL / final response ──▶ ended(reason)
 */
export type CallState =
  | { readonly phase: 'dialing' }
  | { readonly phase: 'ringing'; readonly earlyMedia: boolean }
  | { readonly phase: 'answering' }
  | {
      readonly phase: 'connected'
      /** When the conversation began, ms. */
      readonly since: number
      /** When this call last took the microphone: connected, merged, or resumed by us. */
      readonly activeAt: number
      readonly held: { readonly us: boolean; readonly them: boolean }
    }
  /** `since` is there when the call had been connected. */
  | { readonly phase: 'ending'; readonly since?: number }
  | { readonly phase: 'ended'; readonly at: number; readonly since?: number; readonly reason: EndReason }

export type CallPhase = CallState['phase']

export type EndReason =
  | { readonly kind: 'hung-up' | 'cancelled' | 'declined'; readonly by: Side }
  /** Handed on: they talk to somebody else now, or (redirected) never talked to us. */
  | { readonly kind: 'transferred'; readonly to: Party }
  | { readonly kind: 'busy' | 'no-answer' | 'not-found' | 'unavailable' | 'answered-elsewhere' }
  | RefusedAtOnce
  | { readonly kind: 'failed'; readonly error: Failure }

/** The caller heard busy, and nothing rang: nobody was to disturb, or there were as many calls as the phone takes. */
export interface RefusedAtOnce {
  readonly kind: 'not-disturbed' | 'no-room'
}

/** How the sound travels: nothing yet, being set up, there, or broken off while the call goes on. */
export type Media = 'none' | 'connecting' | 'flowing' | 'interrupted'

/** What became of a transfer of ours. `unknown`: the far side never said. */
export interface TransferResult {
  readonly outcome: 'done' | 'refused' | 'unknown'
  readonly sipStatus?: number
}

/** A transfer of ours that is under way (RFC 3515): asked for, taken on, or the target rings. */
export interface Transfer {
  readonly to: Party
  readonly progress: 'asked' | 'accepted' | 'ringing'
}

/** How well they come through, over the last seconds. */
export interface CallQuality {
  /** Share of packets lost, 0…1. */
  readonly loss: number
  /** ms */
  readonly jitter: number
  /** ms; unknown until the far side has reported. */
  readonly roundTrip?: number
  readonly word: 'clear' | 'fair' | 'weak'
}

export interface Call {
  readonly id: CallId
  readonly direction: 'incoming' | 'outgoing'
  readonly party: Party
  /** What was dialled: by us, or (incoming) by the caller, as the `To` header says. */
  readonly to: string
  /** Headers of the INVITE that a host page may see: `X-…`, `User-to-User`, `Alert-Info` … (see `visibleHeaders`). */
  readonly headers: Readonly<Record<string, string>>
  readonly createdAt: number
  /** While it rings: when it is answered by itself, ms; the caller is on the person's list. */
  readonly answersAt?: number
  /** Was up before the page was reloaded. */
  readonly takenBack?: true
  readonly state: CallState
  readonly media: Media
  readonly muted: boolean
  readonly quality?: CallQuality
  readonly asking?: Asking
  readonly transfer?: Transfer
  /** They ask us to call somebody else instead; it is for the person to say, also when they have hung up since. */
  readonly referredTo?: Party
  /** Calls with the same conference hear each other. */
  readonly conference?: string
}

const next: Readonly<Record<CallPhase, readonly CallPhase[]>> = {
  dialing: ['ringing', 'connected', 'ending', 'ended'],
  ringing: ['ringing', 'answering', 'connected', 'ending', 'ended'],
  answering: ['connected', 'ending', 'ended'],
  connected: ['ending', 'ended'],
  ending: ['ended'],
  ended: [],
}

/** May a call in phase `from` go to phase `to`? A fact that asks for another move is late news. */
export function canMove(from: CallPhase, to: CallPhase): boolean {
  return next[from].includes(to)
}

/** Neither ended nor about to be: it can still be heard or rung. */
export function isLive(call: Call): boolean {
  return call.state.phase !== 'ended' && call.state.phase !== 'ending'
}

/** The calls whose far side hears our microphone: those in front, without the muted ones, which hear silence. */
export function heardBy(calls: readonly Call[]): readonly Call[] {
  return inFront(calls).filter((call) => !call.muted)
}

/** Who is spoken to: of all connected calls that we do not hold, the one active last, with its conference. */
export function inFront(calls: readonly Call[]): readonly Call[] {
  let front: Call | undefined
  let frontAt = -Infinity
  for (const call of calls) {
    if (call.state.phase !== 'connected' || call.state.held.us) continue
    if (call.state.activeAt >= frontAt) {
      front = call
      frontAt = call.state.activeAt
    }
  }
  if (!front) return []
  const { conference } = front
  if (!conference) return [front]
  return calls.filter((c) => c.conference === conference && c.state.phase === 'connected' && !c.state.held.us)
}
