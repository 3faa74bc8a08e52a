/** What a phone can do beyond placing a call: it comes with `soon.ts`. */

import { createAdmit } from './admit.ts'
import { createAutoAnswer } from './autoAnswer.ts'
import { createConferences } from './conference.ts'
import { type HandOverParts, handOver, mayRefer } from './handOver.ts'
import { headsetKeys } from './headsetKeys.ts'
import { hasTheLine } from './phone/allowed.ts'
import type { Call, CallId, Party } from './phone/call.ts'
import type { Settings } from './phone/options.ts'
import type { Phone } from './phone/phone.ts'
import { callOf } from './phone/state.ts'

interface MorePhoneParts extends HandOverParts {
  readonly phone: () => Phone
  /** Puts on hold whoever is talked to besides that call. */
  readonly makeRoomFor: (id: CallId, others: 'hold') => void
  readonly settings: () => Settings
  readonly isDestroyed: () => boolean
  /** The calls that are up or ring. */
  readonly live: () => readonly Call[]
  readonly token: (bytes: number) => string
}

export function createMorePhone(parts: MorePhoneParts) {
  const { phone, live, dialable, report, signalling, store, clock, token, isDestroyed } = parts
  const { takesPlace, othersThan, methods } = createConferences(parts)
  // Of two that were called at once both may answer. Whose place it takes ends in the same breath, and after a reload each
  // call stands as it stood.
  parts.onFact((fact) => {
    if (fact.type !== 'call-connected' || fact.since !== undefined) return
    queueMicrotask(() => {
      const call = callOf(store.getState(), fact.callId)
      if (call && hasTheLine(call)) parts.makeRoomFor(call.id, 'hold')
    })
  })
  return {
    methods: { ...methods, ...handOver(parts) },
    othersThan,
    admit: createAdmit({
      ...parts,
      newId: () => token(8),
      autoAnswer: createAutoAnswer(clock, live, (id) => phone().answer(id)),
    }),
    refer: (id: CallId, to: Party) => {
      const may = !isDestroyed() && mayRefer(callOf(store.getState(), id), to, dialable)
      if (may) report({ type: 'call-referred', callId: id, to })
      return may
    },
    takeOver: (id: CallId, replaced: CallId) => {
      takesPlace(id, replaced)
      // Nobody asked the person, so what they did not want heard stays unheard.
      if (callOf(store.getState(), replaced)?.muted) report({ type: 'call-muted', callId: id })
      report({ type: 'call-asked', callId: id, asking: 'answer' })
      signalling.answer(id)
    },
    pressed: (key: Parameters<ReturnType<typeof headsetKeys>>[0]) => headsetKeys(phone())(key),
  }
}
