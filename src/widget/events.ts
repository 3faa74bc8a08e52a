/** The elements' DOM events, for those who write TypeScript: the facts of the same names, and two of their own. */

import type { PhoneEventOf } from '../phone/events.ts'

/** The facts that a page hears of as events of the same name; the rest is heard by `phone.on`. */
type Told =
  | 'line-changed'
  | 'call-added'
  | 'call-ringing'
  | 'call-connected'
  | 'call-held'
  | 'call-resumed'
  | 'call-muted'
  | 'call-unmuted'
  | 'call-transferred'
  | 'call-ended'
  | 'call-removed'

export type ElementEvents = { [N in Told]: CustomEvent<PhoneEventOf<N>> } & {
  /** The `phone` property is there, or is another one. */
  ready: CustomEvent<{ readonly user: string; readonly domain: string }>
  /** A call is about to leave; `preventDefault()` keeps it from it. */
  'before-call': CustomEvent<{ readonly target: string }>
}
