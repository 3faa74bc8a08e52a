/** Who sends, as a session description says it (RFC 3264 §8.4), and what that means for hold. */

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

/** The direction of the audio section: its own line, else the session's, else sendrecv. Old hold is `c=0.0.0.0`. */
export function directionOf(sdp: string): Direction {
  const sections = sdp.split(/\r?\n(?=m=)/)
  const session = sections[0] ?? ''
  const audio = sections.find((section) => section.startsWith('m=audio')) ?? ''
  // Not with ICE: there it says that the candidates are still to come (RFC 8840 §4.1.1).
  if (/^c=IN IP4 0\.0\.0\.0\s*$/m.test(audio) && !/^a=ice-ufrag:/m.test(sdp)) return 'inactive'
  const line = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m
  return (line.exec(audio)?.[1] ?? line.exec(session)?.[1] ?? 'sendrecv') as Direction
}

/**
 * Do they hold us? From their offer: whoever wants nothing of us holds us. From their answer to our own
 * `sendonly` an `inactive` says nothing new: some servers answer every hold so.
 */
export function theyHold(
  theirs: Direction,
  ours: 'sendrecv' | 'sendonly' | 'theirs',
  before: boolean,
): boolean {
  const wantsNothing = theirs === 'sendonly' || theirs === 'inactive'
  if (ours === 'sendonly' && theirs === 'inactive') return before
  return wantsNothing
}
