/** A call as signalling keeps it: what can be asked of it, what it borrows, and what its two directions share. */

import type { Core, Invitation, Inviter, SessionDelegate } from 'sip.js'
import type { CallId, EndReason, Party, TransferResult } from '../phone/call.ts'
import type { Clock } from '../phone/clock.ts'
import type { KeptDialog } from '../phone/kept.ts'
import type { Settings } from '../phone/options.ts'
import type { Report } from '../phone/ports.ts'
import type { Soon } from '../phone/soon.ts'
import type { Target } from '../phone/target.ts'
import type { CallMedia, MediaParts } from './media.ts'
import type { Referral } from './referral.ts'
import type { SessionTimers } from './sessionTimers.ts'
import type * as SipSoon from './soon.ts'

/** What every call borrows from signalling. */
export interface SessionParts {
  readonly report: Report
  readonly settings: () => Settings
  readonly clock: Clock
  readonly random: () => number
  /** What a call needs once it is up. */
  readonly soon: Soon<typeof SipSoon>
  readonly makeMedia: (
    id: CallId,
    hooks: Pick<MediaParts, 'flows' | 'theyHold' | 'foundLate' | 'digitOver'>,
  ) => CallMedia
  /** Gives SIP.js the media handler of a session, by way of its factory. */
  readonly attachMedia: (session: Inviter | Invitation, media: CallMedia, id: CallId) => void
  /** Forgets the call once it is over. */
  readonly over: (id: CallId) => void
  /** A BYE that must be heard: sent again on every new line until the function that comes back is called. */
  readonly oweBye: (dialog: KeptDialog) => () => void
  readonly oweCancel: (say: () => void) => void
  readonly timers: Pick<SessionTimers, 'follow'>
  /** They ask us to call somebody else instead: false where that may not even be put to the person. */
  readonly referred: (id: CallId, referral: Referral) => boolean
  /** Whom the call is with, as far as we know. */
  readonly partyOf: (id: CallId) => Party | undefined
  /** Is the line there to send on? */
  readonly lineUp: () => boolean
}

/** What does not depend on who called. */
export interface SharedActions {
  hold(): Promise<void>
  resume(): Promise<void>
  sendDigits(digits: string): void
  /** Rejects `wrong-moment` where it cannot be asked. */
  transfer(referTo: string, to: Party): Promise<TransferResult>
  cancelTransfer(): void
  /** A transfer of another call may join this one to it; nothing: it came to nothing. */
  expectJoin(to: Party | undefined): void
  /** It did: this call ends as handed on. */
  joined(to: Party): void
  /** Another call has taken its place (RFC 3891). */
  replaced(by: Party): void
  replaceTrack(track: MediaStreamTrack): void
  /** An UPDATE came (RFC 3311), of this call or another: it may name the far side anew. */
  updated(request: Core.IncomingRequestMessage): void
  stats(): Promise<readonly Record<string, unknown>[] | undefined>
  /** The dialog, where the call is up: what it takes to go on with it after a reload. */
  keep(): KeptDialog | undefined
}

export interface CallSession extends SharedActions {
  answer(): void
  hangUp(): void
  decline(): void
  /**
   * The same caller rings anew. A call that rang before the line was lost gives way: their CANCEL of it may have met no
   * phone.
   */
  overtaken(): void
  /** Sends a ringing call elsewhere. */
  redirect(to: Party): void
  /** The line went away, or is back: registered anew, on another socket. */
  lineChanged(up: boolean): void
  /** The phone is going: say goodbye if that is possible, and do not wait. */
  abandon(): void
}

/** Who they are now, read from a message by those who can. */
export type ReadParty = (soon: typeof SipSoon) => Party | undefined

export interface SessionCore {
  /** The media of the attempt under way. */
  readonly media: () => CallMedia
  readonly delegate: SessionDelegate
  /** The network says who the far side is. */
  readonly named: (read: ReadParty) => void
  /** Ends the call once; later reasons are late news. */
  readonly end: (reason: EndReason) => void
  readonly isOver: () => boolean
  /** Sound comes in. */
  readonly isHeard: () => boolean
  /** `since`: when the conversation began, where that was on the page before. */
  readonly connected: (since?: number) => void
  readonly actions: SharedActions
  readonly bind: (session: Inviter | Invitation, ownsCallId: boolean) => void
  /** Ends a connected call; while the line is away the sound ends at once and the BYE follows when it is back. */
  readonly bye: () => void
  readonly lineChanged: (up: boolean) => void
}

/** What is asked of one call, as signalling offers it: by the call's id. */
export function askedOf(sessionOf: (id: CallId) => CallSession) {
  return {
    answer: (id: CallId) => sessionOf(id).answer(),
    hangUp: (id: CallId) => sessionOf(id).hangUp(),
    decline: (id: CallId) => sessionOf(id).decline(),
    hold: async (id: CallId) => sessionOf(id).hold(),
    resume: async (id: CallId) => sessionOf(id).resume(),
    sendDigits: (id: CallId, digits: string) => sessionOf(id).sendDigits(digits),
    cancelTransfer: (id: CallId) => sessionOf(id).cancelTransfer(),
    redirect: (id: CallId, { user, address }: Target) => sessionOf(id).redirect({ user, address }),
  }
}
