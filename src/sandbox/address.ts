/** What stands in From, To, Contact, Route, Via: addresses, URIs and their parameters (RFC 3261 §19.1, §20). */

export interface SipUri {
  readonly scheme: string
  readonly user: string
  /** Host and port, lower case. */
  readonly host: string
}

export interface Address {
  readonly uri: string
  /** Header parameters, names in lower case. */
  readonly params: Readonly<Record<string, string>>
}

export function parseUri(text: string): SipUri | undefined {
  const match = /^(sips?):(?:([^@;?]*)@)?([^@;?\s]+)/i.exec(text)
  if (!match) return undefined
  const [, scheme = '', userInfo = '', host = ''] = match
  return {
    scheme: scheme.toLowerCase(),
    user: decode(userInfo.split(':')[0] ?? ''),
    host: host.toLowerCase(),
  }
}

/** `decodeURIComponent` throws at a stray `%`; here such a name just stays as it is. */
function decode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

export function parseAddress(value: string): Address {
  const angled = /^(?:"(?:[^"\\]|\\.)*"|[^<"]*)\s*<([^>]*)>(.*)$/.exec(value)
  if (angled) return { uri: (angled[1] ?? '').trim(), params: parseParams(angled[2] ?? '') }
  const [uri = '', ...rest] = value.split(';')
  return { uri: uri.trim(), params: parseParams(`;${rest.join(';')}`) }
}

export function parseParams(text: string): Record<string, string> {
  const params: Record<string, string> = {}
  for (const [, name = '', quoted, plain] of text.matchAll(
    /;\s*([^\s;=]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*)))?/g,
  ))
    params[name.toLowerCase()] = quoted ?? plain ?? ''
  return params
}

export const tagOf = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : parseAddress(value).params['tag'] || undefined

/** Two contacts with this in common are the same place; parameters such as `transport` aside. */
export function placeOf(uri: string): string | undefined {
  const parsed = parseUri(uri)
  return parsed && `${parsed.user}@${parsed.host}`
}

export interface Via {
  readonly sentBy: string
  readonly branch: string
}

export function parseVia(value: string | undefined): Via | undefined {
  const match = /^SIP\s*\/\s*2\.0\s*\/\s*\w+\s+([^\s;]+)(.*)$/i.exec(value ?? '')
  if (!match) return undefined
  return { sentBy: (match[1] ?? '').toLowerCase(), branch: parseParams(match[2] ?? '')['branch'] ?? '' }
}

export function parseCSeq(value: string | undefined): { number: number; method: string } | undefined {
  const match = /^(\d{1,10})\s+(\S+)$/.exec(value ?? '')
  return match ? { number: Number(match[1]), method: match[2] ?? '' } : undefined
}
