/** Asks the platform's REST one question: signed in, once more where the token was refused, never too long or too large. */

import type { Clock } from '../phone/clock.ts'
import type { RestOptions } from '../phone/options.ts'
import { field } from './clean.ts'

export interface AskParts {
  readonly options: () => RestOptions | undefined
  readonly clock: Clock
  readonly fetch: (url: string, more: RequestInit) => Promise<Response>
}

export interface Question {
  readonly path: string
  /** With one it is a POST. */
  readonly body?: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
}

/** Resolves with the payload of the answer, which is anything; rejects with `RestFailed`. */
export type Ask = (question: Question) => Promise<unknown>

/** `why` is one of our own words: what the server or a host page's function said goes nowhere. */
export class RestFailed extends Error {
  readonly why: string
  readonly status?: number
  /** The server's own wish, ms. */
  readonly retryAfter: number
  constructor(why: string, more: { status?: number; retryAfter?: number } = {}) {
    super(why)
    this.name = 'RestFailed'
    this.why = why
    if (more.status !== undefined) this.status = more.status
    this.retryAfter = more.retryAfter ?? 0
  }
}

const patience = 10_000
/** Five thousand users of 650 bytes each, and as much again. */
const mostBytes = 6 * 1024 * 1024
const longestWish = 3_600_000

export function createAsk({ options, clock, fetch }: AskParts): Ask {
  /** Good until refused, or until the options are others. */
  let known: { readonly of: RestOptions; readonly token: string } | undefined

  async function tokenFor(of: RestOptions, reason: 'start' | 'refused', signal: AbortSignal) {
    if (reason === 'start' && known?.of === of) return known.token
    const token: unknown = typeof of.token === 'string' ? of.token : await of.token({ reason, signal })
    // Anything else could not stand in a header (RFC 9110 §5.5).
    if (typeof token !== 'string' || !/^[\x21-\x7e][\x20-\x7e]{0,8191}$/.test(token))
      throw new RestFailed('no token')
    known = { of, token }
    return token
  }

  async function send(of: RestOptions, { path, body }: Question, token: string, signal: AbortSignal) {
    return fetch(of.url.replace(/\/+$/, '') + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        Accept: 'application/json',
        [of.header ?? 'X-Auth-Token']: token,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal,
      // The token alone says who we are, and only to this address.
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    })
  }

  async function answerTo(question: Question, signal: AbortSignal): Promise<unknown> {
    const of = options()
    if (!of) throw new RestFailed('not in the options')
    let response = await send(of, question, await tokenFor(of, 'start', signal), signal)
    if (response.status === 401) {
      known = undefined
      if (typeof of.token === 'function') {
        void response.body?.cancel()
        response = await send(of, question, await tokenFor(of, 'refused', signal), signal)
      }
      if (response.status === 401) known = undefined
    }
    return payloadOf(response)
  }

  return async (question) => {
    const run = new AbortController()
    let why = 'too slow'
    const stop = () => {
      why = 'called off'
      run.abort()
    }
    const cancel = clock.after(patience, () => run.abort())
    question.signal.addEventListener('abort', stop, { once: true })
    if (question.signal.aborted) stop()
    try {
      return await unlessAborted(answerTo(question, run.signal), run.signal)
    } catch (error) {
      if (run.signal.aborted) throw new RestFailed(why)
      throw error instanceof RestFailed ? error : new RestFailed('unreachable')
    } finally {
      cancel()
      question.signal.removeEventListener('abort', stop)
    }
  }
}

async function payloadOf(response: Response): Promise<unknown> {
  const { status } = response
  if (!response.ok) {
    void response.body?.cancel()
    const seconds = Number(response.headers.get('retry-after') ?? 0)
    const retryAfter = seconds > 0 ? Math.min(seconds * 1000, longestWish) : 0
    throw new RestFailed('refused', { status, retryAfter })
  }
  const text = await boundedText(response)
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw new RestFailed('not JSON', { status })
  }
  if (field(read, 'success') !== true) throw new RestFailed('without success', { status })
  return field(read, 'payload')
}

async function boundedText(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > mostBytes) {
      void reader?.cancel()
      throw new RestFailed('too large')
    }
    text += decoder.decode(value, { stream: true })
  }
}

/** A host page's own function may hear no signal. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new RestFailed('aborted'))
    if (signal.aborted) fail()
    signal.addEventListener('abort', fail, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', fail))
  })
}
