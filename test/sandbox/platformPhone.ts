/** A phone whose feed and REST are the real ones, over real sockets; its calls are told to it, as SIP would. */

import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { joinPhone } from '../../src/createPhone.ts'
import { createFeed, type FeedSocket } from '../../src/feed/createFeed.ts'
import { createRest } from '../../src/feed/createRest.ts'
import type { PhoneFact } from '../../src/phone/events.ts'
import type { PhoneOptions } from '../../src/phone/options.ts'
import { platformPart } from '../../src/phone/platformPart.ts'
import type { Audio, Report, Signalling } from '../../src/phone/ports.ts'
import { entriesOf } from '../../src/phone/timeline.ts'
import { sandboxDomain } from '../../src/sandbox/accounts.ts'
import * as soon from '../../src/soon.ts'
import { realClock } from '../fakes/phones.ts'
import { here } from '../fakes/soon.ts'

export async function platformPhone(
  user: string,
  options: Pick<PhoneOptions, 'feed' | 'rest'>,
  origin?: string,
) {
  const network = { isOnline: () => true, onBack: () => () => {}, onLeaving: () => () => {} }
  const shared = { clock: realClock, random: () => 0 }
  let tell: Report = () => {}
  const phone = joinPhone(
    { server: 'wss://sip.test', domain: sandboxDomain, user, credentials: { password: 'x' }, ...options },
    {
      ...shared,
      network,
      token: (bytes) => 'a'.repeat(bytes * 2),
      versions: {},
      makeAudio: () => ({ follow: () => {}, destroy: async () => {} }) as unknown as Audio,
      makeSoon: () =>
        here({
          ...soon,
          createHeadset: () => ({ follow: () => {}, connect: async () => {}, destroy: async () => {} }),
        }),
      makeSignalling: (_settings, _soon, host) => {
        tell = host.report
        return {
          connect: () => host.report({ type: 'line-changed', line: { phase: 'online', registered: true } }),
          stats: async () => undefined,
          trace: () => [],
          destroy: async () => {},
        } as unknown as Signalling
      },
      makeFeed: (settings, report, learn) => {
        learn(platformPart)
        return createFeed({
          ...shared,
          options: () => settings().feed,
          self: settings,
          report,
          network,
          openSocket: (url) =>
            new WebSocket(url, origin === undefined ? {} : { origin }) as unknown as FeedSocket,
        })
      },
      makeRest: (settings, report, clockAhead) =>
        createRest({
          ...shared,
          options: () => settings().rest,
          self: settings,
          report,
          clockAhead,
          mediaHosts: () => [],
          fetch: (url, more) => fetch(url, more),
        }),
    },
  )
  onTestFinished(() => phone.destroy())
  await phone.connect()
  return {
    phone,
    tell: (fact: PhoneFact) => tell(fact),
    feed: () => phone.store.getState().feed,
    entries: (callId: string) =>
      entriesOf(phone.store.getState().timelines[callId] ?? { length: 0, dropped: 0, chunks: [] }),
    /** The platform's part of a call's story: direction and state of each leg. */
    story: (callId: string) =>
      entriesOf(phone.store.getState().timelines[callId] ?? { length: 0, dropped: 0, chunks: [] }).flatMap(
        (one) =>
          one.source === 'platform' && one.event.leg
            ? [`${one.event.leg.direction} ${one.event.leg.state}`]
            : [],
      ),
  }
}

/** A call between alice and bob, as bob's phone tells of it. */
export const callToBob = (callId = 'a'): PhoneFact => ({
  type: 'call-added',
  callId,
  direction: 'incoming',
  party: { user: 'alice', address: `sip:alice@${sandboxDomain}` },
  to: 'bob',
  headers: {},
})
