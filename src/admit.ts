/** Which of the calls that come are taken in, and which are refused at once. */

import type { Call, CallId, Party, RefusedAtOnce } from './phone/call.ts'
import type { Settings } from './phone/options.ts'
import type { IncomingInvite, Report } from './phone/ports.ts'

interface Parts {
  readonly settings: () => Settings
  readonly live: () => readonly Call[]
  readonly isDestroyed: () => boolean
  readonly newId: () => CallId
  readonly report: Report
  readonly autoAnswer: (
    id: CallId,
    party: Party,
    callers: readonly string[],
  ) => { readonly answersAt?: number }
}

export function createAdmit({ settings, live, isDestroyed, newId, report, autoAnswer }: Parts) {
  return (invite: IncomingInvite, replaced?: CallId): CallId | { readonly refuse: number } => {
    const { doNotDisturb, maxCalls, autoAnswer: callers } = settings()
    if (isDestroyed()) return { refuse: 486 }
    const callId = newId()
    const add = (more: { readonly answersAt?: number; readonly refused?: RefusedAtOnce['kind'] } = {}) =>
      report({ type: 'call-added', callId, direction: 'incoming', ...invite, ...more })
    if (replaced !== undefined) {
      // It finds room always, and is answered anyway.
      add()
      return callId
    }
    // Nobody will take it, but somebody will want to know that it came.
    const refused = doNotDisturb ? 'not-disturbed' : live().length >= maxCalls ? 'no-room' : undefined
    if (refused) {
      add({ refused })
      return { refuse: 486 }
    }
    add(autoAnswer(callId, invite.party, callers))
    return callId
  }
}
