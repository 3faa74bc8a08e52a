/** The calls of a page that is reloaded: written down when it goes, taken back by the one that comes. */

import type { CallId } from '../phone/call.ts'
import { type KeptCall, keptFor } from '../phone/kept.ts'
import type { SignallingHost } from '../phone/ports.ts'
import type { Agent } from './agent.ts'
import type { CallSession, SessionParts } from './callSession.ts'
import { sayGoodbye } from './farewell.ts'
import type { ClaimedIdentity } from './identity.ts'
import type { takeBack } from './takeBack.ts'

export interface OverReloadParts {
  readonly host: SignallingHost
  readonly shared: SessionParts
  readonly sessions: Map<CallId, CallSession>
  readonly token: (bytes: number) => string
  readonly domain: () => string
  readonly added: () => void
}

export function createOverReload({ host, shared, sessions, token, domain, added }: OverReloadParts) {
  let left: ClaimedIdentity['left'] = { calls: [], leftAt: 0 }
  let keep: ClaimedIdentity['keep'] = () => {}
  /** SIP Call-IDs of the calls that are still to be taken back, and of those that are being taken back. */
  const awaited = new Set<string>()

  function takeBackOne(kept: KeptCall, { userAgent, ours }: Agent, take: typeof takeBack) {
    const id = token(8)
    const { direction, party, to, dialog } = kept
    const over = (ended: CallId) => {
      awaited.delete(dialog.callId)
      shared.over(ended)
    }
    host.report({ type: 'call-added', callId: id, direction, party, to, headers: {}, takenBack: true })
    if (kept.muted) host.report({ type: 'call-muted', callId: id })
    sessions.set(id, take(id, kept, { ...shared, over, userAgent, ours, token, domain: domain() }))
    added()
  }

  return {
    found: (identity: ClaimedIdentity) => {
      left = identity.left
      for (const { dialog } of left.calls) awaited.add(dialog.callId)
      keep = identity.keep
    },
    /** The calls that were up before the reload, once; those of long ago are told goodbye. */
    takeBack: (agent: Agent, take: typeof takeBack) => {
      const { calls, leftAt } = left
      left = { calls: [], leftAt: 0 }
      for (const kept of calls) {
        if (shared.clock.now() - leftAt <= keptFor) takeBackOne(kept, agent, take)
        else {
          awaited.delete(kept.dialog.callId)
          sayGoodbye(agent.userAgent, kept.dialog)
        }
      }
    },
    /** Whether a dialog that nobody here knows is one that will be taken back. */
    awaits: (callId: string) => awaited.has(callId),
    keepCalls: () => {
      const kept: KeptCall[] = []
      for (const [id, session] of [...sessions]) {
        const call = host.callOf(id)
        const dialog = session.keep()
        if (call?.state.phase !== 'connected' || !dialog) {
          session.hangUp()
          continue
        }
        const { direction, party, to, muted, state } = call
        kept.push({ direction, party, to, muted, since: state.since, held: state.held.us, dialog })
      }
      keep(kept, shared.clock.now())
    },
  }
}
