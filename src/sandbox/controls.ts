/** What may be asked of the sandbox over HTTP, and the answers. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { isAccount, passwordOf, sandboxDomain } from './accounts.ts'
import type { AppSettings } from './appFlow.ts'
import type { DigitLog } from './digitLog.ts'
import type { Domain } from './domain.ts'
import type { FaultBox } from './faults.ts'
import type { Feed } from './feed.ts'
import type { Flood, FloodWish } from './flood.ts'
import { appAt } from './habits.ts'
import { type Answer, BadBody, readJson, sendJson } from './http.ts'
import type { Manners } from './manners.ts'
import { readCall } from './readCall.ts'
import { readFaults } from './readFaults.ts'
import { readProfile } from './readProfile.ts'
import type { Rest } from './rest.ts'
import { sipUserOf } from './restUsers.ts'
import type { Robots } from './robots.ts'
import { type Body, isWholeWithin, misfit, type Rules, timeRule } from './rules.ts'
import type { Tokens } from './tokens.ts'

type Ask = (body: Body, req: IncomingMessage) => Answer

export type Controls = (path: string, req: IncomingMessage, res: ServerResponse) => Promise<void>

export interface ControlsOptions {
  readonly domain: Domain
  readonly robots: Robots
  readonly faults: FaultBox
  readonly digits: DigitLog
  /** From now on the server has these manners. */
  readonly behave: (manners: Manners) => void
  readonly feed: Feed
  readonly flood: Flood
  readonly rest: Rest
  readonly tokens: Tokens
  /** From now on the control app does this; what it does now is given back. */
  readonly runApp: (settings: Partial<AppSettings>) => AppSettings
}

const appRules: Rules<keyof AppSettings> = {
  dial: {
    fits: (value) => typeof value === 'string' && /^[\w+.*#-]{1,64}$/.test(value),
    must: 'be a user or number',
  },
  ringTime: timeRule,
}

const floodRules: Rules<keyof FloodWish> = {
  event: { fits: (value) => typeof value === 'object' && value !== null, must: 'be an event' },
  perSecond: { fits: isWholeWithin(1, 10_000), must: 'be a whole number from 1 to 10000' },
  for: timeRule,
}

const ok = (value: unknown): Answer => ({ status: 200, value })
const error = (status: number, text: string): Answer => ({ status, value: { error: text } })
const credentialsLife = 3_600_000

export function createControls(options: ControlsOptions): Controls {
  const { domain, robots, faults, digits, behave, feed, flood, rest, tokens, runApp } = options

  function call(body: Body): Answer {
    const wish = readCall(body)
    if (typeof wish === 'string') return error(400, wish)
    if (appAt(wish.to) !== undefined) return { status: 202, value: { id: robots.call(wish) } }
    if (!isAccount(wish.to)) return error(404, `There is no user ${JSON.stringify(wish.to)}.`)
    if (!domain.isRegistered(wish.to)) return error(480, `${wish.to} is not registered.`)
    return { status: 202, value: { id: robots.call(wish) } }
  }

  function credentials(body: Body, req: IncomingMessage): Answer {
    const user = body['user']
    const password = typeof user === 'string' ? passwordOf(user) : undefined
    if (password === undefined) return error(404, 'The users are alice, bob and carol.')
    const server = `ws://${req.headers.host}/sip`
    return ok({ user, password, server, domain: sandboxDomain, expiresAt: Date.now() + credentialsLife })
  }

  function beginFaults(body: Body): Answer {
    const wish = readFaults(body)
    if (typeof wish === 'string') return error(400, wish)
    faults.begin(wish.faults, wish.lasting)
    return tellFaults()
  }

  function endFaults(): Answer {
    faults.end()
    return tellFaults()
  }

  function tellFaults(): Answer {
    return ok(faults.now())
  }

  function profile(body: Body): Answer {
    const manners = readProfile(body)
    if (typeof manners === 'string') return error(400, manners)
    behave(manners)
    return ok({ like: manners.like })
  }

  /** `{ "dial": "bob", "ringTime": 5000 }`: whom the app at `app` and at its number dials, and how long. */
  function app(body: Body): Answer {
    const wrong = misfit(body, appRules)
    return wrong === undefined ? ok(runApp(body as Partial<AppSettings>)) : error(400, wrong)
  }

  /** Any JSON object, as it is, to all sockets of the feed. */
  function inject(body: Body): Answer {
    return ok({ sockets: feed.inject(body) })
  }

  /** `{ "event": {…}, "perSecond": 1000, "for": 10000 }`: copies of it, each with an id and a time of its own. */
  function beginFlood(body: Body): Answer {
    const wrong = misfit({ event: undefined, perSecond: undefined, for: undefined, ...body }, floodRules)
    if (wrong !== undefined) return error(400, wrong)
    flood.begin(body as unknown as FloodWish)
    return ok({})
  }

  function endFlood(): Answer {
    flood.end()
    return ok({})
  }

  /**
   * `?callId=` (of SIP) or `?user=` (who talks with the robot): the digits that any robot heard, of the latest call
   * first, as `{ calls: [{ callId, user, robot, digits: "12#", heard: [{ digit, by: "rtp" | "info", ms, at }] }] }`.
   */
  function tellDigits(_: Body, req: IncomingMessage): Answer {
    const query = new URLSearchParams((req.url ?? '').replace(/^[^?]*/, ''))
    const [callId, user] = [query.get('callId'), query.get('user')]
    if (callId === null && user === null) return error(400, 'Say whose: ?callId=… or ?user=…')
    return ok({
      calls: digits.find({ ...(callId !== null && { callId }), ...(user !== null && { user }) }),
    })
  }

  /** `{ "user": "alice" }`: a token of that SIP user, as a site's own backend would give it to her page. */
  function giveToken(body: Body): Answer {
    const user = typeof body['user'] === 'string' ? sipUserOf(body['user']) : undefined
    if (user === undefined) return error(404, 'The users are alice, bob and carol.')
    return ok({ token: tokens.issue(user.uuid, user.role) })
  }

  /** From now on every token given out so far gets 401, and the feed does not let it in. */
  function expireTokens(): Answer {
    tokens.expire()
    return ok({})
  }

  const asks: Readonly<Record<string, Readonly<Record<string, Ask>>>> = {
    '/sandbox/call': { POST: call },
    '/sandbox/app': { POST: app },
    '/sandbox/tokens': { POST: giveToken, DELETE: expireTokens },
    '/sandbox/event': { POST: inject },
    '/sandbox/flood': { POST: beginFlood, DELETE: endFlood },
    '/sandbox/digits': { GET: tellDigits },
    '/sandbox/faults': { GET: tellFaults, POST: beginFaults, DELETE: endFaults },
    '/sandbox/profile': { POST: profile },
    '/credentials': { POST: credentials },
  }

  async function answerTo(path: string, req: IncomingMessage): Promise<Answer> {
    const isRest = path.startsWith('/rest')
    const methods = asks[path]
    if (!methods && !isRest) return error(404, 'There is nothing here.')
    const ask: Ask | undefined = isRest ? (body) => rest(path, req, body) : methods?.[req.method ?? '']
    if (!ask) return error(405, `${Object.keys(methods ?? {}).join(', ')} is what can be done here.`)
    if (req.method !== 'POST') return ask({}, req)
    try {
      return ask(await readJson(req), req)
    } catch (cause) {
      if (cause instanceof BadBody) return error(cause.status, cause.message)
      throw cause
    }
  }

  return async (path, req, res) => {
    const { status, value } = await answerTo(path, req)
    sendJson(res, status, value)
  }
}
