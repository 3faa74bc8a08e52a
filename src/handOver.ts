/** Handing calls on, as a Phone offers it: transfers of ours and of theirs, and ringing calls sent elsewhere. */

import type { CallAction } from './phone/allowed.ts'
import { type Call, type CallId, isLive, type Party } from './phone/call.ts'
import type { Clock } from './phone/clock.ts'
import { PhoneError } from './phone/errors.ts'
import type { Phone } from './phone/phone.ts'
import type { Signalling } from './phone/ports.ts'
import type { PhoneStoreParts } from './phone/store.ts'
import type { Target } from './phone/target.ts'

export interface HandOverParts extends PhoneStoreParts {
  /** The call, where this may be asked of it; throws else. */
  readonly the: (id: CallId, action: CallAction) => Call
  /** What may be dialled, or `bad-target`. */
  readonly dialable: (typed: string) => Target
  /** A new call of ours in the state, before any SIP. */
  readonly add: (target: Target) => CallId
  readonly signalling: Signalling
  readonly clock: Clock
}

type Methods =
  | 'transfer'
  | 'transferTo'
  | 'cancelTransfer'
  | 'acceptTransfer'
  | 'declineTransfer'
  | 'redirect'

/** Whoever sent us takes the call back at the same moment: two offers that cross would cost seconds. */
const theyGoFirst = 1000

export function handOver(parts: HandOverParts): Pick<Phone, Methods> {
  const { the, dialable, add, signalling, report, store } = parts

  /** Where it comes to nothing, what was held for it comes back, unless somebody else is spoken to by then. */
  function giveBack(ids: readonly CallId[], newId: CallId) {
    const stop = parts.onFact((fact) => {
      if (!('callId' in fact) || fact.callId !== newId) return
      if (fact.type !== 'call-connected' && fact.type !== 'call-ended') return
      stop()
      if (fact.type === 'call-connected') return
      const calls = () => store.getState().calls
      const ours = () => calls().filter((call) => ids.includes(call.id) && isHeld(call))
      const theyHold = ours().some(({ state }) => state.phase === 'connected' && state.held.them)
      parts.clock.after(theyHold ? theyGoFirst : 0, () => {
        if (calls().some(isSpokenTo)) return
        for (const { id, asking } of ours()) if (asking !== 'resume') signalling.resume(id).catch(() => {})
      })
    })
  }

  return {
    transfer: async (id, target) => {
      the(id, 'transfer')
      return signalling.transfer(id, dialable(target))
    },
    transferTo: async (id, otherId) => {
      the(id, 'transfer')
      if (id === otherId) throw new PhoneError('wrong-moment', 'A call cannot be joined to itself.')
      the(otherId, 'transfer')
      return signalling.transferTo(id, otherId)
    },
    cancelTransfer: async (id) => {
      the(id, 'cancel-transfer')
      signalling.cancelTransfer(id)
    },
    acceptTransfer: async (id) => {
      const { referredTo } = the(id, 'answer-referral')
      const target = dialable(referredTo?.address ?? '')
      const inFront = store.getState().calls.filter(isSpokenTo)
      const newId = add(target)
      giveBack(
        inFront.map((one) => one.id),
        newId,
      )
      report({ type: 'call-referral-answered', callId: id, followed: true })
      signalling.follow(id, newId, target)
      return newId
    },
    declineTransfer: async (id) => {
      the(id, 'answer-referral')
      report({ type: 'call-referral-answered', callId: id, followed: false })
      signalling.declineReferral(id)
    },
    redirect: async (id, target) => {
      the(id, 'redirect')
      signalling.redirect(id, dialable(target))
    },
  }
}

const isHeld = ({ state, asking }: Call) =>
  state.phase === 'connected' && (state.held.us || asking === 'hold')

/** Neither held, nor ringing, nor over. */
const isSpokenTo = (call: Call) =>
  isLive(call) && !isHeld(call) && !(call.direction === 'incoming' && call.state.phase === 'ringing')

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
