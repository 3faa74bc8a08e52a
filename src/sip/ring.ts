/** A call comes: whose place it takes, whether the phone has room for it, and then it rings. */

import type { Invitation } from 'sip.js'
import type { CallId } from '../phone/call.ts'
import type { SignallingHost } from '../phone/ports.ts'
import { readCaller } from './caller.ts'
import type { CallSession, SessionParts } from './callSession.ts'
import type { HandOver } from './handOver.ts'
import { takeCall } from './incoming.ts'
import type { Peers } from './peers.ts'

export interface RingParts {
  readonly host: SignallingHost
  readonly sessions: Map<CallId, CallSession>
  readonly shared: SessionParts
  readonly peers: Peers
  readonly handOver: HandOver | undefined
  /** It came to the line that is there. */
  readonly here: boolean
  readonly added: () => void
}

export function ring(invitation: Invitation, parts: RingParts): void {
  const { host, sessions, handOver } = parts
  const invite = readCaller(invitation.request)
  const { party } = invite
  const replaced = handOver?.replacedBy(invitation, party)
  for (const [id, session] of [...sessions])
    if (host.callOf(id)?.party.address === party.address) session.overtaken()
  const admitted = parts.here ? host.admit(invite, replaced?.id) : { refuse: 480 }
  if (typeof admitted !== 'string')
    return void invitation.reject({ statusCode: admitted.refuse }).catch(() => {})
  parts.peers.warm()
  const instead = replaced && { ...replaced, taken: () => sessions.get(replaced.id)?.replaced(party) }
  sessions.set(admitted, takeCall(admitted, invitation, parts.shared, instead))
  parts.added()
  if (replaced) host.takeOver(admitted, replaced.id)
}
