/** Merging calls into a conference and splitting them again. Who hears whom follows from the state, in audio/. */

import { allowed, type CallAction, hasTheLine } from './phone/allowed.ts'
import type { Call, CallId } from './phone/call.ts'
import { PhoneError } from './phone/errors.ts'
import type { Signalling } from './phone/ports.ts'
import { callOf } from './phone/state.ts'
import type { PhoneStoreParts } from './phone/store.ts'

interface ConferenceParts extends PhoneStoreParts {
  readonly signalling: Pick<Signalling, 'hold' | 'resume'>
  readonly token: (bytes: number) => string
  /** The call, where this may be asked of it now; throws otherwise. */
  readonly the: (id: CallId, action: CallAction) => Call
}

export function createConferences({ store, report, onFact, signalling, token, the }: ConferenceParts) {
  /** The conferences of those whose place is being taken (RFC 3891), by the call that takes it. */
  const heirs = new Map<CallId, string>()
  const calls = () => store.getState().calls
  const membersOf = (conference: string | undefined) =>
    calls().filter((call) => conference !== undefined && call.conference === conference)

  /** This call and those in a conference with it. */
  function idsWith(id: CallId | undefined): readonly CallId[] {
    if (id === undefined) return []
    return [...new Set([id, ...membersOf(callOf(store.getState(), id)?.conference).map((call) => call.id)])]
  }

  async function merge(ids: readonly CallId[]): Promise<void> {
    const asked = new Set(Array.isArray(ids) ? ids : [])
    if (asked.size < 2) throw new PhoneError('wrong-moment', 'A conference takes two calls.')
    for (const id of asked) the(id, 'merge')
    const wanted = new Set([...asked].flatMap(idsWith))
    await resume(calls().filter((call) => wanted.has(call.id) && allowed(call, 'resume')))
    // Some may have ended, or be in another conference, by the time all were back.
    const present = calls().filter(({ id, state }) => wanted.has(id) && state.phase === 'connected')
    if (present.length < 2) throw new PhoneError('wrong-moment', 'A call ended before it could be merged.')
    const conference = present.find((call) => call.conference !== undefined)?.conference ?? token(4)
    for (const { id } of present) report({ type: 'call-merged', callId: id, conference })
  }

  /** All of them, or none: who came back while another refused is put on hold again. */
  async function resume(held: readonly Call[]): Promise<void> {
    const results = await Promise.allSettled(held.map(({ id }) => signalling.resume(id)))
    const refused = results.find((result) => result.status === 'rejected')
    if (!refused) return
    await holdAll(held.map(({ id }) => id))
    throw refused.reason
  }

  async function split(id: CallId): Promise<void> {
    const call = the(id, 'split')
    const others = idsWith(id).filter((other) => other !== id)
    report({ type: 'call-split', callId: id })
    if (hasTheLine(call)) await holdAll(others)
  }

  /** What a far side does not agree to is told by `call-refused`; nobody but the call in front hears us anyway. */
  async function holdAll(ids: readonly CallId[]): Promise<void> {
    const open = ids.filter((id) => {
      const call = callOf(store.getState(), id)
      return call && hasTheLine(call)
    })
    await Promise.allSettled(open.map((id) => signalling.hold(id)))
  }

  /** Who takes a member's place goes on in its conference: the others hear one who went on, not one who left. */
  function inherit(id: CallId) {
    const conference = heirs.get(id)
    heirs.delete(id)
    if (conference !== undefined && membersOf(conference).length)
      report({ type: 'call-merged', callId: id, conference })
  }

  onFact((fact) => {
    if (fact.type === 'call-connected') inherit(fact.callId)
    if (fact.type !== 'call-split' && fact.type !== 'call-ended') return
    heirs.delete(fact.callId)
    const awaited = new Set(heirs.values())
    // One alone is no conference.
    for (const { id, conference } of calls())
      if (conference !== undefined && membersOf(conference).length < 2 && !awaited.has(conference))
        report({ type: 'call-split', callId: id })
  })

  return {
    /** This call, once connected, takes the place of that one. */
    takesPlace: (id: CallId, of: CallId) => {
      const conference = callOf(store.getState(), of)?.conference
      if (conference !== undefined) heirs.set(id, conference)
    },
    /** The calls that have nothing to do with this one. */
    othersThan: (id: CallId | undefined) => {
      const together = idsWith(id)
      return calls().filter((call) => !together.includes(call.id))
    },
    methods: { merge, split },
  }
}
