/**
 * Who may speak to the sandbox: programs of this machine, and pages that it serves itself. Browsers let any page
 * open sockets and post to 127.0.0.1, so Host and Origin decide; a Host that is not loopback is DNS rebinding.
 */

import type { IncomingMessage } from 'node:http'

export interface Refusal {
  readonly status: number
  readonly error: string
}

const loopbackName = /^(?:127(?:\.\d{1,3}){3}|localhost|(?:[a-z0-9-]+\.)+localhost|\[::1\])(?::\d{1,5})?$/

export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && loopbackName.test(host.toLowerCase())
}

/** Why this request may not come in; undefined when it may. */
export function refusalOf(req: IncomingMessage): Refusal | undefined {
  const { host, origin } = req.headers
  if (!isLoopbackHost(host)) return { status: 403, error: 'The sandbox answers only to a loopback host.' }
  if (origin !== undefined && !isOwnOrigin(origin, host))
    return { status: 403, error: 'The sandbox serves only pages of its own origin.' }
  if (req.method === 'POST' && !/^application\/json\s*(?:;|$)/i.test(req.headers['content-type'] ?? ''))
    return { status: 415, error: 'Send Content-Type: application/json.' }
  return undefined
}

/** Another port of this machine is another origin: anything may be served there. `null` has no host. */
function isOwnOrigin(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()
}
