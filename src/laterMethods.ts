/** The methods of a Phone that `soon.ts` brings: who asks earlier waits for it. */

import { PhoneError } from './phone/errors.ts'
import type { Phone } from './phone/phone.ts'

type LaterMethods = Pick<
  Phone,
  | 'transfer'
  | 'transferTo'
  | 'cancelTransfer'
  | 'acceptTransfer'
  | 'declineTransfer'
  | 'redirect'
  | 'merge'
  | 'split'
>

interface Waiting {
  readonly methods: () => LaterMethods | undefined
  /** Resolves when they are there. */
  readonly need: () => Promise<unknown>
  readonly isDestroyed: () => boolean
}

export function laterMethods({ methods, need, isDestroyed }: Waiting): LaterMethods {
  async function ask<R>(run: (methods: LaterMethods) => Promise<R>): Promise<R> {
    if (isDestroyed()) throw new PhoneError('destroyed', 'The phone was destroyed.')
    if (!methods()) await need()
    const there = methods()
    if (!there) throw new PhoneError('wrong-moment', 'The phone is not ready for this.')
    return run(there)
  }
  return {
    transfer: (id, target) => ask((one) => one.transfer(id, target)),
    transferTo: (id, otherId) => ask((one) => one.transferTo(id, otherId)),
    cancelTransfer: (id) => ask((one) => one.cancelTransfer(id)),
    acceptTransfer: (id) => ask((one) => one.acceptTransfer(id)),
    declineTransfer: (id) => ask((one) => one.declineTransfer(id)),
    redirect: (id, target) => ask((one) => one.redirect(id, target)),
    merge: (ids) => ask((one) => one.merge(ids)),
    split: (id) => ask((one) => one.split(id)),
  }
}
