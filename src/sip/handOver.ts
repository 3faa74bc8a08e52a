/** Calls that are handed on, by us or by the far side, and calls that take the place of another. */

import type { Invitation, Session } from 'sip.js'
import type { CallId, Party } from '../phone/call.ts'
import { PhoneError } from '../phone/errors.ts'
import type { Signalling, SignallingHost } from '../phone/ports.ts'
import type { Target } from '../phone/target.ts'
import { referrerOf } from './caller.ts'
import type { CallSession } from './callSession.ts'
import type { Referral } from './referral.ts'
import { replacing } from './transfer.ts'

export interface HandOverParts {
  readonly host: SignallingHost
  readonly sessionOf: (id: CallId) => CallSession
  readonly idOf: (session: Session) => CallId | undefined
  readonly domain: () => string
  /** Places the call that a referral asks for. */
  readonly place: (id: CallId, target: Target, referral: Referral) => void
}

type Port = Pick<Signalling, 'transfer' | 'transferTo' | 'follow' | 'declineReferral'>

export interface HandOver extends Port {
  referred(id: CallId, referral: Referral): boolean
  /** The call that this one may replace without a question; SIP.js forgets that it would replace it. */
  replacedBy(invitation: Invitation, caller: Party): { id: CallId; held: boolean } | undefined
}

/** As many as the state has calls: none that can still be answered is forgotten. */
const mostReferrals = 60

export function createHandOver({ host, sessionOf, idOf, domain, place }: HandOverParts): HandOver {
  const referrals = new Map<CallId, Referral>()

  function take(id: CallId): Referral {
    const referral = referrals.get(id)
    referrals.delete(id)
    if (!referral) throw new PhoneError('wrong-moment', 'Nobody asked for a transfer.')
    return referral
  }

  return {
    referred: (id, referral) => {
      if (!host.refer(id, referral.to)) return false
      referrals.set(id, referral)
      const [oldest] = referrals.keys()
      if (referrals.size > mostReferrals && oldest !== undefined) referrals.delete(oldest)
      return true
    },
    transfer: async (id, { user, address }) => sessionOf(id).transfer(address, { user, address }),
    transferTo: async (id, otherId) => {
      const other = sessionOf(otherId)
      const [party, otherParty] = [host.callOf(id)?.party, host.callOf(otherId)?.party]
      const dialog = other.keep()
      if (!party || !otherParty || !dialog)
        throw new PhoneError('wrong-moment', 'Both calls must be connected.')
      // Their goodbye to us may come before the news that it is done.
      other.expectJoin(party)
      const result = await sessionOf(id).transfer(replacing(otherParty, dialog, domain()), otherParty)
      if (result.outcome === 'done') other.joined(party)
      else other.expectJoin(undefined)
      return result
    },
    follow: (id, newId, target) => place(newId, target, take(id)),
    declineReferral: (id) => take(id).tell(603),
    replacedBy: (invitation, caller) => {
      const { replacee } = invitation
      // It would end that call by itself, whoever asks, as soon as this one is answered.
      Object.assign(invitation, { _replacee: undefined })
      const id = replacee && idOf(replacee)
      if (id === undefined) return undefined
      const call = host.callOf(id)
      // Answered is enough: on a slow way the ACK may come after the INVITE that replaces.
      if (call?.state.phase !== 'connected' && call?.state.phase !== 'answering') return undefined
      const held = call.state.phase === 'connected' && call.state.held.us
      // Only the replaced party itself, or whom it sent (RFC 3891 §3, §6.1): Call-ID and tags alone prove too little.
      const sender = referrerOf(invitation.request)
      const known = [caller.address, sender].some(
        (one) => one?.toLowerCase() === call.party.address.toLowerCase(),
      )
      return known ? { id, held } : undefined
    },
  }
}
