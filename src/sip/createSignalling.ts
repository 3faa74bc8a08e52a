/** Fulfils the port Signalling: one line, and a session for each call. */

import { type Invitation, type Inviter, type Session, version } from 'sip.js'
import type { Network } from '../connection/network.ts'
import type { CallId } from '../phone/call.ts'
import type { Clock } from '../phone/clock.ts'
import { PhoneError } from '../phone/errors.ts'
import type { Settings } from '../phone/options.ts'
import type { Signalling, SignallingHost } from '../phone/ports.ts'
import { type Agent, createAgent } from './agent.ts'
import { createFarewells, sayGoodbye } from './farewell.ts'
import { type ClaimedIdentity, claimIdentity, type IdentityParts } from './identity.ts'
import { takeCall } from './incoming.ts'
import { type KeptCall, keptFor } from './kept.ts'
import { createLine, type Line } from './line.ts'
import { type CallMedia, createMedia } from './media.ts'
import { placeCall } from './outgoing.ts'
import { callerOf, dialledOf, visibleHeaders } from './party.ts'
import type { NewPeer } from './peer.ts'
import { createSecrets } from './secrets.ts'
import type { CallSession, SessionParts } from './session.ts'
import { createSessionTimers } from './sessionTimers.ts'
import { takeBack } from './takeBack.ts'
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
}

/** Of SIP.js, patched. */
export const sipVersion = version

export function createSignalling(parts: SignallingParts): Signalling {
  const { host, clock, settings } = parts
  const sessions = new Map<CallId, CallSession>()
  const mediaOf = new WeakMap<Session, CallMedia>()
  const trace = createTrace(clock.now)
  let line: Line | undefined
  let agent: Agent | undefined
  let lineUp = false
  let identity: Promise<ClaimedIdentity> | undefined
  /** Counts goings online and offline: one that was overtaken while it waited does nothing. */
  let turn = 0
  let starting = false
  const farewells = createFarewells(clock)
  const timers = createSessionTimers()
  let left: ClaimedIdentity['left'] = { calls: [], leftAt: 0 }
  let keep: ClaimedIdentity['keep'] = () => {}

  const shared: SessionParts = {
    report: host.report,
    settings,
    clock,
    random: parts.random,
    makeMedia: (id, hooks) =>
      createMedia({
        newPeer: parts.newPeer,
        iceServers: () => settings().iceServers,
        relayOnly: () => settings().iceTransportPolicy === 'relay',
        track: () => host.trackFor(id),
        heard: (stream) => host.heard(id, stream),
        clock,
        ...hooks,
      }),
    attachMedia: (session: Inviter | Invitation, media) => mediaOf.set(session, media),
    over: (id) => {
      sessions.delete(id)
      line?.callsChanged()
    },
    lineUp: () => lineUp,
    oweBye: farewells.owe,
    timers,
  }

  function goOnline() {
    if (line || starting) return
    starting = true
    const mine = ++turn
    host.report({ type: 'line-changed', line: { phase: 'connecting', attempt: 0 } })
    identity ??= claimIdentity({ ...parts, memory: settings().memory })
    void identity.then((known) => {
      if (turn !== mine) return
      starting = false
      left = known.left
      keep = known.keep
      startLine(known)
    })
  }

  function startLine({ instanceId, viaHost }: ClaimedIdentity) {
    const now = settings()
    const secrets = createSecrets(now.credentials)
    agent = createAgent({
      settings: now,
      secrets,
      openSocket: parts.openSocket,
      trace,
      onInvite: ring,
      heard: (answerTo) => line?.heard(answerTo),
      dropped: (why) => host.report({ type: 'frame-dropped', why }),
      mediaFactory: (session) => {
        const media = mediaOf.get(session)
        if (!media) throw new Error('A session that is not ours wants media.')
        return media
      },
      token: parts.token,
      viaHost,
      instanceId,
      timers,
    })
    const mine = createLine({
      settings: now,
      agent,
      secrets,
      changed: (state) => {
        host.report({ type: 'line-changed', line: state })
        if (line === mine) lineIs(state.phase === 'online')
        // Stopped by itself, a wrong password say: the next connect starts afresh.
        if (state.phase === 'offline' && line === mine) line = undefined
      },
      clock,
      random: parts.random,
      callId: parts.token(16),
      instanceId,
      network: parts.network,
      inCall: () => sessions.size > 0,
    })
    line = mine
    mine.start()
  }

  /** Calls outlive the line: each is told when it goes, and when it is back on another socket. */
  function lineIs(up: boolean) {
    if (up === lineUp) return
    lineUp = up
    for (const session of [...sessions.values()]) session.lineChanged(up)
    if (!up) return
    takeBackAll()
    if (agent) farewells.sayAgain(agent.userAgent)
  }

  /** The calls that were up before a reload; those of long ago are told goodbye. */
  function takeBackAll() {
    const { calls, leftAt } = left
    left = { calls: [], leftAt: 0 }
    if (!agent) return
    for (const kept of calls) {
      if (clock.now() - leftAt > keptFor) sayGoodbye(agent.userAgent, kept.dialog)
      else takeBackOne(kept, agent)
    }
  }

  function takeBackOne(kept: KeptCall, { userAgent, ours }: Agent) {
    const id = parts.token(8)
    const { direction, party, to } = kept
    host.report({ type: 'call-added', callId: id, direction, party, to, headers: {}, takenBack: true })
    if (kept.muted) host.report({ type: 'call-muted', callId: id })
    const { domain } = settings()
    sessions.set(id, takeBack(id, kept, { ...shared, userAgent, ours, token: parts.token, domain }))
    line?.callsChanged()
  }

  function keepCalls() {
    const kept: KeptCall[] = []
    for (const [id, session] of [...sessions]) {
      const call = host.callOf(id)
      const dialog = session.keep()
      if (call?.state.phase !== 'connected' || !dialog) {
        session.hangUp()
        continue
      }
      const { direction, party, to, muted, state } = call
      kept.push({ direction, party, to, muted, since: state.since, held: state.held.us, dialog })
    }
    keep(kept, clock.now())
  }

  function ring(invitation: Invitation) {
    const { request } = invitation
    const invite = { party: callerOf(request), to: dialledOf(request), headers: visibleHeaders(request) }
    const admitted = host.admit(invite)
    if (typeof admitted !== 'string') {
      invitation.reject({ statusCode: admitted.refuse }).catch(() => {})
      return
    }
    sessions.set(admitted, takeCall(admitted, invitation, shared))
    line?.callsChanged()
  }

  function sessionOf(id: CallId): CallSession {
    const session = sessions.get(id)
    if (!session) throw new PhoneError('wrong-moment', 'The call is over.')
    return session
  }

  async function goOffline() {
    const stopping = line
    const wasStarting = starting
    turn++
    starting = false
    line = undefined
    for (const session of [...sessions.values()]) session.abandon()
    lineUp = false
    await stopping?.stop()
    if (wasStarting) host.report({ type: 'line-changed', line: { phase: 'offline' } })
  }

  return {
    connect: goOnline,
    disconnect: goOffline,
    call: (id, target, headers) => {
      if (!agent || !line) throw new PhoneError('wrong-moment', 'The phone is offline.')
      const { userAgent, ours } = agent
      sessions.set(id, placeCall(id, target, headers, { ...shared, userAgent, ours }))
      line.callsChanged()
    },
    answer: (id) => sessionOf(id).answer(),
    hangUp: (id) => sessionOf(id).hangUp(),
    decline: (id) => sessionOf(id).decline(),
    hold: async (id) => sessionOf(id).hold(),
    resume: async (id) => sessionOf(id).resume(),
    sendDigits: (id, digits) => sessionOf(id).sendDigits(digits),
    keepCalls,
    stats: async (id) => sessions.get(id)?.stats(),
    trace: trace.messages,
    replaceTrack: (id, track) => sessions.get(id)?.replaceTrack(track),
    destroy: async () => {
      await goOffline()
      ;(await identity)?.release()
    },
  }
}
