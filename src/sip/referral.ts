/** The far side asks us to call somebody else instead: read with care, and told what comes of it (RFC 3515). */

import { Core, type Session, SessionState, type Referral as SipReferral } from 'sip.js'
import type { Party } from '../phone/call.ts'
import { referrerOf } from './caller.ts'

/** A transfer that we may follow. */
export interface Referral {
  readonly to: Party
  /** Headers of the INVITE that follows it: who sent us, and what it replaces. */
  readonly headers: readonly string[]
  /** Tells the far side how that INVITE fares, by its SIP status; after a final one nothing more is told. */
  tell(status: number): void
}

const mostTries = 3

const phrases: Readonly<Record<number, string>> = { 100: 'Trying', 180: 'Ringing', 200: 'OK', 603: 'Decline' }

/** Nothing where it does not name somebody who can be called. */
export function readReferral(asked: SipReferral, session: Session): Referral | undefined {
  const { referTo, request } = asked
  const { uri } = referTo
  const { user, host } = uri
  if (uri.scheme !== 'sip' || !user || !host) return undefined
  const name = referTo.displayName?.trim()
  const headers = [`Referred-By: <${referrerOf(request) ?? session.remoteIdentity.uri}>`]
  const replaces = replacesIn(asked.replaces)
  if (replaces) headers.push(`Replaces: ${replaces}`)
  let over = false
  let told = 0

  /** One that was overtaken by another request of ours is refused with 500 (RFC 3261 §12.2.2): it is told once more. */
  function notify(status: number, tries = mostTries) {
    const mine = ++told
    const { dialog } = session
    if (session.state !== SessionState.Established || !(dialog instanceof Core.SessionDialog)) return
    // RFC 3515 §2.4.4, §2.4.5: the subscription that a REFER makes, and ends with the final status.
    const state = status >= 200 ? 'terminated;reason=noresource' : 'active;expires=180'
    const onReject = ({ message }: Core.IncomingResponse) => {
      if (message.statusCode === 500 && mine === told && tries > 1) notify(status, tries - 1)
    }
    dialog.notify(
      { onReject },
      {
        extraHeaders: [`Event: refer;id=${request.cseq}`, `Subscription-State: ${state}`],
        body: {
          contentDisposition: 'render',
          contentType: 'message/sipfrag;version=2.0',
          content: `SIP/2.0 ${status} ${phrases[status] ?? 'Status'}\r\n`,
        },
      },
    )
  }

  return {
    to: { user, address: `sip:${user}@${host}`, ...(name && name !== user && { name }) },
    headers,
    tell: (status) => {
      if (over) return
      over = status >= 200
      notify(status)
    },
  }
}

/** `Call-ID;to-tag=…;from-tag=…` and nothing else, lest a header ride in on it (RFC 3891 §6.1). */
function replacesIn(escaped: string | undefined): string | undefined {
  if (escaped === undefined) return undefined
  try {
    const value = decodeURIComponent(escaped)
    return /^[^\s;,<>"]+(?:;(?:to-tag|from-tag)=[^\s;,<>"]+){2}$/i.test(value) ? value : undefined
  } catch {
    return undefined
  }
}
