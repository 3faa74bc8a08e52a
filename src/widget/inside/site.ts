/** What the site's own backend says of who may call, and where: the answer of `credentials-url`. */

import { type Secret, secretProblem } from '../../phone/options.ts'

export interface Place {
  readonly server: string | readonly string[]
  readonly domain: string
  readonly user: string
}

export interface SiteAnswer {
  readonly place: Place
  readonly secret: Secret
  readonly iceServers: readonly RTCIceServer[] | undefined
}

/** Whoever is here may not call; the site does not answer at all; or it answers nonsense. */
export type NoAccess = 'refused' | 'down' | 'broken'

class SiteFailed extends Error {
  readonly why: NoAccess

  constructor(why: NoAccess, message: string) {
    super(message)
    this.why = why
  }
}

export const whyOf = (error: unknown): NoAccess => (error instanceof SiteFailed ? error.why : 'broken')

const patienceMs = 15_000

/** Why this address will not be asked; a page of another origin would learn who is here, and could answer anything. */
export function urlProblem(text: string): string | undefined {
  if (!URL.canParse(text, document.baseURI)) return 'credentials-url is no address.'
  return new URL(text, document.baseURI).origin === location.origin
    ? undefined
    : 'credentials-url must be of the page’s own origin; elsewhere, set the credentials property.'
}

/** A `server` or `domain` in the answer wins over the element's own. */
export async function askSite(url: string, own: Place, signal: AbortSignal): Promise<SiteAnswer> {
  const response = await fetch(new URL(url, document.baseURI), {
    method: 'POST',
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(own.user ? { user: own.user } : {}),
    signal: impatient(signal),
  }).catch((error: unknown) => {
    throw new SiteFailed('down', `credentials-url does not answer: ${error}`)
  })
  const { ok, status } = response
  if (!ok)
    throw new SiteFailed(
      [401, 403].includes(status) ? 'refused' : 'broken',
      `credentials-url answered ${status}.`,
    )
  // What is no JSON the browser quotes in its error, and with it a secret.
  const answer: unknown = await response.json().catch(() => null)
  if (typeof answer !== 'object' || answer === null)
    throw new Error('credentials-url answered no JSON object.')
  // Only what was answered: a page may have added to Object.prototype, and would lead the secret elsewhere.
  const said: Record<string, unknown> = Object.assign(Object.create(null), answer)
  const { user, server, domain, iceServers, password, ha1, expiresAt } = said
  const secret = {
    ...(password == null ? { ha1 } : { password }),
    ...(expiresAt !== undefined && expiresAt !== null && { expiresAt }),
  }
  const why = secretProblem(secret)
  if (why) throw new Error(`The answer of credentials-url ${why}.`)
  if (server == null || domain == null) keepTo(own)
  // What each may be is checked where the phone is made.
  return {
    secret: secret as Secret,
    place: {
      user: String(user ?? own.user),
      server: (server ?? own.server) as Place['server'],
      domain: String(domain ?? own.domain),
    },
    iceServers: iceServers as SiteAnswer['iceServers'],
  }
}

/** Where the first secret went that named no server, since the page was loaded. */
let goneTo: string | undefined

/** A tag that somebody else put into the page, with a server of their own, gets nothing. */
function keepTo({ server, domain }: Place): void {
  const where = `${server} ${domain}`
  goneTo ??= where
  if (goneTo !== where)
    throw new Error('credentials-url served another server before; have its answer name server and domain.')
}

/** `AbortSignal.any` is younger than the browsers we support. */
function impatient(signal: AbortSignal): AbortSignal {
  const both = new AbortController()
  const timer = setTimeout(() => both.abort(), patienceMs)
  const stop = () => {
    clearTimeout(timer)
    both.abort()
  }
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return both.signal
}

export const samePlace = (a: Place, b: Place): boolean =>
  `${a.server} ${a.domain} ${a.user}` === `${b.server} ${b.domain} ${b.user}`
