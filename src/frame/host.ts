/** In the page around the frame: a Phone whose parts run in the frame. */

import { connect, type Messenger, WindowMessenger } from 'penpal'
import { isLive } from '../phone/call.ts'
import { PhoneError } from '../phone/errors.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { Phone } from '../phone/phone.ts'
import type { PhoneState } from '../phone/state.ts'
import { createPhoneStore, type FollowingStoreParts, type PhoneStoreParts } from '../phone/store.ts'
import {
  type Ask,
  asks,
  frameVersion,
  type GuestMethods,
  type HostMethods,
  opened,
  type Reply,
  replyOf,
} from './messages.ts'
import { sendOptions } from './optionsOver.ts'
import { phoneOver } from './phoneOver.ts'

export interface FrameOptions {
  /** Exactly the frame's origin, `https://phone.example.com`. */
  readonly origin: string
  /**
   * As for `createPhone`. Functions in it are called back from the frame: they must take and give plain data, and the
   * `signal` they get never fires. `nameFor` must answer at once, so a frame has no use for it. Without options the frame
   * goes by its own configuration and asks the person to sign in.
   */
  readonly options?: PhoneOptions
}

/**
 * Joins the phone in a frame (`frame.html`) to this page. Resolves when the frame has a phone; from then on it is
 * used like any other. Give the frame `allow="microphone; autoplay; speaker-selection; hid; local-network-access"`.
 * @throws PhoneError `bad-options` for a wrong origin or options that the frame refuses, `timeout` where no phone
 * answers within 20 s, `refused` where the frame is of another release.
 */
export async function connectFrame(
  iframe: HTMLIFrameElement,
  { origin, options }: FrameOptions = { origin: '' },
): Promise<Phone> {
  const remoteWindow = iframe?.contentWindow
  if (!remoteWindow) throw new PhoneError('bad-options', 'The iframe must be in the document.')
  if (!isOrigin(origin))
    throw new PhoneError('bad-options', 'Option “origin” must be like https://phone.example.com')
  const messenger = new WindowMessenger({ remoteWindow, allowedOrigins: [origin] })
  return connectOver(messenger, options, () => iframe.isConnected)
}

const handshake = 20_000

/**
 * As `connectFrame`, over any messenger. `there` tells whether the frame is still in the document.
 * @internal its types are of a package that readers of ours have not.
 */
export async function connectOver(
  messenger: Messenger,
  options: PhoneOptions | undefined,
  there: () => boolean,
): Promise<Phone> {
  const functions = new Map<string, (...args: readonly unknown[]) => unknown>()
  const sent = options && plain(sendOptions(options, functions))
  const parts = createPhoneStore(() => Date.now())
  const waiting = new Set<(why: PhoneError) => void>()
  const levels = new Set<(level: number) => void>()
  let begin = () => {}
  let fail = (_: PhoneError) => {}
  const ready = new Promise<void>((resolve, reject) => {
    begin = resolve
    fail = reject
  })
  const nobody = () => fail(new PhoneError('timeout', 'No phone answered in the frame.'))
  const silence = setTimeout(nobody, handshake)

  const methods: HostMethods = {
    hello: (version) => {
      clearTimeout(silence)
      if (version !== frameVersion)
        fail(new PhoneError('refused', `The frame speaks version ${version}, this page ${frameVersion}.`))
      return { version: frameVersion, ...(sent && { options: sent }) }
    },
    snapshot: (state) => {
      dropWaiting()
      takeState(parts, state)
      begin()
    },
    tell: (fact) => parts.follow(fact),
    failed: (reply) => {
      clearTimeout(silence)
      replyOf(() => opened(reply)).then((it) => 'error' in it && fail(errorOf(it)))
    },
    gone: () => {
      dropWaiting()
      lose(parts, there())
    },
    callBack: (name, args) =>
      replyOf(() => {
        const wanted = functions.get(name)
        if (!wanted) throw new PhoneError('refused', 'There is no such function.')
        return wanted(...args)
      }),
    level: (level) => {
      for (const listener of [...levels]) listener(level)
    },
  }

  function dropWaiting() {
    for (const reject of [...waiting]) reject(new PhoneError('refused', 'The frame was loaded anew.'))
  }

  const connection = connect<never>({ messenger, methods: { ...methods } })
  const close = () => {
    clearTimeout(silence)
    connection.destroy()
  }
  const guest = connection.promise as Promise<GuestMethods>
  guest.catch(nobody)
  try {
    await ready
  } catch (error) {
    close()
    throw error
  }
  const remote = await guest

  async function ask(method: Ask, args: readonly unknown[]): Promise<unknown> {
    if (!there()) throw new PhoneError('destroyed', 'The frame was removed.')
    let dropped = (_: PhoneError) => {}
    let timer: ReturnType<typeof setTimeout> | undefined
    const noAnswer = new Promise<never>((_, reject) => {
      dropped = reject
      const limit = asks[method]
      if (limit)
        timer = setTimeout(() => reject(new PhoneError('timeout', 'The frame did not answer.')), limit)
    })
    waiting.add(dropped)
    try {
      return opened(await Promise.race([remote.ask(method, args).catch(notPlain), noAnswer]))
    } finally {
      clearTimeout(timer)
      waiting.delete(dropped)
    }
  }

  return phoneOver({ ask, parts, levels, close, functions, watchLevel: (on) => remote.watchLevel(on) })
}

/** The frame goes. Its phone may come back after a reload and take its calls back; a removed one does not. */
function lose({ store, report }: PhoneStoreParts, there: boolean) {
  report({ type: 'line-changed', line: { phase: 'offline', error: { code: 'connection-lost' } } })
  if (!there) endAll({ store, report }, () => true)
}

/** A new snapshot: calls that the frame no longer has are told as ended first, so that whoever listens hears it. */
function takeState({ store, report, take }: FollowingStoreParts, state: PhoneState) {
  const has = new Set(state.calls.map((call) => call.id))
  endAll({ store, report }, (id) => !has.has(id))
  take(state)
}

function endAll(
  { store, report }: Pick<PhoneStoreParts, 'store' | 'report'>,
  which: (id: string) => boolean,
) {
  for (const call of store.getState().calls)
    if (isLive(call) && which(call.id))
      report({
        type: 'call-ended',
        callId: call.id,
        reason: { kind: 'failed', error: { code: 'call-gone' } },
      })
}

/** What cannot be cloned would be missed only in the middle of the handshake, which would never end then. */
function plain<T>(value: T): T {
  try {
    return structuredClone(value)
  } catch {
    return notPlain()
  }
}

function notPlain(): never {
  throw new PhoneError('bad-options', 'Only plain data goes into a frame.')
}

function errorOf(reply: Extract<Reply, { error: unknown }>): PhoneError {
  return new PhoneError(reply.error.code, reply.error.message)
}

function isOrigin(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    return new URL(value).origin === value
  } catch {
    return false
  }
}
