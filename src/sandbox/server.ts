/** A pretend Opentact on this machine: request and upgrade handlers for any Node server. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { refusalOf } from './access.ts'
import { createAppFlow, usualApp } from './appFlow.ts'
import { createCallStory } from './callStory.ts'
import { createControls } from './controls.ts'
import { createDigitLog } from './digitLog.ts'
import { createDomain, type DomainOptions } from './domain.ts'
import { createDoor, type Door } from './door.ts'
import { createFaultBox } from './faults.ts'
import { createFeed } from './feed.ts'
import { createFlood } from './flood.ts'
import type { Flow } from './flows.ts'
import { appAt, habitOf } from './habits.ts'
import { refuseUpgrade, sendJson } from './http.ts'
import type { Command } from './leg.ts'
import { mannersOf } from './manners.ts'
import type { SipMessage } from './message.ts'
import { createRest } from './rest.ts'
import { createRobots } from './robots.ts'
import { robotHost } from './robotWorld.ts'
import { attachSipSocket } from './sipSocket.ts'
import { createTimers } from './timers.ts'
import { createTokens } from './tokens.ts'
import { guard, tellTrouble } from './trouble.ts'

export interface SandboxOptions
  extends Omit<DomainOptions, 'timers' | 'robots' | 'faults' | 'manners' | 'watch'> {
  /** How long a token of the REST API is good, ms. */
  readonly tokenLife?: number
}

export interface Sandbox {
  /** True when the request is the sandbox's; others are left to whoever comes next. */
  request(req: IncomingMessage, res: ServerResponse): boolean
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean
  close(): Promise<void>
}

/** FreeSWITCH and OpenSIPS close the socket above 64 KiB as well. */
const longestFrame = 64 * 1024

export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const timers = createTimers()
  const tokens = createTokens(options.tokenLife)
  const feed = createFeed(tokens.admits)
  const story = createCallStory({ publish: feed.publish, appAt })
  let appSettings = usualApp
  let manners = mannersOf.plain
  const robotFlow: Flow = {
    id: 'robots',
    trusted: true,
    isOpen: () => true,
    send: (message: SipMessage) => void setImmediate(() => guard(() => robots.receive(message))),
  }
  const knows = (user: string) => habitOf(user) !== undefined
  const domain = createDomain({
    ...options,
    timers,
    robots: { flow: robotFlow, host: robotHost, knows },
    faults: () => faults.now(),
    manners: () => manners,
    watch: story,
  })
  const digits = createDigitLog((call, { digit }) => {
    if (call.robot === 'ivr') story.command(call.callId, gathered(digit))
  })
  const robots = createRobots({
    timers,
    digits,
    app: createAppFlow({ settings: () => appSettings, story }),
    send: (message) => void setImmediate(() => guard(() => domain.receive(robotFlow, message))),
    manners: () => manners,
    packetTrouble: () => faults.now().rtp,
  })

  const sip = new WebSocketServer({
    noServer: true,
    maxPayload: longestFrame,
    handleProtocols: (offered) => offered.has('sip') && 'sip',
  })
  sip.on('connection', (socket) =>
    attachSipSocket(socket, domain, () => manners.answersPings && !faults.now().crlf),
  )
  const events = new WebSocketServer({ noServer: true, maxPayload: longestFrame })
  events.on('connection', feed.attach)
  const doors = { sip: createDoor(sip), feed: createDoor(events) }
  const doorAt: Readonly<Record<string, Door>> = { '/sip': doors.sip, '/events': doors.feed }
  const faults = createFaultBox({ timers, doors, forget: domain.forget })
  const controls = createControls({
    domain,
    robots,
    faults,
    digits,
    feed,
    flood: createFlood(feed, timers),
    tokens,
    rest: createRest({
      tokens,
      legs: story.legs,
      isRegistered: domain.isRegistered,
      isHeard: feed.isHeard,
    }),
    behave: (next) => {
      manners = next
    },
    runApp: (next) => {
      appSettings = { ...appSettings, ...next }
      return appSettings
    },
  })

  return {
    request(req, res) {
      const path = pathOf(req)
      if (!isOurs(path)) return false
      const refusal = refusalOf(req)
      if (refusal) sendJson(res, refusal.status, { error: refusal.error })
      else if (path in doorAt) sendJson(res, 426, { error: 'This is a WebSocket.' })
      else
        controls(path, req, res).catch((cause: unknown) => {
          tellTrouble(cause)
          if (!res.headersSent) sendJson(res, 500, { error: 'The sandbox failed; see its terminal.' })
        })
      return true
    },

    upgrade(req, socket, head) {
      const path = pathOf(req)
      if (!isOurs(path)) return false
      const refusal = refusalOf(req)
      const door = doorAt[path]
      if (refusal) refuseUpgrade(socket, refusal.status, refusal.error)
      else if (!door) refuseUpgrade(socket, 404, 'No WebSocket here.')
      else if (door === doors.sip && !offersSip(req))
        refuseUpgrade(socket, 400, 'Ask for the sub-protocol sip.')
      else door.upgrade(req, socket, head)
      return true
    },

    async close() {
      robots.close()
      timers.clear()
      await Promise.all(Object.values(doors).map((door) => door.close()))
    },
  }
}

/** One key of a caller, as the app that asked for it tells of it. */
const gathered = (digit: string): Command => ({
  name: 'Gather',
  success: true,
  reason: `DTMF ${digit}`,
  path: 'Gather[0]',
  attributes: { dtmf_length: '1' },
  element: [{ name: 'DTMF', attributes: { value: digit } }],
  payload: { dtmf: digit },
})

const isOurs = (path: string): boolean => /^\/(?:sip|events|credentials|rest|sandbox)(?:\/|$)/.test(path)

const pathOf = (req: IncomingMessage): string => (req.url ?? '/').replace(/[?#].*$/, '')

/** RFC 7118 §4: a SIP server answers no handshake without it. */
const offersSip = (req: IncomingMessage): boolean =>
  (req.headers['sec-websocket-protocol'] ?? '').split(',').some((name) => name.trim() === 'sip')
