/** A world in which nothing is left to chance that does not come from the seed: time, tokens, sockets. */

import { UserAgent } from 'sip.js'
import { onTestFinished, vi } from 'vitest'
import type { Socket } from '../../src/sip/transport.ts'
import type { Wire } from '../fakes/wire.ts'
import { type Chance, chanceOf } from './measure.ts'

export interface World {
  readonly chance: Chance
  /** Everything that was thrown where nobody caught it. */
  readonly uncaught: readonly unknown[]
  /** Time goes on, for SIP.js and for phones with the real clock; what falls due runs. */
  readonly pass: (ms: number) => Promise<void>
  /** What all agents of SIP.js still hold: transactions, dialogs, sessions. */
  readonly held: () => readonly string[]
  /** Timers that wait. */
  readonly timers: () => number
}

export function makeWorld(seed: number): World {
  const chance = chanceOf(seed)
  const agents: UserAgent[] = []
  const uncaught: unknown[] = []
  const tokens = chanceOf(seed ^ 0x5eed)
  // SIP.js takes its tokens from here; those of a run must come back with its seed.
  const random = vi.spyOn(Math, 'random').mockImplementation(tokens.next)
  const values = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array) for (let at = 0; at < array.length; at++) array[at] = tokens.below(256)
    return array
  })
  const start = UserAgent.prototype.start
  const started = vi.spyOn(UserAgent.prototype, 'start').mockImplementation(function (this: UserAgent) {
    agents.push(this)
    return start.call(this)
  })
  const note = (error: unknown) => {
    uncaught.push(error)
  }
  process.on('uncaughtException', note)
  process.on('unhandledRejection', note)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  onTestFinished(() => {
    process.off('uncaughtException', note)
    process.off('unhandledRejection', note)
    vi.useRealTimers()
    for (const spy of [random, values, started]) spy.mockRestore()
  })
  return {
    chance,
    uncaught,
    pass: async (ms) => {
      await vi.advanceTimersByTimeAsync(ms)
      await new Promise((resolve) => setImmediate(resolve))
    },
    held: () =>
      agents.flatMap(({ userAgentCore: core, _sessions }) => [
        ...[...core.userAgentClients.keys()].map((key) => `client ${key}`),
        ...[...core.userAgentServers.values()].map(
          ({ message, transaction }) => `server ${message.method} ${transaction.state}`,
        ),
        ...[...core.dialogs.values()].map(({ early }) => (early ? 'early dialog' : 'dialog')),
        ...[...core.subscribers.keys()].map(() => 'subscriber'),
        ...Object.values(_sessions).map(({ state }) => `session ${state}`),
      ]),
    timers: () => vi.getTimerCount(),
  }
}

export interface Tap {
  readonly wire: Wire
  /** The socket in use, as the phone sees it: what is told to it comes from the network. */
  readonly tell: (data: string | ArrayBuffer) => void
  /** What came, oldest first. */
  readonly heard: string[]
  /** While it is frozen nothing passes in either direction; a thaw lets all of it through. */
  freeze(): void
  thaw(): void
  /** The socket goes away under the phone, and what was frozen is lost. */
  cut(): void
}

/** A wire for one phone, on which somebody listens and may interfere. */
export function tapOn(wire: Wire): Tap {
  const heard: string[] = []
  let frozen: (() => void)[] | undefined
  let socket: Socket | undefined
  let inner: Socket | undefined

  const pass = (act: () => void) => {
    if (frozen) frozen.push(act)
    else act()
  }

  function openSocket(url: string): Socket {
    const under = wire.openSocket(url)
    const mine: Socket = {
      onopen: null,
      onclose: null,
      onerror: null,
      onmessage: null,
      send: (text) => pass(() => under.send(text)),
      close: () => {
        under.close()
        frozen = frozen && []
      },
    }
    under.onopen = () => mine.onopen?.()
    under.onclose = (event) => {
      frozen = frozen && []
      mine.onclose?.(event)
    }
    under.onmessage = ({ data }) => {
      pass(() => {
        if (typeof data === 'string') heard.push(data)
        mine.onmessage?.({ data })
      })
    }
    inner = under
    socket = mine
    return mine
  }

  return {
    wire: { ...wire, openSocket },
    heard,
    tell: (data) => socket?.onmessage?.({ data }),
    freeze: () => {
      frozen ??= []
    },
    thaw: () => {
      const late = frozen ?? []
      frozen = undefined
      for (const act of late) act()
    },
    cut: () => {
      inner?.close()
      frozen = frozen && []
      inner?.onclose?.({ code: 1006, reason: '' })
    },
  }
}
