/** Who is where: the bindings of each account (RFC 3261 §10.3, RFC 5626 for several flows of one user). */

import { parseAddress, parseCSeq, parseParams, placeOf } from './address.ts'
import type { Flow } from './flows.ts'
import { type Header, header, headers, type SipRequest, type SipResponse } from './message.ts'
import { replyTo } from './replies.ts'

export interface Binding {
  readonly user: string
  readonly uri: string
  readonly flow: Flow
  readonly expiresAt: number
  readonly callId: string
  readonly cseq: number
  /** What names the device across new sockets: `+sip.instance` with `reg-id`, or else the contact itself. */
  readonly device: string
  /** Contact parameters to give back. */
  readonly extra: string
}

export interface Registrar {
  register(flow: Flow, user: string, request: SipRequest): SipResponse
  /** Live bindings, the latest first. */
  bindingsOf(user: string): readonly Binding[]
  /** A closed socket cannot be called. */
  drop(flow: Flow): void
  clear(): void
}

export interface RegistrarOptions {
  readonly shortest?: number
  readonly longest?: number
  /** How many bindings one user may have. */
  readonly most?: () => number
}

export function createRegistrar(options: RegistrarOptions = {}): Registrar {
  const { shortest = 10, longest = 3600, most = () => Number.POSITIVE_INFINITY } = options
  let bindings: readonly Binding[] = []

  function bindingsOf(user: string): readonly Binding[] {
    const now = Date.now()
    bindings = bindings.filter((one) => one.expiresAt > now)
    return bindings.filter((one) => one.user === user).toReversed()
  }

  function contactsOf(user: string): Header[] {
    return bindingsOf(user).map(({ uri, extra, expiresAt }) => ({
      name: 'Contact',
      value: `<${uri}>${extra};expires=${Math.round((expiresAt - Date.now()) / 1000)}`,
    }))
  }

  return {
    bindingsOf,

    register(flow, user, request) {
      const callId = header(request, 'call-id') ?? ''
      const cseq = parseCSeq(header(request, 'cseq'))?.number ?? 0
      const contacts = headers(request, 'contact')
      const expires = secondsOf(header(request, 'expires')) ?? longest
      // §10.3 step 7: an overtaken REGISTER must not undo a newer one.
      const isOld = (one: Binding) => one.callId === callId && one.cseq >= cseq

      if (contacts.includes('*')) {
        if (contacts.length > 1 || expires !== 0) return replyTo(request, 400)
        if (bindingsOf(user).some(isOld)) return replyTo(request, 500)
        bindings = bindings.filter((one) => one.user !== user)
        return replyTo(request, 200)
      }

      const wanted: Binding[] = []
      for (const value of contacts) {
        const { uri, params } = parseAddress(value)
        if (placeOf(uri) === undefined) return replyTo(request, 400)
        const seconds = Math.min(secondsOf(params['expires']) ?? expires, longest)
        if (seconds > 0 && seconds < shortest)
          return replyTo(request, 423, { headers: [{ name: 'Min-Expires', value: String(shortest) }] })
        wanted.push({
          user,
          uri,
          flow,
          callId,
          cseq,
          expiresAt: Date.now() + seconds * 1000,
          device: deviceOf(uri, value),
          extra: extraOf(value),
        })
      }

      const replaced = (old: Binding) =>
        wanted.some((one) => one.device === old.device || placeOf(one.uri) === placeOf(old.uri))
      const before = bindingsOf(user)
      if (before.some((old) => replaced(old) && isOld(old))) return replyTo(request, 500)
      const now = Date.now()
      const kept = before.filter((old) => !replaced(old))
      const added = wanted.filter((one) => one.expiresAt > now)
      if (added.length && kept.length + added.length > most()) return tooManyContacts(request)
      bindings = [...bindings.filter((old) => old.user !== user || kept.includes(old)), ...added]
      return replyTo(request, 200, {
        headers: [...contactsOf(user), { name: 'Date', value: new Date().toUTCString() }],
      })
    },

    drop(flow) {
      bindings = bindings.filter((one) => one.flow !== flow)
    },

    clear() {
      bindings = []
    },
  }
}

const tooManyContacts = (request: SipRequest): SipResponse => ({
  ...replyTo(request, 503, {
    headers: [{ name: 'P-Registrar-Error', value: 'Too many registered contacts' }],
  }),
  reason: 'Too many contacts',
})

const secondsOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined

// Behind the address, not behind the last `>`: `+sip.instance="<urn:…>"` has one of its own (RFC 5626 §4.1).
const parameterText = (contact: string): string =>
  /^(?:"(?:[^"\\]|\\.)*"|[^<"]*)\s*<[^>]*>(.*)$/.exec(contact)?.[1] ?? contact.replace(/^[^;]*/, '')

function deviceOf(uri: string, contact: string): string {
  const params = parseParams(parameterText(contact))
  const instance = params['+sip.instance']
  return instance ? `${instance} ${params['reg-id'] ?? ''}` : (placeOf(uri) ?? uri)
}

const extraOf = (contact: string): string => parameterText(contact).replace(/;\s*expires\s*=\s*[^;]*/gi, '')
