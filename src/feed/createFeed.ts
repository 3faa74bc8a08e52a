/** Fulfils the port Feed: one socket, signed in by its first frame, brought back when it is lost. */

import { ConnectFailed, type Connection, keepConnected } from '../connection/keepConnected.ts'
import type { Network } from '../connection/network.ts'
import { within } from '../connection/within.ts'
import type { Clock } from '../phone/clock.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { Feed, Report } from '../phone/ports.ts'
import type { FeedState } from '../phone/state.ts'
import { createIntake } from './intake.ts'
import type { Self } from './ours.ts'
import { parseFrame } from './parse.ts'
import type { AuthRequest } from './wire.ts'

/** The part of a browser WebSocket that we use. */
export interface FeedSocket {
  readonly send: (text: string) => void
  readonly close: () => void
  onopen: (() => void) | null
  onclose: ((event: { code: number; reason: string }) => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
}

export interface FeedParts {
  /** Read at every connect; nothing: no feed. */
  readonly options: () => PhoneOptions['feed']
  readonly self: () => Self
  readonly report: Report
  readonly clock: Clock
  readonly random: () => number
  readonly network: Network
  readonly openSocket: (url: string) => FeedSocket
}

export const openFeedSocket = (url: string): FeedSocket => new WebSocket(url) as unknown as FeedSocket

const patience = 10_000
/** A first sign-in takes a moment, in which no call can be; what takes longer is missing from calls. */
const firstMoment = 2000
/** A socket that was silent for so long when the page wakes up is not believed; there is nothing to ask it with. */
const silentTooLong = 60_000

export function createFeed(parts: FeedParts): Feed {
  const { report, clock, network } = parts
  let now: FeedState = 'off'
  let offset = 0
  let heardAt = 0
  let lostAt: number | undefined
  let wasLive = false
  /** A socket that is not believed any more may have been dead since then. */
  let deafSince: number | undefined
  let wake = () => {}
  let stopListening = () => {}
  const intake = createIntake({
    clock,
    read: (frame) => {
      const mediaHosts = parts.options()?.mediaHosts ?? []
      const parsed = parseFrame(frame, { self: parts.self(), offset, now: clock.now(), mediaHosts })
      if (parsed.what === 'event') report({ type: 'platform-event', event: parsed.event })
      else if (parsed.what === 'nothing') report({ type: 'frame-dropped', why: `feed: ${parsed.why}` })
    },
    flooded: (count) => report({ type: 'frame-dropped', why: `feed: ${count} too many at once` }),
  })

  const kept = keepConnected({
    open: (_tries, signal) => open(signal),
    standing: ({ phase }) => {
      if (phase === 'connected') become('live')
      else if (phase === 'connecting') become(now === 'waiting' ? 'waiting' : 'connecting')
      else become(phase === 'waiting' ? 'waiting' : 'off')
    },
    clock,
    random: parts.random,
    network,
  })

  function become(next: FeedState) {
    if (next === now) return
    if (now === 'live' && next !== 'off') lostAt = deafSince ?? clock.now()
    deafSince = undefined
    now = next
    if (next === 'off') lostAt = undefined
    report({ type: 'feed-changed', feed: next })
    if (next !== 'live' || lostAt === undefined) return
    const never = !wasLive
    wasLive = true
    // The platform keeps nothing for those who are away: what came meanwhile is gone.
    if (!never || clock.now() - lostAt >= firstMoment)
      report({ type: 'feed-gap', from: lostAt, to: clock.now() })
    lostAt = undefined
  }

  async function open(signal: AbortSignal): Promise<Connection> {
    const options = parts.options()
    if (!options) throw new ConnectFailed({ code: 'credentials-missing' }, { final: true })
    const token = typeof options.token === 'string' ? options.token : await tokenFrom(options.token, signal)
    return signIn(options.url, token, signal)
  }

  async function tokenFrom(ask: () => Promise<string>, signal: AbortSignal): Promise<string> {
    try {
      return await within(clock, patience, signal, Promise.resolve(ask()))
    } catch {
      // The host page's own failure; its text may hold secrets and goes nowhere.
      throw new ConnectFailed({ code: 'credentials-missing' })
    }
  }

  function signIn(url: string, token: string, signal: AbortSignal): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = parts.openSocket(url)
      const settle = () => {
        cancel()
        signal.removeEventListener('abort', abort)
      }
      const fail = (why: string) => {
        settle()
        socket.onopen = socket.onclose = socket.onmessage = null
        socket.close()
        reject(new ConnectFailed({ code: 'unreachable', detail: why }))
      }
      const abort = () => fail('aborted')
      const cancel = clock.after(patience, () => fail('no answer to the sign-in'))
      signal.addEventListener('abort', abort, { once: true })
      socket.onopen = () => {
        const first: AuthRequest = { type: 'auth', payload: token }
        socket.send(JSON.stringify(first))
      }
      socket.onclose = ({ code }) => fail(`closed ${code}`)
      socket.onmessage = ({ data }) => {
        const parsed = parseFrame(data, { self: parts.self(), offset: 0, now: clock.now() })
        if (parsed.what !== 'auth') return
        settle()
        // Its clock and ours may be minutes apart; calls are matched by time.
        offset = parsed.at === undefined ? 0 : parsed.at - clock.now()
        resolve(stand(socket))
      }
    })
  }

  function stand(socket: FeedSocket): Connection {
    let lost = (_: string) => {}
    heardAt = clock.now()
    const connection: Connection = {
      lost: new Promise((resolve) => {
        lost = (why) => resolve({ code: 'connection-lost', detail: why })
      }),
      close: () => {
        socket.onopen = socket.onclose = socket.onmessage = null
        socket.close()
        lost('closed')
      },
    }
    socket.onclose = ({ code }) => lost(`closed ${code}`)
    socket.onmessage = ({ data }) => {
      heardAt = clock.now()
      intake.add(data)
    }
    wake = () => {
      if (clock.now() - heardAt <= silentTooLong) return
      deafSince = heardAt
      connection.close()
    }
    return connection
  }

  return {
    connect: (since = clock.now()) => {
      if (!parts.options()) return
      stopListening()
      stopListening = network.onBack(() => wake())
      if (now === 'off') {
        lostAt = since
        wasLive = false
      }
      kept.start()
    },
    disconnect: () => {
      stopListening()
      stopListening = () => {}
      wake = () => {}
      kept.stop()
      intake.stop()
      become('off')
    },
    clockAhead: () => offset,
  }
}
