/** Who may use the REST API: the user of the account by Basic or token, a SIP user by HA1B or token. */

import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { accounts, isAccount, passwordOf, sandboxDomain } from './accounts.ts'
import type { Json } from './eventShapes.ts'
import { accountUser, began } from './platformAccount.ts'
import type { Tokens } from './tokens.ts'

export interface RestUser {
  readonly uuid: string
  readonly role: string
  /** Of a SIP user. */
  readonly login?: string
}

/** Printed nowhere and secret nowhere: the account of the sandbox protects nothing. */
const accountPassword = 'sandbox'

const sipUuid = (login: string): string =>
  `00000000-0000-4000-9000-${createHash('md5').update(login).digest('hex').slice(0, 12)}`

const sipUser = (login: string): RestUser => ({ uuid: sipUuid(login), role: 'SIPUser', login })
/** The user of that login, where there is one. */
export const sipUserOf = (login: string): RestUser | undefined =>
  isAccount(login) ? sipUser(login) : undefined

const owner: RestUser = { uuid: accountUser.uuid, role: accountUser.role }

/** DOC: `md5(<login>@<domain>:<domain>:<password>)`. */
const ha1bOf = (login: string): string =>
  createHash('md5')
    .update(`${login}@${sandboxDomain}:${sandboxDomain}:${passwordOf(login)}`)
    .digest('hex')

/** Each way has a header, and a query parameter besides where it is a token. */
export function userOf(req: IncomingMessage, query: URLSearchParams, tokens: Tokens): RestUser | undefined {
  const header = (name: string) => [req.headers[name]].flat()[0]
  const basic = /^Basic (\S+)$/i.exec(header('authorization') ?? '')?.[1]
  if (basic !== undefined) {
    const given = Buffer.from(basic, 'base64').toString()
    return given === `${accountUser.email}:${accountPassword}` ? owner : undefined
  }
  const ha1b = header('x-auth-ha1b-token') ?? query.get('ha1b')
  if (ha1b) {
    const login = accounts.find((one) => ha1bOf(one) === ha1b.toLowerCase())
    return login === undefined ? undefined : sipUser(login)
  }
  const uuid = tokens.owner(header('x-auth-token') ?? query.get('jwt') ?? '')
  return [owner, ...accounts.map(sipUser)].find((one) => one.uuid === uuid)
}

export function sipUserJson(login: string, online: boolean): Json {
  return {
    uuid: sipUuid(login),
    email: `${login}@opentact.test`,
    state: online ? 'online' : 'offline',
    is_active: true,
    created_on: began,
    modified_on: began,
    phone_number: null,
    dob: null,
    avatar: null,
    // As people type it: whoever looks for the login on the page finds it in the name.
    first_name: login,
    last_name: 'Sandbox',
    gender: null,
    login,
    sip_domain: { domain: sandboxDomain, created_on: began, modified_on: began },
    same_domain_calls_only: false,
    groups: [],
  }
}
