/** Which call stands where: the one in front, those ringing, those waiting, and the one that has just ended. */

import { useCallback, useEffect, useState } from 'react'
import { allowed } from '../phone/allowed.ts'
import { type Call, type CallId, type EndReason, isLive } from '../phone/call.ts'
import { usePhoneState } from './usePhone.tsx'

export interface Calls {
  /** Fills the column: live, or ended a moment ago. */
  readonly front: Call | undefined
  readonly ringing: readonly Call[]
  readonly others: readonly Call[]
  readonly ended: readonly Call[]
  /** Those whose far side asks us to call somebody else. */
  readonly referrals: readonly Referred[]
}

export type Referred = Call & Required<Pick<Call, 'referredTo'>>

export function isRingingHere(call: Call): boolean {
  return call.direction === 'incoming' && call.state.phase === 'ringing'
}

/** `chosen` is the call whose strip the person pressed; `left` the ended call whose face is done with. */
export function arrange(calls: readonly Call[], chosen?: CallId, left?: CallId): Calls {
  const ringing = calls.filter(isRingingHere)
  const talks = calls.filter((call) => call.state.phase !== 'ended' && !isRingingHere(call))
  const ended = calls.filter((call) => call.state.phase === 'ended').sort((a, b) => endOf(b) - endOf(a))
  const [newest] = [...talks].sort((a, b) => weight(b, talks) - weight(a, talks))
  const live = talks.find((call) => call.id === chosen) ?? newest
  const [justEnded] = ended
  const showsEnd =
    justEnded !== undefined &&
    justEnded.id !== left &&
    !turnedAway(justEnded) &&
    talks.every((call) => isHeld(call) && call.id !== chosen)
  const front = showsEnd ? justEnded : live
  const referrals = calls.filter(
    (call): call is Referred => call.referredTo !== undefined && !isPast(call, calls),
  )
  return { front, ringing, ended, referrals, others: talks.filter((call) => call !== front) }
}

/** The arrangement of the phone's calls, with what the person has chosen or put aside. */
export function useCalls() {
  const calls = usePhoneState((state) => state.calls)
  const [chosen, choose] = useState<CallId>()
  const [left, setLeft] = useState(() => arrange(calls).ended[0]?.id)
  const arranged = arrange(calls, chosen, left)
  const lastEnded = arranged.ended[0]?.id
  const leave = useCallback(() => setLeft(lastEnded), [lastEnded])
  const talking = arranged.front !== undefined && isLive(arranged.front) && !isHeld(arranged.front)
  // A call that ended beside a conversation has been told in its strip's place; it does not come back after it.
  useEffect(() => {
    if (talking) leave()
  }, [talking, leave])
  return { ...arranged, choose, leave }
}

/** The calls that could become one conference with this one; none where there is nothing to add. */
export function mergeable(call: Call, others: readonly Call[]): readonly Call[] {
  if (!allowed(call, 'merge')) return []
  return others.filter(
    (other) => allowed(other, 'merge') && !(call.conference && other.conference === call.conference),
  )
}

export function isHeld(call: Call): boolean {
  return call.state.phase === 'connected' && call.state.held.us
}

function weight(call: Call, talks: readonly Call[]): number {
  if (call.state.phase !== 'connected') return call.createdAt
  // Any call that talks stands before any that waits; of people who are joined, the one put on hold stays in sight, where
  // the same key takes the hold back.
  const othersTalk = talks.some((one) => one.conference && one.conference === call.conference && !isHeld(one))
  return call.state.held.us && !othersTalk ? call.state.activeAt - 1e15 : call.state.activeAt
}

function endOf(call: Call): number {
  return call.state.phase === 'ended' ? call.state.at : 0
}

/** What somebody asked who has left stays a question until the next call begins. */
function isPast({ state }: Call, calls: readonly Call[]): boolean {
  return state.phase === 'ended' && calls.some(({ createdAt }) => createdAt > state.at)
}

/** What we turned away ourselves needs no farewell, nor what never rang. */
function turnedAway(call: Call): boolean {
  if (call.state.phase !== 'ended' || call.direction !== 'incoming' || call.state.since !== undefined)
    return false
  const { reason } = call.state
  const unrung: readonly EndReason['kind'][] = ['busy', 'not-disturbed', 'no-room']
  return unrung.includes(reason.kind) || ('by' in reason && reason.by === 'us')
}
