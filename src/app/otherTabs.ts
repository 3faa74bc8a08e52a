/** What the pages of one account tell each other of what each of them has all of in memory: history, and contacts. */

export interface OtherTabs<T> {
  tell(told: T): void
  /** One listener. */
  listen(listener: (told: T) => void): void
  close(): void
}

/** Only pages of this very origin are on the channel. `what`: none for the history, as it was before there were others. */
export function otherTabsOf<T>(account: string, what = ''): OtherTabs<T> {
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
