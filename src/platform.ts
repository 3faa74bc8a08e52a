/** The platform beside SIP, as a Phone offers it: its feed, its REST, and which event is about which call. */

import { named } from './phone/directory.ts'
import { PhoneError } from './phone/errors.ts'
import type { Phone } from './phone/phone.ts'
import type { PlatformPart } from './phone/platformPart.ts'
import type { Feed, Report, Rest } from './phone/ports.ts'
import { callOf } from './phone/state.ts'
import type { PhoneStore, PhoneStoreParts } from './phone/store.ts'

export interface PlatformParts {
  readonly feed: Feed
  readonly rest: Rest
  readonly store: PhoneStore
  readonly report: Report
  readonly onFact: PhoneStoreParts['onFact']
  readonly isDestroyed: () => boolean
  /** As soon as a feed is there. */
  readonly part: () => PlatformPart | undefined
}

export interface Platform {
  connect(): void
  disconnect(): void
  readonly methods: Pick<Phone, 'attach' | 'detach' | 'searchCalls'>
}

export function createPlatform(parts: PlatformParts): Platform {
  const { feed, rest, store, report, onFact } = parts
  let stopWatching = () => {}

  function stillThere() {
    if (parts.isDestroyed()) throw new PhoneError('destroyed', 'The phone was destroyed.')
  }

  function watch() {
    stopWatching()
    stopWatching = onFact((fact) => {
      if (fact.type !== 'feed-gap') return
      const { from, to } = fact
      const ask = parts.part()?.whatToAsk(store.getState(), from, to)
      if (ask) rest.fillGap({ from, to, ...ask })
    })
  }

  return {
    connect: () => {
      watch()
      feed.connect()
      rest.connect()
    },
    disconnect: () => {
      stopWatching()
      feed.disconnect()
      rest.disconnect()
    },
    methods: {
      attach: async (eventId, callId) => {
        stillThere()
        if (!callOf(store.getState(), callId)) throw new PhoneError('wrong-moment', 'There is no such call.')
        report({ type: 'event-attached', eventId, callId })
      },
      detach: async (eventId) => {
        stillThere()
        report({ type: 'event-detached', eventId })
      },
      searchCalls: async (ask) => {
        stillThere()
        const found = await rest.search(ask)
        const text = (ask.text ?? '').trim().toLowerCase()
        const { directory } = store.getState()
        const calls = found.calls
          .map((call) => ({ ...call, party: named(directory, call.party) }))
          .filter(({ party }) => `${party.name ?? ''}\n${party.user}`.toLowerCase().includes(text))
        return { ...found, calls }
      },
    },
  }
}
