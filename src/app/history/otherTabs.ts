/** What the pages of one account tell each other of what each of them has all of in memory: history, and contacts. */

import type { CallId } from '../../phone/call.ts'
import type { PastCall } from './past.ts'

export type Told =
  | { readonly type: 'written'; readonly calls: readonly PastCall[] }
  | { readonly type: 'removed'; readonly ids: readonly CallId[] }
  | { readonly type: 'cleared' }
  /** A page that has just come asks who is still in these calls … */
  | { readonly type: 'over?'; readonly ids: readonly CallId[] }
  /** … and a page that is says so. */
  | { readonly type: 'still up'; readonly ids: readonly CallId[] }

/** `T` is what they tell: the history's, unless said otherwise. */
export interface OtherTabs<T = Told> {
  tell(told: T): void
  /** One listener. */
  listen(listener: (told: T) => void): void
  close(): void
}

/** Only pages of this very origin are on the channel. */
export function otherTabsOf<T = Told>(account: string, what = ''): OtherTabs<T> {
  const channel = new BroadcastChannel(`opentact-softphone ${account}${what && ` ${what}`}`)
  return {
    tell: (told) => channel.postMessage(told),
    listen: (listener) => {
      channel.onmessage = ({ data }) => listener(data as T)
    },
    close: () => channel.close(),
  }
}

/** Where a page is alone. */
export const nobodyElse: OtherTabs<never> = { tell: () => {}, listen: () => {}, close: () => {} }
