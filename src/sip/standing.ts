/** A connection that stands: its registration refreshed in time, its silence watched, until it is lost. */

import { ConnectFailed, type Connection } from '../connection/keepConnected.ts'
import type { Network } from '../connection/network.ts'
import type { Clock } from '../phone/clock.ts'
import type { Failure } from '../phone/errors.ts'
import type { Soon } from '../phone/soon.ts'
import type { Liveness, ProbeKind } from './liveness.ts'
import type * as SipSoon from './soon.ts'
import type { SipTransport } from './transport.ts'

export interface StandingParts {
  readonly transport: SipTransport
  readonly clock: Clock
  /** Seconds until the server forgets us; infinite for one who does not register. */
  readonly expires: number
  /** Registers once more; resolves with the new expiry in seconds. */
  readonly refresh: () => Promise<number>
  readonly options: () => void
  readonly registers: boolean
  /** How long the last REGISTER took, ms; 0 where there was none. */
  readonly roundTrip: number
  readonly inCall: () => boolean
  readonly network: Network
  readonly over: () => void
  readonly soon: Soon<typeof SipSoon>
}

export interface Standing {
  readonly connection: Connection
  readonly heard: (answerTo?: ProbeKind) => void
  readonly paceChanged: () => void
}

/** Refresh when this share of the expiry is over: early enough for a throttled page. */
const refreshAt = 0.6
/** Never more often than this, whatever a server grants or a probe asks. */
const leastBetweenRefreshes = 2000

export function standOn(parts: StandingParts): Standing {
  const { transport, clock } = parts
  let over = false
  let validUntil = clock.now() + parts.expires * 1000
  let cancelRefresh = () => {}
  let liveness: Liveness | undefined
  let tellLost = (_: Failure) => {}
  const lost = new Promise<Failure>((resolve) => {
    tellLost = resolve
  })

  function end(failure: Failure) {
    if (over) return
    over = true
    cancelRefresh()
    liveness?.stop()
    stopListening()
    transport.onLost = () => {}
    transport.drop()
    parts.over()
    tellLost(failure)
  }

  function refresh() {
    cancelRefresh()
    parts.refresh().then((expires) => {
      liveness?.heard('register')
      validUntil = clock.now() + expires * 1000
      refreshIn(expires)
    }, refused)
  }

  function refused(error: unknown) {
    const known = error instanceof ConnectFailed ? error : new ConnectFailed({ code: 'server-silent' })
    // A server in trouble is alive, and knows us for a while yet: the connection is well, and calls may need it.
    const inTrouble = (known.failure.sipStatus ?? 0) >= 500
    if (!inTrouble || clock.now() + known.retryAfter >= validUntil) return end(known.failure)
    liveness?.heard('register')
    refreshAfter(known.retryAfter)
  }

  function refreshIn(seconds: number) {
    cancelRefresh()
    if (Number.isFinite(seconds)) refreshAfter(seconds * 1000 * refreshAt)
  }

  function refreshAfter(ms: number) {
    cancelRefresh()
    if (!over) cancelRefresh = clock.after(Math.max(leastBetweenRefreshes, ms), refresh)
  }

  parts.soon.use(({ watchLiveness }) => {
    if (over) return
    liveness = watchLiveness({
      clock,
      kinds: parts.registers ? ['crlf', 'options', 'register'] : ['crlf', 'options'],
      // It is by an answered REGISTER that this connection stands.
      proven: parts.registers ? ['register'] : [],
      roundTrip: parts.roundTrip,
      inCall: parts.inCall,
      probe: (kind) => {
        if (kind === 'options') parts.options()
        else if (kind === 'register') refresh()
        // A socket that cannot be written to says so by closing.
        else transport.send('\r\n\r\n').catch(() => {})
      },
      dead: () => end({ code: 'server-silent' }),
    })
  })
  const stopListening = parts.network.onBack(() => liveness?.check())

  transport.onLost = (why) => end({ code: 'connection-lost', detail: why })
  refreshIn(parts.expires)
  return {
    connection: { lost, close: () => end({ code: 'connection-lost' }) },
    heard: (answerTo) => liveness?.heard(answerTo),
    paceChanged: () => liveness?.paceChanged(),
  }
}
