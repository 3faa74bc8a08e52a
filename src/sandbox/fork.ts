/** What one caller hears when several phones answered (RFC 3261 §16.7 step 6). */

import type { SipResponse } from './message.ts'

// Within 4xx what says most about the person comes first: busy rather than away, away rather than silent.
const ranks = [401, 407, 415, 420, 484, 486, 403, 488, 404, 480, 487, 408]

function rank({ status }: SipResponse): number {
  if (status >= 600) return 0
  const within = ranks.includes(status) ? ranks.indexOf(status) : 5.5
  return Math.floor(status / 100) * 100 + within
}

export const bestOf = (responses: readonly SipResponse[]): SipResponse | undefined =>
  responses.toSorted((a, b) => rank(a) - rank(b))[0]

/** RFC 3326: why a phone stops ringing. */
export const reasons = {
  answeredElsewhere: 'SIP;cause=200;text="Call completed elsewhere"',
  declinedElsewhere: 'SIP;cause=603;text="Decline"',
  callerGaveUp: 'SIP;cause=487;text="ORIGINATOR_CANCEL"',
  noAnswer: 'Q.850;cause=19;text="NO_ANSWER"',
} as const
