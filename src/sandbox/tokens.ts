/** The tokens that `GET /rest/auth` gives out: JWTs that are good for a day. */

import { createHmac, randomBytes } from 'node:crypto'

export interface Tokens {
  /** For a user, by uuid. */
  issue(uuid: string, role: string): string
  /** Whose it is; undefined when it is unknown or has expired. */
  owner(token: string): string | undefined
  /** Whether the feed lets it in: any word but an empty or expired one, as who tries the sandbox has no account. */
  admits(token: string): boolean
  /** Every token given out so far has expired. */
  expire(): void
}

const day = 86_400_000
const mostTokens = 1000

export function createTokens(life = day): Tokens {
  const key = randomBytes(32)
  const issued = new Map<string, { readonly uuid: string; readonly until: number }>()

  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  function owner(token: string): string | undefined {
    const found = issued.get(token)
    return found && found.until > Date.now() ? found.uuid : undefined
  }

  return {
    owner,

    issue(uuid, role) {
      const now = Date.now()
      const iat = Math.floor(now / 1000)
      const claims = {
        uuid,
        role,
        iat,
        exp: iat + Math.ceil(life / 1000),
        jti: randomBytes(6).toString('hex'),
      }
      const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
      const token = `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
      issued.set(token, { uuid, until: now + life })
      const [oldest] = issued.keys()
      if (issued.size > mostTokens && oldest !== undefined) issued.delete(oldest)
      return token
    },

    admits: (token) => token !== '' && (!issued.has(token) || owner(token) !== undefined),

    expire() {
      for (const [token, { uuid }] of issued) issued.set(token, { uuid, until: 0 })
    },
  }
}
