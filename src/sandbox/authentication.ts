/** Who sent a request: asked for by digest, and held to the name it uses (RFC 3261 §22). */

import { parseAddress, parseUri } from './address.ts'
import type { Digest } from './digest.ts'
import type { Manners } from './manners.ts'
import { header, headers } from './message.ts'
import { replyTo } from './replies.ts'
import type { Transaction } from './transactions.ts'

/** The user who sent it; undefined after having refused. */
export type Authenticate = (transaction: Transaction) => string | undefined

export function createAuthentication(digest: Digest, manners: () => Manners): Authenticate {
  /** A second answer without `stale` tells a client that its password is wrong, as OpenSIPS does. */
  function challenge(transaction: Transaction, stale: boolean) {
    const registering = transaction.request.method === 'REGISTER'
    const name = registering ? 'WWW-Authenticate' : 'Proxy-Authenticate'
    const values = digest.challenges(stale).map((value) => ({ name, value }))
    transaction.reply(replyTo(transaction.request, registering ? 401 : 407, { headers: values }))
  }

  return (transaction) => {
    const { request } = transaction
    const registering = request.method === 'REGISTER'
    const given = headers(request, registering ? 'Authorization' : 'Proxy-Authorization')
    const { nonces, wrongPassword } = manners()
    const verdict = digest.check(request.method, given, nonces === 'once')
    if (verdict.result === 'wrong' && wrongPassword === 403) transaction.reply(replyTo(request, 403))
    else if (verdict.result !== 'ok') challenge(transaction, verdict.result === 'stale')
    else {
      // Nobody calls or registers in another's name.
      const named = parseUri(parseAddress(header(request, registering ? 'to' : 'from') ?? '').uri)
      if (named?.user === verdict.user && named.host === digest.realm) return verdict.user
      transaction.reply(replyTo(request, 403))
    }
    return undefined
  }
}
