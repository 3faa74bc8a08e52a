/** Fulfils the port Rest: the directory now and then, what the feed missed, and calls of the past. */

import { delayBefore, type RetryPolicy } from '../connection/retry.ts'
import type { Directory } from '../phone/directory.ts'
import { PhoneError } from '../phone/errors.ts'
import type { RestAsk } from '../phone/events.ts'
import type { Report, Rest } from '../phone/ports.ts'
import { readSearch } from '../phone/search.ts'
import { type AskParts, createAsk, RestFailed } from './ask.ts'
import { field, text } from './clean.ts'
import { callIn, eventsOf, type FoundParts } from './found.ts'
import type { Self } from './ours.ts'
import { peopleIn, unchangedOf } from './people.ts'

export interface RestParts extends AskParts {
  readonly self: () => Self
  readonly report: Report
  readonly random: () => number
  /** How far the platform's clock is ahead of ours, ms. */
  readonly clockAhead: () => number
  /** From where recordings may be opened. */
  readonly mediaHosts: () => readonly string[]
}

/** Whether somebody is online is shown, and is no news after longer than this. */
const refreshEvery = 5 * 60_000
/** The longest wait for a server in trouble. */
const longestWait = 30 * 60_000
/** A server in trouble has more urgent things to do. */
const unhurried: RetryPolicy = {
  least: 2000,
  first: 5000,
  most: longestWait,
  eager: { tries: 0, most: 5000 },
}
/** A gap that cannot be filled soon stays. */
const mostTries = 3
const page = 100
const mostPages = 10
/** All at once: more would be felt by whoever presses a button meanwhile. */
const mostEvents = 300
/** Stamps and the clocks they are of are as exact as this, ms. */
const slack = 5000

export function createRest(parts: RestParts): Rest {
  const { clock, report } = parts
  const ask = createAsk(parts)
  let run: AbortController | undefined
  let cancelRefresh = () => {}
  /** When the directory was last read, and where. */
  let read: { readonly at: number; readonly of: string } | undefined
  let people: Directory | undefined
  let runFor = ''
  let offers = false

  const found = (): FoundParts => ({
    self: parts.self(),
    offset: parts.clockAhead(),
    mediaHosts: parts.mediaHosts(),
  })

  /** Resolves false where it went wrong and is worth another try, after the wait that is due. */
  async function tried(what: RestAsk, attempt: number, signal: AbortSignal, act: () => Promise<void>) {
    try {
      await act()
      return true
    } catch (error) {
      const failed = error instanceof RestFailed ? error : new RestFailed('not understood')
      if (signal.aborted) return true
      const { why, status, retryAfter } = failed
      report({ type: 'rest-failed', ask: what, why, ...(status !== undefined && { status }) })
      // Asking again changes no such answer; 408 and 429 are those of a server that is busy (RFC 9110 §15.5.9).
      if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429)
        return true
      await pause(Math.max(delayBefore(attempt, parts.random, unhurried), retryAfter), signal)
      return signal.aborted
    }
  }

  /** Other people are in another domain, and perhaps at another address. */
  function place(): string {
    const { user, domain } = parts.self()
    const { url, users = '/app/users' } = parts.options() ?? {}
    return url === undefined || users === false ? '' : `${user}@${domain} ${url}${users}`
  }

  function tell(directory: Directory) {
    if (directory === people) return
    people = directory
    report({ type: 'directory-changed', directory })
  }

  async function refresh(signal: AbortSignal): Promise<void> {
    const path = parts.options()?.users ?? '/app/users'
    const of = place()
    if (read && read.of !== of) tell([])
    if (!of || path === false) return
    const isFresh = read?.of === of && clock.now() - read.at < refreshEvery
    if (!isFresh) {
      const act = async () => {
        const directory = peopleIn(await ask({ path, signal }), parts.self())
        if (!directory) throw new RestFailed('not a list')
        if (!signal.aborted) tell(unchangedOf(people ?? [], directory))
      }
      for (let attempt = 1; !(await tried('directory', attempt, signal, act)); attempt++);
      if (signal.aborted) return
      read = { at: clock.now(), of }
    }
    const wait = (read?.at ?? 0) + refreshEvery - clock.now()
    cancelRefresh = clock.after(wait, () => void refresh(signal))
  }

  /** One page of what is written down of calls that began between these times. */
  async function list(between: { from: number; to: number }, skip: number, signal: AbortSignal) {
    const path = parts.options()?.calls ?? '/call/search'
    if (path === false) throw new RestFailed('not in the options')
    const stamp = (at: number) => new Date(at + parts.clockAhead()).toISOString()
    const body = { created_on_from: stamp(between.from), created_on_to: stamp(between.to) }
    const payload = await ask({ path: `${path}?take=${page}&skip=${skip}`, body, signal })
    const data = field(payload, 'data')
    if (!Array.isArray(data)) throw new RestFailed('not a list')
    const total = Number(text(payload, 'total') ?? Number.NaN)
    const isMore = data.length > 0 && (Number.isNaN(total) ? data.length >= page : skip + data.length < total)
    return { data: data.slice(0, page) as readonly unknown[], isMore }
  }

  async function fill(gap: Parameters<Rest['fillGap']>[0], signal: AbortSignal): Promise<void> {
    const { from, to, known } = gap
    const all: unknown[] = []
    let isMore = true
    for (let count = 0; isMore && count < mostPages; count++) {
      const got = await list({ from: gap.since - slack, to: to + slack }, all.length, signal)
      all.push(...got.data)
      isMore = got.isMore
    }
    if (signal.aborted) return
    const events = eventsOf(all, { from: from - slack, to: to + slack, known }, found())
    for (const event of events.slice(0, mostEvents)) report({ type: 'platform-event', event })
    if (isMore || events.length > mostEvents) throw new RestFailed('too many calls')
    report({ type: 'feed-gap-filled', from, to })
  }

  function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel()
        signal.removeEventListener('abort', done)
        resolve()
      }
      const cancel = clock.after(ms, done)
      signal.addEventListener('abort', done, { once: true })
    })
  }

  function disconnect() {
    cancelRefresh()
    run?.abort()
    run = undefined
  }

  return {
    connect: () => {
      const options = parts.options()
      const offered = options !== undefined && options.calls !== false
      if (offered !== offers) report({ type: 'call-search-changed', offered })
      offers = offered
      if (run && runFor === place()) return
      disconnect()
      run = new AbortController()
      runFor = place()
      void refresh(run.signal)
    },
    disconnect,
    fillGap: async (gap) => {
      const options = parts.options()
      if (!run || !options || options.calls === false) return
      const { signal } = run
      for (let attempt = 1; attempt <= mostTries; attempt++)
        if (await tried('calls', attempt, signal, () => fill(gap, signal))) return
    },
    search: async (ask) => {
      const { from, to, skip } = readSearch(ask)
      const options = parts.options()
      if (!options || options.calls === false)
        throw new PhoneError('wrong-moment', 'The options name no call search of the platform.')
      try {
        const { data, isMore } = await list({ from, to }, skip, new AbortController().signal)
        const calls = data.map((one) => callIn(one, found())).filter((call) => call !== undefined)
        return { calls, ...(isMore && { cursor: String(skip + data.length) }) }
      } catch (error) {
        const why = error instanceof RestFailed ? error.why : 'not understood'
        throw new PhoneError(why === 'too slow' ? 'timeout' : 'refused', `The call search failed: ${why}.`)
      }
    },
  }
}
