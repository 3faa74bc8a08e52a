/**
 * What the stream carries is the whole account's: e-mail, address, balance. Here it is left behind, before anything is
 * kept, and what is left is of a bounded size and of plain data that cannot surprise.
 */

/** Told by the platform of the account and its people, or by a call flow to its servers, and no business of a call. */
const privateKeys = new Set([
  'account',
  'user',
  'email',
  'phone',
  'phonenumber',
  'firstname',
  'lastname',
  'avatar',
  'dob',
  'gender',
  'balance',
  'address1',
  'address2',
  'zipcode',
  'city',
  'ip',
  'token',
  'accesstoken',
  'refreshtoken',
  'authtoken',
  'xauthtoken',
  'xauthha1btoken',
  'jwt',
  'bearer',
  'authorization',
  'cookie',
  'setcookie',
  'secret',
  'clientsecret',
  'apikey',
  'xapikey',
  'password',
  'ha1',
  'ha1b',
  'deliveryreport',
  'webhookurl',
  'callbackurl',
  'callbackurl2',
])

/** `Phone_Number`, `phoneNumber` and `phone-number` are one: each source of the platform spells as it likes. */
const isPrivate = (key: string) => privateKeys.has(key.toLowerCase().replace(/[-_ ]/g, ''))

/** They would reach into objects rather than stand in them. */
const hostileKeys = new Set(['__proto__', 'constructor', 'prototype'])

const mostDepth = 12
const mostNodes = 2000
const mostText = 4096
const mostKeyText = 128

/** A copy without what is private; what is deeper, longer or more than any event needs is cut. */
export function clean(value: unknown): unknown {
  let nodes = 0
  const copy = (one: unknown, depth: number): unknown => {
    if (typeof one === 'string') return one.length > mostText ? `${one.slice(0, mostText)}…` : one
    if (one === null || typeof one !== 'object') return typeof one === 'function' ? undefined : one
    if (++nodes > mostNodes || depth > mostDepth) return '…'
    if (Array.isArray(one)) return one.slice(0, mostNodes).map((entry) => copy(entry, depth + 1))
    const made: Record<string, unknown> = {}
    for (const key of Object.keys(one)) {
      if (key.length > mostKeyText || hostileKeys.has(key) || isPrivate(key)) continue
      if (nodes > mostNodes) break
      made[key] = copy((one as Record<string, unknown>)[key], depth + 1)
    }
    return made
  }
  return copy(value, 0)
}

/** A field of what came, where it is an object that has it itself. */
export function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name)
    ? (of as Record<string, unknown>)[name]
    : undefined
}

/** Text of a field; numbers come where text is documented, and the other way round. */
export function text(of: unknown, name: string): string | undefined {
  const value = field(of, name)
  if (typeof value === 'string') return value === '' ? undefined : value.slice(0, mostText)
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

export function list(of: unknown, name: string): readonly unknown[] {
  const value = field(of, name)
  if (Array.isArray(value)) return value.slice(0, mostNodes)
  return value === undefined || value === null ? [] : [value]
}
