/** Fulfils the port Signalling: one line, and a session for each call. */

import { version } from 'sip.js'
import type { Network } from '../connection/network.ts'
import type { CallId } from '../phone/call.ts'
import type { Clock } from '../phone/clock.ts'
import { PhoneError } from '../phone/errors.ts'
import type { Settings } from '../phone/options.ts'
import type { Signalling, SignallingHost } from '../phone/ports.ts'
import type { Soon } from '../phone/soon.ts'
import type { Target } from '../phone/target.ts'
import { createAgents } from './agents.ts'
import { createAttachments } from './attachments.ts'
import { askedOf, type CallSession, type SessionParts } from './callSession.ts'
import { createFarewells } from './farewell.ts'
import type { HandOver } from './handOver.ts'
import { createIceServers } from './iceServers.ts'
import { type ClaimedIdentity, claimIdentity, type IdentityParts } from './identity.ts'
import { createLine, type Line } from './line.ts'
import { createMedia } from './media.ts'
import { placeCall } from './outgoing.ts'
import { createOverReload } from './overReload.ts'
import type { NewPeer } from './peer.ts'
import { createPeers } from './peers.ts'
import { lineLost } from './reason.ts'
import type { Referral } from './referral.ts'
import { createSecrets } from './secrets.ts'
import { createSessionTimers } from './sessionTimers.ts'
import type * as SipSoon from './soon.ts'
import { createTrace } from './trace.ts'
import type { OpenSocket } from './transport.ts'

export interface SignallingParts {
  /** Read at every connect, and at every call what concerns calls. */
  readonly settings: () => Settings
  readonly host: SignallingHost
  readonly openSocket: OpenSocket
  readonly newPeer: NewPeer
  readonly clock: Clock
  readonly random: () => number
  readonly token: (bytes: number) => string
  readonly uuid: () => string
  readonly claim: IdentityParts['claim']
  readonly network: Network
  readonly soon: Soon<typeof SipSoon>
}

export const sipVersion = version

export function createSignalling(parts: SignallingParts): Signalling {
  const { host, clock, settings, soon } = parts
  const sessions = new Map<CallId, CallSession>()
  const { attachMedia, idOf, mediaFactory } = createAttachments()
  const trace = createTrace(clock.now)
  let line: Line | undefined
  let lineUp = false
  let identity: Promise<ClaimedIdentity> | undefined
  /** Counts goings online and offline: one that was overtaken while it waited does nothing. */
  let turn = 0
  let starting = false
  const farewells = createFarewells(clock)
  const timers = createSessionTimers()
  const peers = createPeers({
    newPeer: parts.newPeer,
    servers: createIceServers(() => settings().iceServers, clock),
    relayOnly: () => settings().iceTransportPolicy === 'relay',
    mayWarm: host.mayOpenMicrophone,
    clock,
  })
  const stopListening = parts.network.onBack(peers.moved)

  const shared: SessionParts = {
    report: host.report,
    settings,
    clock,
    soon,
    random: parts.random,
    makeMedia: (id, hooks) =>
      createMedia({
        peers,
        relayOnly: () => settings().iceTransportPolicy === 'relay',
        track: () => host.trackFor(id),
        heard: (stream) => host.heard(id, stream),
        clock,
        ...hooks,
      }),
    attachMedia,
    referred: (id, referral) => handOver?.referred(id, referral) ?? false,
    over: (id) => {
      sessions.delete(id)
      line?.callsChanged()
    },
    partyOf: (id) => host.callOf(id)?.party,
    lineUp: () => lineUp,
    ...farewells,
    timers,
  }

  let handOver: HandOver | undefined
  soon.use(({ createHandOver }) => {
    handOver = createHandOver({
      ...{ host, sessionOf, idOf },
      domain: () => settings().domain,
      place: (id, target, referral) => place(id, target, {}, referral),
    })
  })
  const overReload = createOverReload({
    host,
    shared,
    sessions,
    token: parts.token,
    domain: () => settings().domain,
    added: () => line?.callsChanged(),
  })

  const agents = createAgents({
    ...parts,
    trace,
    timers,
    callsUp: () => sessions.size > 0,
    endCalls: () => {
      for (const [id, session] of [...sessions]) {
        host.report({ type: 'call-asked', callId: id, asking: 'hang-up' })
        session.hangUp()
      }
    },
    onInvite: (invitation, isCurrent) =>
      soon.use(({ ring }) => {
        const here = isCurrent && line !== undefined
        ring(invitation, { host, sessions, shared, peers, handOver, here, added: () => line?.callsChanged() })
      }),
    awaited: overReload.awaits,
    updated: (request) => sessions.forEach((session) => void session.updated(request)),
    heard: (answerTo) => line?.heard(answerTo),
    dropped: (why) => host.report({ type: 'frame-dropped', why }),
    mediaFactory,
  })

  function goOnline() {
    if (line || starting) return
    starting = true
    const mine = ++turn
    host.report({ type: 'line-changed', line: { phase: 'connecting', attempt: 0 } })
    identity ??= claimIdentity({ ...parts, memory: settings().memory })
    void identity.then((known) => {
      if (turn !== mine) return
      starting = false
      overReload.found(known)
      startLine(known)
    })
  }

  function startLine(known: ClaimedIdentity) {
    const now = settings()
    const secrets = createSecrets(now.credentials, parts.clock)
    const agent = agents.forLine(now, secrets, known)
    const mine = createLine({
      settings: now,
      agent,
      secrets,
      changed: (state) => {
        // A start was told when it was asked for; a line that stops says so after its goodbye: there may be another by then.
        if ('attempt' in state && !state.attempt) return
        if (line === mine || !(line || starting)) host.report({ type: 'line-changed', line: state })
        if (line === mine) lineIs(state.phase === 'online')
        // Stopped by itself, a wrong password say: the next connect starts afresh.
        if (state.phase === 'offline' && line === mine) line = undefined
      },
      clock,
      random: parts.random,
      callId: parts.token(16),
      instanceId: known.instanceId,
      network: parts.network,
      inCall: () => sessions.size > 0,
      soon,
    })
    line = mine
    mine.start()
  }

  /** Calls outlive the line: each is told when it goes, and when it is back on another socket. */
  function lineIs(up: boolean) {
    if (up === lineUp) return
    lineUp = up
    for (const session of [...sessions.values()]) session.lineChanged(up)
    const agent = agents.current()
    if (!up || !agent) return
    soon.use(({ takeBack }) => {
      if (lineUp && agent === agents.current()) overReload.takeBack(agent, takeBack)
    })
    farewells.sayAgain(agent.userAgent)
  }

  function place(id: CallId, target: Target, headers: Readonly<Record<string, string>>, referral?: Referral) {
    const agent = agents.current()
    if (!agent || !line) {
      // On its way offline, which is told only when it is done; the call is in the state already.
      referral?.tell(480)
      return host.report({ type: 'call-ended', callId: id, reason: lineLost })
    }
    sessions.set(id, placeCall(id, target, headers, { ...shared, ...agent, ...(referral && { referral }) }))
    line.callsChanged()
  }

  function sessionOf(id: CallId): CallSession {
    const session = sessions.get(id)
    if (!session) throw new PhoneError('wrong-moment', 'The call is over.')
    return session
  }

  async function handingOver(): Promise<HandOver> {
    if (!handOver) await soon.need()
    if (!handOver) throw new PhoneError('wrong-moment', 'Nothing can be handed on yet.')
    return handOver
  }

  async function goOffline() {
    const [stopping, wasStarting] = [line, starting]
    turn++
    starting = false
    line = undefined
    for (const session of [...sessions.values()]) session.abandon()
    agents.forget()
    lineUp = false
    await stopping?.stop()
    if (wasStarting) host.report({ type: 'line-changed', line: { phase: 'offline' } })
  }

  return {
    connect: goOnline,
    disconnect: goOffline,
    transfer: async (id, target) => (await handingOver()).transfer(id, target),
    transferTo: async (id, otherId) => (await handingOver()).transferTo(id, otherId),
    follow: (id, newId, target) => handOver?.follow(id, newId, target),
    declineReferral: (id) => handOver?.declineReferral(id),
    call: place,
    ...askedOf(sessionOf),
    keepCalls: overReload.keepCalls,
    stats: async (id) => sessions.get(id)?.stats(),
    trace: trace.messages,
    replaceTrack: (id, track) => sessions.get(id)?.replaceTrack(track),
    prepare: peers.warm,
    destroy: async () => {
      stopListening()
      peers.cool()
      await goOffline()
      ;(await identity)?.release()
    },
  }
}
