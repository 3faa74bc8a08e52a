/** A Phone over the real store and reducer, driven by facts; what is asked of it is written down. */

import type { PhoneEvent, PhoneFact } from '../../src/phone/events.ts'
import type { Phone } from '../../src/phone/phone.ts'
import { createPhoneStore } from '../../src/phone/store.ts'

export interface FakePhone {
  readonly phone: Phone
  readonly report: (fact: PhoneFact) => void
  /** Every method called, with its arguments. */
  readonly asked: (readonly [method: string, ...given: unknown[]])[]
  /** The next call of this method is turned down with this error. */
  readonly refuse: (method: keyof Phone, error: unknown) => void
}

export function createFakePhone(now: () => number = () => Date.now()): FakePhone {
  const { store, report, onFact } = createPhoneStore(now)
  const asked: FakePhone['asked'] = []
  const refusals = new Map<string, unknown>()
  let count = 0

  const ask =
    (method: keyof Phone) =>
    (...given: unknown[]): Promise<void> => {
      asked.push([method, ...given])
      if (!refusals.has(method)) return Promise.resolve()
      const error = refusals.get(method)
      refusals.delete(method)
      return Promise.reject(error)
    }

  const phone: Phone = {
    store,
    on: (type, listener) =>
      onFact((fact: PhoneEvent) => {
        if (fact.type === type) listener(fact as Parameters<typeof listener>[0])
      }),
    connect: ask('connect'),
    disconnect: ask('disconnect'),
    setOptions: ask('setOptions'),
    // Said at every touch of a button; nothing that anybody hears of.
    prepareCall: () => {},
    call: async (...given) => {
      await ask('call')(...given)
      return `call-${++count}`
    },
    answer: ask('answer'),
    hangUp: ask('hangUp'),
    decline: ask('decline'),
    transfer: async (...given) => {
      await ask('transfer')(...given)
      return { outcome: 'done' }
    },
    transferTo: async (...given) => {
      await ask('transferTo')(...given)
      return { outcome: 'done' }
    },
    cancelTransfer: ask('cancelTransfer'),
    acceptTransfer: async (...given) => {
      await ask('acceptTransfer')(...given)
      return `call-${++count}`
    },
    declineTransfer: ask('declineTransfer'),
    redirect: ask('redirect'),
    hold: ask('hold'),
    resume: ask('resume'),
    mute: ask('mute'),
    unmute: ask('unmute'),
    sendDigits: ask('sendDigits'),
    playKeyTone: (digit) => void ask('playKeyTone')(digit),
    watchLevel: (listener) => {
      void ask('watchLevel')(listener)
      return () => undefined
    },
    merge: ask('merge'),
    split: ask('split'),
    selectMicrophone: ask('selectMicrophone'),
    selectSpeaker: ask('selectSpeaker'),
    selectRinger: ask('selectRinger'),
    selectRingtone: ask('selectRingtone'),
    setRingVolume: ask('setRingVolume'),
    connectHeadset: ask('connectHeadset'),
    playRingtone: () => void ask('playRingtone')(),
    testSound: ask('testSound'),
    allowMicrophone: ask('allowMicrophone'),
    unlockSound: ask('unlockSound'),
    attach: ask('attach'),
    detach: ask('detach'),
    searchCalls: async (given) => {
      await ask('searchCalls')(given)
      return { calls: [] }
    },
    dismiss: ask('dismiss'),
    report: async () => {
      await ask('report')()
      const { line, feed, devices, calls } = store.getState()
      return { at: now(), versions: {}, line, feed, devices, calls, journal: [], trace: [], media: {} }
    },
    destroy: ask('destroy'),
  }
  return {
    phone,
    report,
    asked,
    refuse: (method, error) => {
      refusals.set(method, error)
    },
  }
}
