/** Options across the frame: what is data goes over, what is a function is called back. */

import { isRecord } from '../phone/optionChecks.ts'
import type { Memory, PhoneOptions } from '../phone/options.ts'
import { allowedByDefault, readDialled, readTarget } from '../phone/target.ts'
import type { SentOptions } from './messages.ts'

type Callable = (...args: readonly unknown[]) => unknown

/** The page's half: takes options apart, and keeps the functions at hand by name. */
export function sendOptions(given: Partial<PhoneOptions>, kept: Map<string, Callable>): SentOptions {
  const options = given ?? {}
  const functions: string[] = []
  const data: Record<string, unknown> = {}
  const keep = (name: string, value: Callable) => {
    kept.set(name, (...args) => value(...args.map(withOwnSignal)))
    functions.push(name)
  }
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === 'function') keep(name, value as Callable)
    else if (!isRecord(value)) data[name] = value
    else {
      const inner: Record<string, unknown> = {}
      for (const [key, one] of Object.entries(value)) {
        if (typeof one === 'function') keep(`${name}.${key}`, (one as Callable).bind(value))
        else inner[key] = one
      }
      data[name] = inner
    }
  }
  const { memory } = options
  // `load` must answer at once, and nothing over a port does: what it would say goes along.
  if (functions.includes('memory.load')) data['memory'] = { text: textIn(memory) }
  return { data, functions }
}

/** A storage that cannot be read remembers nothing. */
function textIn(memory: Memory | undefined): string | null {
  try {
    return memory?.load() ?? null
  } catch {
    return null
  }
}

export interface TakenOptions {
  readonly options: Partial<PhoneOptions>
  /** Asks the page whether a target may be called, before the phone asks for it. */
  readonly askAllowed: (target: string) => Promise<void>
}

/** The frame's half: puts them together again. */
export function takeOptions(
  { data, functions }: SentOptions,
  callBack: (name: string, args: readonly unknown[]) => Promise<unknown>,
): TakenOptions {
  const options: Record<string, unknown> = { ...data }
  for (const name of functions) {
    const [outer = '', inner] = name.split('.')
    const back = (...args: readonly unknown[]) => callBack(name, args.map(withoutSignal))
    if (inner === undefined) options[outer] = back
    else if (outer !== 'memory') options[outer] = { ...(options[outer] as object), [inner]: back }
  }
  if (isMemory(functions)) options['memory'] = memoryOver(options['memory'], callBack)
  if (!functions.includes('allow'))
    return { options: options as Partial<PhoneOptions>, askAllowed: async () => {} }
  const domain = String(data['domain'] ?? '')
  const answers = new Map<string, boolean>()
  // `allow` must answer at once, too. What nobody was asked about (whom a REFER names) goes by the usual rule, and
  // the page is asked before the person's yes to it dials.
  options['allow'] = (target: string) =>
    answers.get(target) ?? allowedByDefault(readTarget(target, domain), domain)
  return {
    options: options as Partial<PhoneOptions>,
    askAllowed: async (target) => {
      const { address } = readTarget(readDialled(target).target, domain)
      // Where the page fails to answer, the answer is no.
      answers.set(address, (await callBack('allow', [address]).catch(() => false)) === true)
    },
  }
}

/** Half of one goes on as it came, for the phone to refuse. */
const isMemory = (functions: readonly string[]) =>
  functions.includes('memory.load') && functions.includes('memory.save')

function memoryOver(given: unknown, callBack: (name: string, args: readonly unknown[]) => Promise<unknown>) {
  let text = isRecord(given) && typeof given['text'] === 'string' ? given['text'] : null
  return {
    load: () => text,
    save: (next: string | null) => {
      text = next
      // Where the page cannot keep it, a reload forgets the call, as without a memory.
      callBack('memory.save', [next]).catch(() => {})
    },
  }
}

/** The page's functions are written for a phone that runs there, and may look at the signal; this one never fires. */
function withOwnSignal(arg: unknown): unknown {
  return isRecord(arg) && 'reason' in arg ? { ...arg, signal: new AbortController().signal } : arg
}

/** An AbortSignal cannot be cloned (HTML §2.7); the asker's own limit ends the wait. */
function withoutSignal(arg: unknown): unknown {
  if (!isRecord(arg)) return arg
  const { signal: _, ...rest } = arg
  return rest
}
