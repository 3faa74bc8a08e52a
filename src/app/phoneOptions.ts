/** The options of a phone from who signs in, what the site says and what the person chose. */

import { checks, isRecord } from '../phone/optionChecks.ts'
import type { PhoneOptions } from '../phone/options.ts'
import { askToken } from './askToken.ts'
import { isOwnPath, type SiteConfig, type Tell, tellConsole } from './config.ts'
import { nameForIn } from './contacts/books.ts'
import { sandboxFeed, sandboxRest } from './sandboxPlatform.ts'
import { optionsFrom, readChoices } from './settings/choices.ts'
import type { SignInAsk } from './signInWith.ts'
import { loadSettings, pageMemory } from './storage.ts'

/** What a site can set for everybody. */
export type SiteOptions = Pick<PhoneOptions, 'iceServers' | 'iceTransportPolicy' | 'region' | 'feed' | 'rest'>

export function optionsFor(account: SignInAsk, site: SiteConfig): PhoneOptions {
  const { domain, user, server, password, sandbox } = account
  const { feed, rest, ...defaults } = siteOptions(site, { domain, user })
  return {
    ...{ domain, user, server, credentials: { password }, memory: pageMemory },
    nameFor: nameForIn(user, domain),
    ...optionsFrom(defaults, readChoices(loadSettings())),
    // The sandbox is a platform of its own, and a site's is none of its business.
    ...(sandbox
      ? { feed: sandboxFeed(server), rest: sandboxRest(server, user) }
      : { ...(feed && { feed }), ...(rest && { rest }) }),
  }
}

/** Checked as the phone checks them: a wrong one would otherwise keep everybody from signing in. */
export function siteOptions({ phone }: SiteConfig, who: object = {}, tell: Tell = tellConsole): SiteOptions {
  const fits = (name: keyof SiteOptions, value: unknown): boolean => {
    if (phone[name] === undefined) return false
    const why = checks[name](value)
    if (why) tell(`“${name}” ${why}`)
    return !why
  }
  const plain = (['iceServers', 'iceTransportPolicy', 'region'] as const).filter((name) =>
    // A function cannot stand in a file.
    fits(name, phone[name]),
  )
  const platform = (['feed', 'rest'] as const).flatMap((name) => {
    const { tokenUrl, token, ...given } = isRecord(phone[name]) ? phone[name] : {}
    const ask = ({ signal }: { signal?: AbortSignal } = {}) => askToken(String(tokenUrl), who, signal)
    if (token !== undefined) tell(`“${name}.token” is not read: everybody could; use ${name}.tokenUrl`)
    if (!fits(name, { ...given, token: ask })) return []
    if (!isOwnPath(tokenUrl)) tell(`“${name}.tokenUrl” must be a path on this site, such as /${name}-token`)
    return isOwnPath(tokenUrl) ? [[name, { ...given, token: ask }] as const] : []
  })
  return Object.fromEntries([...plain.map((name) => [name, phone[name]] as const), ...platform])
}
