/** What may be asked of the sandbox over HTTP, and the answers. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { isAccount, passwordOf, sandboxDomain } from './accounts.ts'
import type { Domain } from './domain.ts'
import { BadBody, readJson, sendJson } from './http.ts'
import type { CallOut } from './robotCallsOut.ts'
import type { Robots } from './robots.ts'

type Body = Readonly<Record<string, unknown>>

interface Answer {
  readonly status: number
  readonly value: unknown
}

export type Controls = (path: string, req: IncomingMessage, res: ServerResponse) => Promise<void>

const error = (status: number, text: string): Answer => ({ status, value: { error: text } })
const notBuilt = error(501, 'not built yet')
const credentialsLife = 3_600_000

export function createControls(domain: Domain, robots: Robots): Controls {
  function call(body: Body): Answer {
    const wish = readWish(body)
    if (typeof wish === 'string') return error(400, wish)
    if (body['earlyMedia'] || body['challengeBye'])
      return error(501, 'earlyMedia and challengeBye are not built yet')
    if (!isAccount(wish.to)) return error(404, `There is no user ${JSON.stringify(wish.to)}.`)
    if (!domain.isRegistered(wish.to)) return error(480, `${wish.to} is not registered.`)
    return { status: 202, value: { id: robots.call(wish) } }
  }

  function credentials(body: Body, req: IncomingMessage): Answer {
    const user = body['user']
    const password = typeof user === 'string' ? passwordOf(user) : undefined
    if (password === undefined) return error(404, 'The users are alice, bob and carol.')
    const server = `ws://${req.headers.host}/sip`
    return {
      status: 200,
      value: { user, password, server, domain: sandboxDomain, expiresAt: Date.now() + credentialsLife },
    }
  }

  const posts: Readonly<Record<string, (body: Body, req: IncomingMessage) => Answer>> = {
    '/sandbox/call': call,
    '/credentials': credentials,
  }

  return async (path, req, res) => {
    const post = posts[path]
    const { status, value } = !post
      ? notBuilt
      : req.method === 'POST'
        ? await readJson(req).then(
            (body) => post(body, req),
            (cause: unknown) =>
              cause instanceof BadBody ? error(cause.status, cause.message) : Promise.reject(cause),
          )
        : error(405, 'POST is the one method here.')
    sendJson(res, status, value)
  }
}

const headerName =
  /^(?:x-[a-z0-9-]+|user-to-user|alert-info|call-info|subject|p-asserted-identity|diversion|answer-mode)$/i

/** The wish, or what is wrong with it. */
function readWish(body: Body): CallOut | string {
  const { from, to, displayName, headers, lateOffer, hangUpAfter, cancelAfter } = body
  if (typeof from !== 'string' || !/^[\w+.*#-]{1,64}$/.test(from)) return 'from must be a number or a name.'
  if (typeof to !== 'string') return 'to must be the name of a user.'
  if (displayName !== undefined && (typeof displayName !== 'string' || /[\r\n]/.test(displayName)))
    return 'displayName must be one line of text.'
  if (lateOffer !== undefined && typeof lateOffer !== 'boolean') return 'lateOffer must be true or false.'
  if (hangUpAfter !== undefined && !isDuration(hangUpAfter))
    return 'hangUpAfter must be a number of milliseconds.'
  if (cancelAfter !== undefined && !isDuration(cancelAfter))
    return 'cancelAfter must be a number of milliseconds.'
  if (headers !== undefined && !isHeaders(headers))
    return `headers must be an object of one-line texts whose names fit ${headerName.source}.`
  return {
    from,
    to,
    ...(displayName !== undefined && { displayName }),
    ...(headers !== undefined && { headers }),
    ...(lateOffer !== undefined && { lateOffer }),
    ...(hangUpAfter !== undefined && { hangUpAfter }),
    ...(cancelAfter !== undefined && { cancelAfter }),
  }
}

const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 86_400_000

function isHeaders(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, text]) => headerName.test(name) && typeof text === 'string' && !/[\r\n]/.test(text),
    )
  )
}
