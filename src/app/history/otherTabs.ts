/** What the pages of one account tell each other of their histories, each of which has all of it in memory. */

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

export interface OtherTabs {
  tell(told: Told): void
  /** One listener. */
  listen(listener: (told: Told) => void): void
  close(): void
}

/** Only pages of this very origin are on the channel. */
export function otherTabsOf(account: string): OtherTabs {
  const channel = new BroadcastChannel(`opentact-softphone ${account}`)
  return {
    tell: (told) => channel.postMessage(told),
    listen: (listener) => {
      channel.onmessage = ({ data }) => listener(data as Told)
    },
    close: () => channel.close(),
  }
}

/** Where a page is alone. */
export const nobodyElse: OtherTabs = { tell: () => {}, listen: () => {}, close: () => {} }
