/** Who calls, and what for: of a request of theirs, all that the phone and its host page may see. */

import type { Core } from 'sip.js'
import type { Party } from '../phone/call.ts'
import type { IncomingInvite } from '../phone/ports.ts'
import { assertedIn, partyFrom, unescaped } from './party.ts'

export function readCaller(message: Core.IncomingRequestMessage): IncomingInvite {
  return { party: callerOf(message), to: dialledOf(message), headers: visibleHeaders(message) }
}

function callerOf(message: Core.IncomingRequestMessage): Party {
  const asserted = assertedIn(message)
  if (asserted) return asserted
  const { from } = message
  return partyFrom(from.displayName, from.uri.user, from.uri.host)
}

/** Who sent the caller to us (RFC 3892): the address and no more of it. */
export function referrerOf(message: Core.IncomingRequestMessage): string | undefined {
  const value = message.getHeader('referred-by') ?? message.getHeader('b')
  return /<(sip:[^\s<>;?"]+)[;?>]/i.exec(value ?? '')?.[1]
}

/** What the caller dialled, as the To header says. */
function dialledOf(message: Core.IncomingRequestMessage): string {
  return unescaped(message.to.uri.user ?? '')
}

const visible = /^(x-.+|user-to-user|alert-info|call-info|subject|priority|history-info|diversion)$/i

/** Headers that a host page may see. Call-ID and tags are secrets and stay inside. */
function visibleHeaders(message: Core.IncomingRequestMessage): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of Object.keys(message.headers)) {
    const value = visible.test(name) ? message.getHeader(name) : undefined
    if (value !== undefined && Object.keys(found).length < 40) found[name] = value.slice(0, 1024)
  }
  return found
}
