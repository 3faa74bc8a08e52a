/** The platform's REST API, as far as a phone needs it, with its own field names and way of refusing. */

import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { accounts } from './accounts.ts'
import type { CallStory } from './callStory.ts'
import { iso, type Json } from './eventShapes.ts'
import type { Answer } from './http.ts'
import { accountUser, eventAccount, shortAccount } from './platformAccount.ts'
import { type RestUser, sipUserJson, userOf } from './restUsers.ts'
import type { Body } from './rules.ts'
import type { Tokens } from './tokens.ts'

export interface RestOptions {
  readonly tokens: Tokens
  readonly legs: CallStory['legs']
  readonly isRegistered: (user: string) => boolean
  /** Whether anybody listens to the feed. */
  readonly isHeard: () => boolean
}

export type Rest = (path: string, req: IncomingMessage, body: Body) => Answer

type Ask = (user: RestUser, body: Body, query: URLSearchParams) => Answer

const ok = (payload: unknown): Answer => ({ status: 200, value: { success: true, payload } })

type Fields = Readonly<Record<string, { readonly message: string; readonly value?: unknown }>>

const refuse = (status: number, message: string, fields: Fields = {}): Answer => ({
  status,
  value: { success: false, message, status, meta: null, fields },
})

export function createRest({ tokens, legs, isRegistered, isHeard }: RestOptions): Rest {
  let subscriptions: readonly (Json & { readonly uuid: string })[] = []

  function auth({ uuid, role, login }: RestUser): Answer {
    const token = tokens.issue(uuid, role)
    if (login !== undefined) return ok({ ...sipUserJson(login, isRegistered(login)), role, token })
    return ok({ ...accountUser, wss_online: isHeard(), token, account: shortAccount })
  }

  function subscribe(_: RestUser, body: Body): Answer {
    const { is_active = true, expired_on = null, channel, type } = body
    const wrong: Fields = {
      ...(channel !== 'wss' && { 'params.channel': { message: 'must be wss', value: channel } }),
      ...(!isWord(type) && { 'params.type': { message: 'must be a type of event', value: type } }),
      ...(typeof is_active !== 'boolean' && {
        'params.is_active': { message: 'must be a boolean', value: is_active },
      }),
      ...(!isTime(expired_on) && { 'params.expired_on': { message: 'must be a date', value: expired_on } }),
    }
    if (Object.keys(wrong).length) return refuse(400, 'Validation error', wrong)
    const now = iso(Date.now())
    const made = {
      is_active,
      expired_on,
      channel,
      type,
      uuid: randomUUID(),
      created_on: now,
      modified_on: now,
    }
    subscriptions = [...subscriptions, made].slice(-100)
    return ok({ ...made, user: { ...accountUser, account: eventAccount } })
  }

  /** They are kept and listed; the feed tells everything all the same. */
  const subscribed: Ask = () => ok(subscriptions)

  function unsubscribe(uuid: string): Answer {
    const found = subscriptions.find((one) => one.uuid === uuid)
    if (!found) return refuse(404, 'Subscription not found')
    subscriptions = subscriptions.filter((one) => one !== found)
    return ok(found)
  }

  const users: Ask = ({ login }) =>
    ok(accounts.filter((one) => one !== login).map((one) => sipUserJson(one, isRegistered(one))))

  function search(_: RestUser, body: Body, query: URLSearchParams): Answer {
    const [take, skip] = [countIn(query, 'take', 20), countIn(query, 'skip', 0)]
    const found = legs().filter(({ leg, json }) => {
      const plain = ['direction', 'from', 'to', 'state'].every(
        (name) => body[name] === undefined || json[name] === body[name],
      )
      const tn = json['tn'] as { readonly tn: number } | undefined
      return (
        plain &&
        (body['tn'] === undefined || tn?.tn === Number(body['tn'])) &&
        leg.createdAt >= (timeOf(body['created_on_from']) ?? 0) &&
        leg.createdAt <= (timeOf(body['created_on_to']) ?? Number.POSITIVE_INFINITY)
      )
    })
    const data = found.slice(skip, skip + take).map(({ json }) => json)
    return ok({ take, skip, mode: 'AND', order: 'DESC', total: found.length, data })
  }

  const routes: Readonly<Record<string, Readonly<Record<string, Ask>>>> = {
    '/rest/auth': { GET: auth },
    '/rest/event/subscription': { GET: subscribed, POST: subscribe },
    '/rest/app/users': { GET: users },
    '/rest/call/search': { POST: search },
  }

  return (path, req, body) => {
    const query = new URLSearchParams((req.url ?? '').replace(/^[^?]*/, ''))
    const user = userOf(req, query, tokens)
    if (!user) return refuse(401, 'Wrong credentials, or the token has expired')
    const one = /^\/rest\/event\/subscription\/([^/]+)$/.exec(path)?.[1]
    if (one !== undefined && req.method === 'DELETE') return unsubscribe(one)
    const methods = routes[path]
    if (!methods) return refuse(404, 'Not found')
    const ask = methods[req.method ?? '']
    return ask ? ask(user, body, query) : refuse(405, 'Method not allowed')
  }
}

const isWord = (value: unknown): boolean => typeof value === 'string' && /^[a-z_]{1,40}$/.test(value)

const timeOf = (value: unknown): number | undefined => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

const isTime = (value: unknown): boolean => value === null || timeOf(value) !== undefined

function countIn(query: URLSearchParams, name: string, usual: number): number {
  const given = query.get(name) ?? ''
  return /^\d{1,4}$/.test(given) ? Number(given) : usual
}
