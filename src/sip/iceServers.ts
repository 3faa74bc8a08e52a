/** Which ICE servers a call is given: those of the options, but not those that were found not to answer. */

import type { Clock } from '../phone/clock.ts'
import { isIceServer } from '../phone/options.ts'

export type IceServerOption = readonly RTCIceServer[] | (() => Promise<readonly RTCIceServer[]>) | undefined

export interface IceServers {
  /** Rejects never: a call goes on with what the host itself can reach. */
  current(): Promise<readonly RTCIceServer[]>
  /** Learns from a connection that is about to gather which of its servers answer. */
  watch(pc: RTCPeerConnection, servers: readonly RTCIceServer[]): void
  /** Another network: what was dead may be alive. */
  forget(): void
}

/** A function that gives the servers may ask a backend of the host page. */
const askPatience = 3000
/** A server counts as dead after this long without an answer, never for less. */
const answerPatience = 5000
const leftAloneFor = 5 * 60_000

export function createIceServers(configured: () => IceServerOption, clock: Clock): IceServers {
  const deadUntil = new Map<string, number>()
  const isDead = (url: string) => (deadUntil.get(nameOf(url)) ?? 0) > clock.now()

  async function ask(): Promise<readonly RTCIceServer[]> {
    const option = configured()
    if (typeof option !== 'function') return option ?? []
    return new Promise((resolve) => {
      const cancel = clock.after(askPatience, () => resolve([]))
      // What a host page's function gives is checked as the option itself is.
      const settle = (given: unknown) => {
        cancel()
        resolve(Array.isArray(given) ? given.filter(isIceServer) : [])
      }
      Promise.resolve()
        .then(option)
        .then(settle, () => settle([]))
    })
  }

  return {
    current: async () => {
      const servers = await ask()
      const turns = servers.flatMap(urlsOf).filter(isTurn)
      // Where no TURN answers, the last hope is not thrown away.
      const keepTurns = turns.every(isDead)
      return servers.flatMap((server) => {
        const urls = urlsOf(server).filter((url) => !isDead(url) || (keepTurns && isTurn(url)))
        return urls.length ? [{ ...server, urls }] : []
      })
    },
    watch: (pc, servers) => {
      const urls = servers.flatMap(urlsOf)
      if (!urls.length) return
      const answered = new Set<string>()
      let cancel = () => {}
      const stop = () => {
        cancel()
        pc.removeEventListener('icecandidate', onCandidate)
        pc.removeEventListener('icegatheringstatechange', onState)
      }
      const judge = () => {
        stop()
        // A call that was over before says nothing of the servers.
        if (pc.signalingState === 'closed') return
        // A browser that does not name the server of a candidate tells only whether any answers.
        if (answered.has('')) return
        for (const url of urls)
          if (!answered.has(nameOf(url))) deadUntil.set(nameOf(url), clock.now() + leftAloneFor)
      }
      const onCandidate = ({ candidate }: RTCPeerConnectionIceEvent) => {
        if (!candidate || !/\btyp (?:srflx|relay)\b/.test(candidate.candidate)) return
        answered.add(nameOf((candidate as RTCIceCandidate & { url?: string | null }).url ?? ''))
      }
      const onState = () => {
        if (pc.iceGatheringState === 'gathering') cancel = clock.after(answerPatience, judge)
        // Finished early, nothing was waited for: names that nobody resolves, say.
        if (pc.iceGatheringState === 'complete') judge()
      }
      pc.addEventListener('icecandidate', onCandidate)
      pc.addEventListener('icegatheringstatechange', onState)
    },
    forget: () => deadUntil.clear(),
  }
}

const urlsOf = ({ urls }: RTCIceServer): string[] => (typeof urls === 'string' ? [urls] : [...urls])
const isTurn = (url: string) => /^turns?:/i.test(url)

/** Browsers write out the port that may be left out (RFC 7064 §3.2, RFC 7065 §3.1). */
function nameOf(url: string): string {
  const [, scheme = '', host = '', port] =
    /^(\w+):(\[[^\]]*\]|[^:?]*)(?::(\d+))?/.exec(url.toLowerCase()) ?? []
  return host && `${host}:${port ?? (scheme.endsWith('s') ? 5349 : 3478)}`
}
