/** The methods of a Phone, each asked of the frame. */

import { PhoneError } from '../phone/errors.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { Phone } from '../phone/phone.ts'
import type { PhoneStoreParts } from '../phone/store.ts'
import { type Ask, asks } from './messages.ts'
import { sendOptions } from './optionsOver.ts'

export interface Over {
  readonly ask: (method: Ask, args: readonly unknown[]) => Promise<unknown>
  readonly parts: PhoneStoreParts
  readonly levels: Set<(level: number) => void>
  readonly functions: Map<string, (...args: readonly unknown[]) => unknown>
  readonly watchLevel: (on: boolean) => void
  readonly close: () => void
}

export function phoneOver({ ask, parts, levels, functions, watchLevel, close }: Over): Phone {
  let destroyed = false
  const asked =
    (method: Ask) =>
    async (...args: readonly unknown[]) => {
      if (destroyed) throw new PhoneError('destroyed', 'The phone was destroyed.')
      return ask(method, args)
    }
  const methods = Object.fromEntries((Object.keys(asks) as Ask[]).map((name) => [name, asked(name)]))
  return {
    ...(methods as unknown as Phone),
    store: parts.store,
    on: (type, listener) =>
      parts.onFact((fact) => {
        if (fact.type === type) listener(fact as Parameters<typeof listener>[0])
      }),
    setOptions: async (part: Partial<PhoneOptions>) => {
      await asked('setOptions')(sendOptions(part, functions))
    },
    // These tell nothing, and a page that is gone has no use for them.
    playRingtone: () => void asked('playRingtone')().catch(() => {}),
    prepareCall: () => void asked('prepareCall')().catch(() => {}),
    playKeyTone: (digit) => void asked('playKeyTone')(digit).catch(() => {}),
    watchLevel: (listener) => {
      if (levels.add(listener).size === 1) watchLevel(true)
      return () => {
        if (levels.delete(listener) && !levels.size) watchLevel(false)
      }
    },
    destroy: async () => {
      if (destroyed) return
      // Where the frame is gone already, so is its phone.
      await ask('destroy', []).catch(() => {})
      destroyed = true
      close()
    },
  }
}
