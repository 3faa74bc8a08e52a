/** The few things a robot reads and changes in a session description (RFC 8866, RFC 3264). */

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

const reversed: Readonly<Record<Direction, Direction>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
}

export const answerTo = (offered: Direction): Direction => reversed[offered]

export const sends = (direction: Direction): boolean => direction === 'sendrecv' || direction === 'sendonly'

/** What is left of an answer when this side itself wants to send at most, as while it holds. */
export function narrow(answer: Direction, own: 'sendrecv' | 'sendonly'): Direction {
  if (own === 'sendrecv') return answer
  return sends(answer) ? 'sendonly' : 'inactive'
}

interface Sections {
  readonly session: string
  readonly media: readonly string[]
}

function split(sdp: string): Sections {
  const [session = '', ...media] = sdp.split(/^(?=m=)/m)
  return { session, media }
}

const isAudio = (section: string): boolean => /^m=audio (?!0[ /])/.test(section)

const directionLine = /^a=(sendrecv|sendonly|recvonly|inactive)[ \t]*(?=\r?$)/m

/** The direction of the first audio; as a session attribute it may stand above it (RFC 8866 §6.7). */
export function directionOf(sdp: string): Direction {
  const { session, media } = split(sdp)
  const found = directionLine.exec(media.find(isAudio) ?? '') ?? directionLine.exec(session)
  return (found?.[1] as Direction | undefined) ?? 'sendrecv'
}

/** What names the other end's transport: its ICE user, and the fingerprint of its certificate. */
export interface Transport {
  readonly ice: string
  readonly fingerprint: string
}

export function transportOf(sdp: string): Transport {
  const { session, media } = split(sdp)
  const audio = `${media.find(isAudio) ?? ''}\n${session}`
  const find = (name: string) => new RegExp(`^a=${name}:(.*?)\\r?$`, 'm').exec(audio)?.[1] ?? ''
  return { ice: find('ice-ufrag'), fingerprint: find('fingerprint').toLowerCase() }
}

/** The first audio alone, both ways: what the media engine is shown. Undefined where there is none. */
export function audioOnly(sdp: string): string | undefined {
  const { session, media } = split(sdp)
  const found = media.find(isAudio)
  if (found === undefined) return undefined
  const mid = /^a=mid:(\S+)/m.exec(found)?.[1]
  // Who is offered none gives none back, and the engine needs its own.
  const audio = mid === undefined ? found.replace(/^m=.*\n/, '$&a=mid:0\r\n') : found
  const group = mid === undefined ? '' : `a=group:BUNDLE ${mid}`
  const shownSession = session
    .replace(directionLine, 'a=sendrecv')
    .replace(/^a=group:BUNDLE.*?(?=\r?$)/m, group)
  return shownSession + withDirectionLine(unhidden(audio), 'sendrecv')
}

/**
 * A page without a microphone names its address `….local` (mDNS). It is on this machine, so nobody is asked: the
 * loopback address stands in until its own checks show where it is (RFC 8445 §7.3.1.3).
 */
const unhidden = (section: string): string =>
  section.replace(/^(a=candidate:(?:\S+ ){4})\S+\.local(?= )/gim, (_, start: string) => `${start}127.0.0.1`)

function withDirectionLine(section: string, direction: Direction): string {
  if (directionLine.test(section)) return section.replace(directionLine, `a=${direction}`)
  return `${section.trimEnd()}\r\na=${direction}\r\n`
}

export interface Wanted {
  readonly direction: Direction
  /** Counts up with each description sent (RFC 3264 §8). */
  readonly version: number
  /** `actpass` in every offer (RFC 8842 §5.2), the role taken in an answer. */
  readonly setup: 'actpass' | 'active' | 'passive'
}

export function rewrite(sdp: string, { direction, version, setup }: Wanted): string {
  const { session, media } = split(sdp)
  const origin = session.replace(/^(o=\S+ \S+) \d+/m, `$1 ${version}`)
  const sections = media.map((section) =>
    withDirectionLine(section, direction).replace(/^a=setup:.*?(?=\r?$)/m, `a=setup:${setup}`),
  )
  return origin + sections.join('')
}

/** Puts our one audio where the offer had it, and declines every other medium of the offer (RFC 3264 §6). */
export function fitInto(offer: string, answer: string): string {
  const { session, media } = split(answer)
  const [ours = ''] = media
  let placed = false
  const sections = split(offer).media.map((section) => {
    if (!placed && isAudio(section)) {
      placed = true
      return ours
    }
    const [, kind = 'video', proto = '', formats = ''] = /^m=(\S+) \S+ (\S+) (.*?)\r?$/m.exec(section) ?? []
    const mid = /^a=mid:\S+/m.exec(section)?.[0]
    return `m=${kind} 0 ${proto} ${formats}\r\nc=IN IP4 0.0.0.0\r\n${mid === undefined ? '' : `${mid}\r\n`}a=inactive\r\n`
  })
  return session + sections.join('')
}
