/** What the browser tells about the network and about having slept. In Node there is nothing to tell. */

export interface Network {
  readonly isOnline: () => boolean
  /** Calls back when trying at once is worth it: network back, page shown again, woken from sleep. */
  readonly onBack: (listener: () => void) => () => void
  /** Calls back when the page goes away: closed, reloaded or left, which cannot be told apart. */
  readonly onLeaving: (listener: () => void) => () => void
}

const sleptMs = 3000
const beatMs = 1000

export function browserNetwork(): Network {
  return {
    // A browser that says "offline" is right; one that says "online" may be wrong.
    isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
    onLeaving: (listener) => {
      if (typeof window === 'undefined') return () => {}
      window.addEventListener('pagehide', listener)
      return () => window.removeEventListener('pagehide', listener)
    },
    onBack: (listener) => {
      if (typeof window === 'undefined') return () => {}
      const shown = () => {
        if (document.visibilityState === 'visible') listener()
      }
      // A timer that fires late means the machine slept: sockets are dead long before the browser notices.
      let last = Date.now()
      const beat = setInterval(() => {
        const now = Date.now()
        if (now - last > beatMs + sleptMs) listener()
        last = now
      }, beatMs)
      window.addEventListener('online', listener)
      window.addEventListener('pageshow', listener)
      document.addEventListener('visibilitychange', shown)
      return () => {
        clearInterval(beat)
        window.removeEventListener('online', listener)
        window.removeEventListener('pageshow', listener)
        document.removeEventListener('visibilitychange', shown)
      }
    },
  }
}
