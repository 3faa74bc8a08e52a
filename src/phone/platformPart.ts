/** What becomes of the state by what the platform tells: it comes with the feed, and is not there where there is none. */

import type { CallId } from './call.ts'
import type { PhoneEventOf } from './events.ts'
import { fillGap, tellGap, whatToAsk } from './gaps.ts'
import { attachEvent, detachEvent, retryUnmatched, tellPlatformEvent, withoutLinksTo } from './links.ts'
import type { PhoneState } from './state.ts'

type Told = PhoneEventOf<
  'platform-event' | 'event-attached' | 'event-detached' | 'feed-gap' | 'feed-gap-filled'
>

export interface PlatformPart {
  tell(state: PhoneState, fact: Told): PhoneState
  /** What fitted nowhere may fit now. */
  retry(state: PhoneState): PhoneState
  forget(state: PhoneState, callId: CallId): PhoneState
  readonly whatToAsk: typeof whatToAsk
}

export const platformPart: PlatformPart = {
  tell: (state, fact) => {
    switch (fact.type) {
      case 'platform-event':
        return tellPlatformEvent(state, fact.event)
      case 'event-attached':
        return attachEvent(state, fact.eventId, fact.callId)
      case 'event-detached':
        return detachEvent(state, fact.eventId)
      case 'feed-gap':
        return tellGap(state, fact)
      case 'feed-gap-filled':
        return fillGap(state, fact)
    }
  },
  retry: (state) => (state.unmatched.length ? retryUnmatched(state) : state),
  forget: withoutLinksTo,
  whatToAsk,
}
