/** Handing calls on, as a Phone offers it: transfers of ours and of theirs, and ringing calls sent elsewhere. */

import type { CallAction } from './phone/allowed.ts'
import type { Call, CallId, Party } from './phone/call.ts'
import { PhoneError } from './phone/errors.ts'
import type { Phone } from './phone/phone.ts'
import type { Report, Signalling } from './phone/ports.ts'
import type { Target } from './phone/target.ts'

export interface HandOverParts {
  /** The call, where this may be asked of it; throws else. */
  readonly the: (id: CallId, action: CallAction) => Call
  /** What may be dialled, or `bad-target`. */
  readonly dialable: (typed: string) => Target
  /** A new call of ours in the state, before any SIP. */
  readonly add: (target: Target) => CallId
  readonly signalling: () => Signalling
  readonly report: Report
}

type Methods =
  | 'transfer'
  | 'transferTo'
  | 'cancelTransfer'
  | 'acceptTransfer'
  | 'declineTransfer'
  | 'redirect'

export function handOver({ the, dialable, add, signalling, report }: HandOverParts): Pick<Phone, Methods> {
  return {
    transfer: async (id, target) => {
      the(id, 'transfer')
      return signalling().transfer(id, dialable(target))
    },
    transferTo: async (id, otherId) => {
      the(id, 'transfer')
      if (id === otherId) throw new PhoneError('wrong-moment', 'A call cannot be joined to itself.')
      the(otherId, 'transfer')
      return signalling().transferTo(id, otherId)
    },
    cancelTransfer: async (id) => {
      the(id, 'cancel-transfer')
      signalling().cancelTransfer(id)
    },
    acceptTransfer: async (id) => {
      const { referredTo } = the(id, 'answer-referral')
      const target = dialable(referredTo?.address ?? '')
      const newId = add(target)
      report({ type: 'call-referral-answered', callId: id, followed: true })
      signalling().follow(id, newId, target)
      return newId
    },
    declineTransfer: async (id) => {
      the(id, 'answer-referral')
      report({ type: 'call-referral-answered', callId: id, followed: false })
      signalling().declineReferral(id)
    },
    redirect: async (id, target) => {
      the(id, 'redirect')
      signalling().redirect(id, dialable(target))
    },
  }
}

/** Whether a transfer that they ask for may be put to the person; one at a time, and only where we may dial. */
export function mayRefer(call: Call | undefined, to: Party, dialable: (typed: string) => Target): boolean {
  if (call?.state.phase !== 'connected' || call.referredTo) return false
  try {
    dialable(to.address)
    return true
  } catch {
    return false
  }
}
