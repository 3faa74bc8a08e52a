/** Inside the frame: lends the phone that runs here to the page around it. */

import { connect, type Messenger, WindowMessenger } from 'penpal'
import { PhoneError } from '../phone/errors.ts'
import { phoneEventTypes } from '../phone/events.ts'
import { isRecord } from '../phone/optionChecks.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { Phone } from '../phone/phone.ts'
import { createDropped } from './dropped.ts'
import { gated, refuseOldProtocol } from './gate.ts'
import {
  type Ask,
  asks,
  frameVersion,
  type GuestMethods,
  type Hello,
  type HostMethods,
  opened,
  type Reply,
  replyOf,
  type SentOptions,
} from './messages.ts'
import { type TakenOptions, takeOptions } from './optionsOver.ts'

/**
 * `options` are the page's; without them the frame goes by its own. Rejects `bad-options`. The phone that `noted` gives
 * has in its report what came over the port and was dropped.
 */
export type MakePhone = (
  options: Partial<PhoneOptions> | undefined,
  noted: (phone: Phone) => Phone,
) => Promise<Phone>

export interface Guest {
  /** The page around us is told that this document goes. */
  gone(): void
  destroy(): void
}

/** Serves the page around this frame, where its origin is on the list. */
export function serveParent(allowed: readonly string[], makePhone: MakePhone): Promise<Guest> {
  // An empty list would let the own origin in.
  const allowedOrigins = allowed.length ? [...allowed] : ['nobody']
  const dropped = createDropped()
  refuseOldProtocol(dropped.add)
  const messenger = new WindowMessenger({ remoteWindow: window.parent, allowedOrigins })
  return serveFrame(messenger, makePhone, dropped)
}

/**
 * Waits for the page around this frame, makes the phone it wants and serves it. Who may be that page is the
 * messenger's to check: exact origin, and the parent window as source.
 */
export async function serveFrame(
  messenger: Messenger,
  makePhone: MakePhone,
  dropped = createDropped(),
): Promise<Guest> {
  let serving: Serving | undefined
  let level: (() => void) | undefined
  const methods: GuestMethods = {
    ask: (method, args) => replyOf(() => askPhone(serving, method, args)),
    watchLevel: (on) => {
      level?.()
      level = on ? serving?.phone.watchLevel((value) => say(() => host.level(value))) : undefined
    },
  }
  const connection = connect<Bridge<HostMethods>>({
    messenger: gated(messenger, dropped.add),
    methods: bare(methods),
  })
  const host = await connection.promise
  const callBack = async (name: string, args: readonly unknown[]) =>
    opened((await host.callBack(name, args)) as Reply)
  let stops: readonly (() => void)[] = []
  try {
    const hello: Hello = await host.hello(frameVersion)
    serving = await begin(hello, (options) => makePhone(options, dropped.noted), callBack)
    const { phone } = serving
    // Said in the same breath: no fact falls between the snapshot and the first one told. A port keeps the order.
    const told = host.snapshot(phone.store.getState())
    stops = phoneEventTypes.map((type) => phone.on(type, (fact) => say(() => host.tell(fact))))
    await told
  } catch (error) {
    const reply = await replyOf(() => Promise.reject(error))
    say(() => host.failed(reply))
  }
  return {
    gone: () => say(() => host.gone()),
    destroy: () => {
      level?.()
      for (const stop of stops) stop()
      connection.destroy()
    },
  }
}

/** To a page that may have gone, or have hung up: then Penpal throws at once. */
async function say(what: () => unknown): Promise<void> {
  try {
    await what()
  } catch {}
}

interface Serving {
  readonly phone: Phone
  taken: TakenOptions | undefined
  /** What the page sent so far: a part of the options is read together with the rest. */
  sent: SentOptions
  readonly callBack: (name: string, args: readonly unknown[]) => Promise<unknown>
}

async function begin(
  hello: Hello,
  makePhone: (options: Partial<PhoneOptions> | undefined) => Promise<Phone>,
  callBack: Serving['callBack'],
): Promise<Serving> {
  if (hello.version !== frameVersion)
    throw new PhoneError(
      'refused',
      `The frame speaks version ${frameVersion}, the page version ${hello.version}: load both from one release.`,
    )
  const sent = hello.options ?? { data: {}, functions: [] }
  const taken = hello.options && takeOptions(sent, callBack)
  return { phone: await makePhone(taken?.options), taken, sent, callBack }
}

/** Only what the table names can be asked for, whatever comes over the port. */
async function askPhone(serving: Serving | undefined, method: string, args: readonly unknown[]) {
  if (!serving) throw new PhoneError('wrong-moment', 'There is no phone in the frame yet.')
  if (!Object.hasOwn(asks, method)) throw new PhoneError('refused', 'A phone has no such method.')
  const name = method as Ask
  if (name === 'setOptions') return changeOptions(serving, args[0])
  const target = targetOf(serving, name, args)
  if (target !== undefined) await serving.taken?.askAllowed(target)
  return (serving.phone[name] as (...args: readonly unknown[]) => unknown)(...args)
}

/** Whom this would call. */
function targetOf({ phone }: Serving, name: Ask, args: readonly unknown[]): string | undefined {
  if (name === 'call') return args[0] as string
  if (name === 'transfer' || name === 'redirect') return args[1] as string
  if (name !== 'acceptTransfer') return undefined
  return phone.store.getState().calls.find((call) => call.id === args[0])?.referredTo?.address
}

async function changeOptions(serving: Serving, part: unknown) {
  if (!isRecord(part) || !isRecord(part['data']) || !Array.isArray(part['functions']))
    throw new PhoneError('bad-options', 'Options must be an object.')
  const { data, functions } = part as unknown as SentOptions
  const sent = {
    data: { ...serving.sent.data, ...data },
    functions: [...new Set([...serving.sent.functions, ...functions])],
  }
  const taken = takeOptions(sent, serving.callBack)
  const named = new Set([...Object.keys(data), ...functions.map((name) => name.split('.')[0] ?? '')])
  const changed = Object.entries(taken.options).filter(([name]) => named.has(name))
  await serving.phone.setOptions(Object.fromEntries(changed))
  serving.sent = sent
  serving.taken = taken
}

/** Methods without a prototype: a path over the port reaches nothing that is not in the table. */
export function bare<T extends object>(methods: T): Bridge<T> {
  return Object.assign(Object.create(null), methods)
}

// biome-ignore lint/complexity/noBannedTypes: Penpal's own type of methods has an index signature of `Function`.
export type Bridge<T> = T & Record<string, Function>
