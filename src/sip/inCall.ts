/** What the far side may ask or tell while the call is up, besides hanging up: a transfer, who it is now. */

import { type SessionDelegate, SessionState, type Referral as SipReferral } from 'sip.js'
import type { EndReason, Party } from '../phone/call.ts'
import type { ReadParty } from './callSession.ts'
import { byeReason, reasonsOf } from './reason.ts'

export interface InCallParts {
  /** The far side is somebody else now, or has a name. */
  readonly named: (read: ReadParty) => void
  readonly isConnected: () => boolean
  /** To whom we handed the call on, where a BYE means that it was done. */
  readonly handedTo: () => Party | undefined
  /** We are asked to call somebody else instead. */
  readonly refer: (asked: SipReferral) => void
  readonly end: (reason: EndReason) => void
  readonly session: () => { readonly state: SessionState } | undefined
}

export function createInCall({ named, isConnected, handedTo, refer, end, session }: InCallParts) {
  let early: SipReferral | undefined

  const delegate: SessionDelegate = {
    onBye: (bye) => {
      void bye.accept()
      const to = handedTo()
      end(to ? { kind: 'transferred', to } : byeReason(reasonsOf(bye.request)))
    },
    // Followed unasked, it would let any caller make us dial (RFC 3515 §5.1).
    onRefer: (asked) => {
      // On a slow way it overtakes the ACK of our answer.
      const isAnswered = !isConnected() && session()?.state === SessionState.Established
      if (isAnswered && !early) early = asked
      else refer(asked)
    },
    // A FreeSWITCH tells so who answered, and who it is after a transfer.
    onInfo: (info) => {
      // We want no packages; without one it is the INFO of old (RFC 6086 §4.2.2).
      if (info.request.hasHeader('info-package'))
        return void info.reject({ statusCode: 469, extraHeaders: ['Recv-Info:'] })
      void info.accept()
      named(({ displayedIn }) => displayedIn(info.request))
    },
    // A server between us may connect us to somebody else by re-INVITE (RFC 5876 §4).
    onInvite: (request) => named(({ assertedIn }) => assertedIn(request)),
  }
  return {
    delegate,
    /** The call is up: what was asked a moment before is answered. */
    connected: () => {
      if (early) refer(early)
      early = undefined
    },
  }
}
