/** Joins the parts into a Phone: the methods, and who asks whom. The only file that knows them all. */

import { browserParts, type PhoneParts } from './browserParts.ts'
import { createJournal } from './diagnostics/journal.ts'
import { makeReport, tellingStats } from './diagnostics/report.ts'
import { laterMethods } from './laterMethods.ts'
import type { createMorePhone } from './morePhone.ts'
import { allowed, type CallAction, hasTheLine } from './phone/allowed.ts'
import { type Call, type CallId, isLive } from './phone/call.ts'
import { PhoneError } from './phone/errors.ts'
import { readHeaders } from './phone/headers.ts'
import { type PhoneOptions, readOptions } from './phone/options.ts'
import type { Phone } from './phone/phone.ts'
import { callOf } from './phone/state.ts'
import { createLearningStore, tidy, whenOnline } from './phone/storeOf.ts'
import { checkAllowed, readDialled, readTarget, type Target } from './phone/target.ts'
import { createPlatform } from './platform.ts'
import { createPostDial } from './postDial.ts'
import { headsetSoon, qualitySoon } from './soonParts.ts'
import { soundControls } from './soundControls.ts'

/** @internal For a page of ours, which fetches it ahead. */
export { bringSoon } from './browserParts.ts'

/**
 * Makes a phone for one SIP user. It stays offline until `connect()`.
 * @throws PhoneError `bad-options`, naming the option and the reason.
 */
export function createPhone(options: PhoneOptions): Phone {
  return joinPhone(options, browserParts())
}

/** @internal As `createPhone`, with parts of the caller’s own. */
export function joinPhone(options: PhoneOptions, parts: PhoneParts): Phone {
  let given = options
  let settings = readOptions(given)
  let destroyed = false
  let more: ReturnType<typeof createMorePhone> | undefined
  const phoneStore = createLearningStore(parts.clock.now, () => settings.nameFor)
  const { store, report, onFact } = phoneStore
  const soon = parts.makeSoon(report)
  const audio = parts.makeAudio({
    report,
    soon,
    options: () => settings,
    onTrackReplaced: (id, track) => signalling.replaceTrack(id, track),
  })
  const headset = headsetSoon(soon, { report, pressed: (key) => !destroyed && more?.pressed(key) })
  // By subscription, not by fact: a call must be known to audio before signalling asks for its track.
  const stopFollowing = store.subscribe((state) => {
    audio.follow(state)
    headset.follow(state)
    if (state.line.phase === 'online') soon.want()
  })
  const signalling = parts.makeSignalling(() => settings, soon, {
    report,
    admit: (invite, replaced) => more?.admit(invite, replaced) ?? { refuse: 480 },
    callOf: (id) => callOf(store.getState(), id),
    trackFor: audio.trackFor,
    heard: audio.heard,
    mayOpenMicrophone: () => store.getState().devices.access === 'granted',
    refer: (id, to) => more?.refer(id, to) ?? false,
    takeOver: (id, replaced) => more?.takeOver(id, replaced),
  })
  const feed = parts.makeFeed(() => settings, report, phoneStore.learn)
  const rest = parts.makeRest(() => settings, report, feed.clockAhead)
  const platform = createPlatform({ ...phoneStore, feed, rest, isDestroyed: () => destroyed })
  const stopLeaving = parts.network.onLeaving(() => {
    if (settings.onLeave === 'recover' && settings.memory) return signalling.keepCalls()
    for (const call of store.getState().calls) if (isLive(call)) end(call)
  })
  const journal = createJournal(phoneStore.reduce)
  const quality = qualitySoon(soon, {
    clock: parts.clock,
    state: store.getState,
    report,
    stats: (id) => signalling.stats(id),
  })
  soon.use(({ createMorePhone }) => {
    more = createMorePhone({
      ...{ the, dialable, add: addOutgoing, live, signalling, report, store, onFact },
      ...{ clock: parts.clock, token: parts.token },
      phone: () => phone,
      makeRoomFor,
      settings: () => settings,
      isDestroyed: () => destroyed,
    })
  })
  const sendWhenAnswered = createPostDial({ onFact, signalling })
  const stopWatching = onFact((fact) => {
    journal.add(fact)
    if (fact.type === 'call-ended' || fact.type === 'call-added') tidy(store, report)
    if (fact.type === 'call-connected') quality.look()
  })

  function live() {
    return store.getState().calls.filter((call) => call.state.phase !== 'ended')
  }

  function the(id: CallId, action: CallAction): Call {
    if (destroyed) throw new PhoneError('destroyed', 'The phone was destroyed.')
    const call = callOf(store.getState(), id)
    if (!call) throw new PhoneError('wrong-moment', 'There is no such call.')
    if (!allowed(call, action))
      throw new PhoneError('wrong-moment', `A call that is ${call.state.phase} cannot ${action}.`)
    return call
  }

  function end(call: Call) {
    report({ type: 'call-asked', callId: call.id, asking: 'hang-up' })
    signalling.hangUp(call.id)
  }

  /** One voice at a time: whoever else is on the line is put on hold, without waiting for them to agree. */
  function makeRoomFor(id: CallId | undefined, others: 'hold' | 'end') {
    for (const other of more?.othersThan(id) ?? live().filter((call) => call.id !== id)) {
      if (others === 'end' && other.state.phase === 'connected') end(other)
      else if (hasTheLine(other)) signalling.hold(other.id).catch(() => {})
    }
  }

  function dialable(typed: string): Target {
    const target = readTarget(typed, settings.domain)
    checkAllowed(target, settings)
    return target
  }

  function addOutgoing(target: Target, headers: Readonly<Record<string, string>> = {}): CallId {
    if (store.getState().line.phase !== 'online')
      throw new PhoneError('wrong-moment', 'The phone is not online.')
    if (live().length >= settings.maxCalls)
      throw new PhoneError('too-many-calls', `No room for another call: maxCalls is ${settings.maxCalls}.`)
    makeRoomFor(undefined, 'hold')
    const callId = parts.token(8)
    const { user, address } = target
    report({ type: 'call-added', callId, direction: 'outgoing', party: { user, address }, to: user, headers })
    return callId
  }

  const phone: Phone = {
    store,
    on: (type, listener) =>
      onFact((fact) => {
        if (fact.type === type) listener(fact as Parameters<typeof listener>[0])
      }),
    connect: async () => {
      if (destroyed) throw new PhoneError('destroyed', 'The phone was destroyed.')
      platform.connect()
      signalling.connect()
      await whenOnline(store)
    },
    disconnect: async () => {
      platform.disconnect()
      await signalling.disconnect()
    },
    setOptions: async (part) => {
      if (destroyed) throw new PhoneError('destroyed', 'The phone was destroyed.')
      const changed = { ...given, ...part }
      settings = readOptions(changed)
      given = changed
      audio.follow(store.getState())
    },
    prepareCall: () => {
      if (!destroyed && store.getState().line.phase === 'online') signalling.prepare()
    },
    call: async (typed, more) => {
      if (destroyed) throw new PhoneError('destroyed', 'The phone was destroyed.')
      const dialled = readDialled(typed)
      const target = dialable(dialled.target)
      const headers = readHeaders(more?.headers ?? {})
      const callId = addOutgoing(target, headers)
      signalling.call(callId, target, headers)
      sendWhenAnswered(callId, dialled.digits)
      return callId
    },
    ...laterMethods({
      methods: () => more?.methods,
      need: soon.need,
      isDestroyed: () => destroyed,
    }),
    answer: async (id, more) => {
      the(id, 'answer')
      makeRoomFor(id, more?.others ?? 'hold')
      report({ type: 'call-asked', callId: id, asking: 'answer' })
      signalling.answer(id)
    },
    hangUp: async (id) => end(the(id, 'hang-up')),
    decline: async (id) => {
      the(id, 'decline')
      report({ type: 'call-asked', callId: id, asking: 'hang-up' })
      signalling.decline(id)
    },
    hold: async (id) => {
      the(id, 'hold')
      await signalling.hold(id)
    },
    resume: async (id) => {
      the(id, 'resume')
      makeRoomFor(id, 'hold')
      await signalling.resume(id)
    },
    mute: async (id) => {
      the(id, 'mute')
      report({ type: 'call-muted', callId: id })
    },
    unmute: async (id) => {
      the(id, 'unmute')
      report({ type: 'call-unmuted', callId: id })
    },
    sendDigits: async (id, digits) => {
      if (typeof digits !== 'string' || !/^[0-9*#A-D,]{1,256}$/i.test(digits))
        throw new PhoneError('bad-target', 'Digits are 0-9 * # A-D and , for a pause, 256 at most.')
      the(id, 'send-digits')
      signalling.sendDigits(id, digits)
    },
    ...soundControls(audio, headset),
    ...platform.methods,
    dismiss: async (id) => {
      the(id, 'dismiss')
      report({ type: 'call-removed', callId: id })
    },
    report: async () => {
      const media: Record<CallId, Record<string, unknown>[]> = {}
      for (const { id } of live())
        media[id] = tellingStats((await signalling.stats(id).catch(() => undefined)) ?? [])
      const { versions } = parts
      const state = store.getState()
      return makeReport({ at: parts.clock.now(), versions, state, journal, trace: signalling.trace(), media })
    },
    destroy: async () => {
      if (destroyed) return
      destroyed = true
      stopLeaving()
      stopWatching()
      quality.stop()
      platform.disconnect()
      await signalling.destroy()
      stopFollowing()
      await Promise.all([audio.destroy(), headset.destroy()])
      soon.stop()
      parts.letGo?.()
    },
  }
  return phone
}
