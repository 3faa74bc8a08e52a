/** Keeps one phone for an element, as its attributes and the site's backend say; another one where they say otherwise. */

import { createPhone } from '../../createPhone.ts'
import { isLive } from '../../phone/call.ts'
import { PhoneError } from '../../phone/errors.ts'
import type { PhoneOptions, Secret } from '../../phone/options.ts'
import type { Phone } from '../../phone/phone.ts'
import type { AttributeName, PropertyName } from '../attributes.ts'
import type { Host } from './inside.ts'
import { pause } from './pause.ts'
import { askSite, type NoAccess, type Place, type SiteAnswer, samePlace, urlProblem, whyOf } from './site.ts'
import { asksFirst, dispatch, tellPage } from './tellPage.ts'

export type Seen =
  | { readonly state: 'starting' }
  /** `why` is for whoever made the page. */
  | { readonly state: 'wrong'; readonly why: string }
  /** The site's backend does not answer; it is asked again. */
  | { readonly state: 'no-credentials'; readonly why: NoAccess }
  | { readonly state: 'there'; readonly phone: Phone; readonly place: Place }

export interface KeptPhone {
  readonly seen: () => Seen
  /** Of the last ask for credentials that came to nothing. */
  readonly whyNot: () => NoAccess
  readonly subscribe: (listener: () => void) => () => void
  readonly changed: (name: AttributeName | PropertyName) => void
  /** The phone, once there; rejects where the element is set up wrongly. */
  readonly ready: () => Promise<Phone>
  readonly end: () => void
}

/** Changes of these make another phone. */
const fresh: readonly string[] = ['server', 'domain', 'user', 'credentials-url', 'feed-url']

/** These can change under a running one. */
const optionOf = { iceServers: 'iceServers', region: 'region', 'display-name': 'displayName' } as const

/** Secrets set by property, and where each was first used: at another server they are of no use. */
const usedAt = new WeakMap<object, string>()

export function keepPhone(host: Host, own: (place: Place) => Partial<PhoneOptions>): KeptPhone {
  const listeners = new Set<() => void>()
  let seen: Seen = { state: 'starting' }
  let whyNot: NoAccess = 'broken'
  let life = new AbortController()
  let stop = () => {}
  let due = false
  let ended = false

  const show = (next: Seen) => {
    seen = next
    for (const listener of [...listeners]) listener()
  }

  async function start(known?: SiteAnswer): Promise<void> {
    if (ended) return
    life.abort()
    stop()
    life = new AbortController()
    const { signal } = life
    show({ state: 'starting' })
    const asked: Place = {
      server: host.read('server'),
      domain: host.read('domain'),
      user: host.read('user'),
    }
    const url = host.read('credentials-url')
    const why = url && urlProblem(url)
    if (why) return wrong(why)
    const answer = url ? (known ?? (await askUntilAnswered(url, asked, signal))) : undefined
    if (signal.aborted) return
    const place = answer?.place ?? asked
    try {
      run(place, optionsFor(place, url, answer), signal)
    } catch (error) {
      if (!(error instanceof PhoneError)) throw error
      wrong(error.message)
    }
  }

  function wrong(why: string): void {
    console.error(`<${host.element.localName}>: ${why}`)
    show({ state: 'wrong', why })
  }

  /** The site may be down for a while, or the network: a phone that gives up is no phone. */
  async function askUntilAnswered(url: string, asked: Place, signal: AbortSignal) {
    for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 2, 30_000)) {
      try {
        return await askSite(url, asked, signal)
      } catch (error) {
        if (signal.aborted) return undefined
        console.error(`<${host.element.localName}>: no credentials:`, messageOf(error))
        show({ state: 'no-credentials', why: whyOf(error) })
      }
      await pause(wait, signal)
    }
    return undefined
  }

  function optionsFor(place: Place, url: string, answer: SiteAnswer | undefined): PhoneOptions {
    const feedUrl = host.read('feed-url')
    const feedToken = () => host.held('feedToken') as string | (() => Promise<string>) | undefined
    return {
      ...place,
      credentials: answer ? siteSecrets(url, place, answer) : pageSecrets(place),
      ...(feedUrl && { feed: { url: feedUrl, token: async () => textOf(feedToken()) } }),
      ...changeable(answer),
      ...own(place),
    }
  }

  function changeable(answer?: SiteAnswer): Partial<PhoneOptions> {
    const iceServers = answer?.iceServers ?? (host.held('iceServers') as PhoneOptions['iceServers'])
    const region = host.read('region')
    const displayName = host.read('display-name')
    return {
      ...(iceServers && { iceServers }),
      ...(region && { region }),
      ...(displayName && { displayName }),
    }
  }

  /** The first answer once; then a new one each time. One that names another place is for another phone. */
  function siteSecrets(url: string, place: Place, answer: SiteAnswer): PhoneOptions['credentials'] {
    let unused: SiteAnswer | undefined = answer
    return async ({ reason, signal }) => {
      const first = reason === 'start' ? unused : undefined
      unused = undefined
      const now =
        first ??
        (await askSite(url, place, signal).catch((error: unknown) => {
          whyNot = whyOf(error)
          show(seen)
          throw error
        }))
      if (samePlace(now.place, place)) return now.secret
      restartWhenFree(now)
      throw new Error('The site gave credentials for another server.')
    }
  }

  function pageSecrets(place: Place): PhoneOptions['credentials'] {
    const given = host.held('credentials')
    if (typeof given === 'function') {
      // The one that is set when it is asked: frameworks set a new one with each drawing.
      return async (ask) => {
        const now = host.held('credentials')
        return (typeof now === 'function' ? now(ask) : now) as Secret
      }
    }
    if (typeof given !== 'object' || given === null)
      throw new PhoneError('bad-options', 'Set the credentials property, or credentials-url.')
    const where = `${place.server} ${place.domain}`
    if ((usedAt.get(given) ?? where) !== where)
      throw new PhoneError(
        'bad-options',
        'These credentials are of another server; set the credentials property anew.',
      )
    usedAt.set(given, where)
    return given as Secret
  }

  function run(place: Place, options: PhoneOptions, signal: AbortSignal): void {
    const phone = asksFirst(host.element, createPhone(options))
    const quiet = tellPage(host.element, phone)
    stop = () => {
      // The page hears how calls end of which it has heard; what comes in its place speaks for the element then.
      const over = phone.destroy().catch(() => {})
      if (ended) void over.then(quiet)
      else quiet()
      stop = () => {}
    }
    show({ state: 'there', phone, place })
    if (!signal.aborted) dispatch(host.element, 'ready', { user: place.user, domain: place.domain })
  }

  /** Another phone; but nobody who talks is cut off for it. */
  function restartWhenFree(known?: SiteAnswer): void {
    const { signal } = life
    const free = () => seen.state !== 'there' || !seen.phone.store.getState().calls.some(isLive)
    if (free()) return void queueMicrotask(() => !signal.aborted && void start(known))
    if (seen.state !== 'there') return
    const quiet = seen.phone.store.subscribe(() => {
      if (signal.aborted || free()) quiet()
      if (!signal.aborted && free()) void start(known)
    })
  }

  function changed(name: AttributeName | PropertyName): void {
    const needed = name === 'credentials' && (seen.state !== 'there' || isLost(seen.phone))
    if (fresh.includes(name) || needed) {
      if (due) return
      due = true
      // A page sets them one after another.
      queueMicrotask(() => {
        due = false
        restartWhenFree()
      })
    } else if (seen.state === 'there' && Object.hasOwn(optionOf, name))
      seen.phone
        // What was taken away is to be forgotten.
        .setOptions({ [optionOf[name as keyof typeof optionOf]]: undefined, ...changeable() })
        .catch((error: unknown) => console.error(messageOf(error)))
  }

  // Not before the element has this in hand: `ready` is heard at once.
  queueMicrotask(() => void start())
  return {
    seen: () => seen,
    whyNot: () => whyNot,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changed,
    ready: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (seen.state === 'there') resolve(seen.phone)
          else if (seen.state === 'wrong') reject(new PhoneError('bad-options', seen.why))
          else return
          listeners.delete(look)
        }
        listeners.add(look)
        look()
      }),
    end: () => {
      ended = true
      life.abort()
      stop()
      listeners.clear()
    },
  }
}

/** Offline for good: with another secret it may come back. */
function isLost(phone: Phone): boolean {
  const { line } = phone.store.getState()
  return line.phase === 'offline' && 'error' in line
}

async function textOf(token: string | (() => Promise<string>) | undefined): Promise<string> {
  return (typeof token === 'function' ? await token() : token) ?? ''
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'unknown')
