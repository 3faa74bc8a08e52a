/** Fulfils the port Audio: joins microphone, speaker, tones and devices. The only way into this folder. */

import { type CallId, isLive } from '../phone/call.ts'
import { PhoneError } from '../phone/errors.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { Audio, Report } from '../phone/ports.ts'
import { regionOf } from '../phone/region.ts'
import type { Soon } from '../phone/soon.ts'
import { initialState, type PhoneState } from '../phone/state.ts'
import { type BrowserParts, browserParts } from './browser.ts'
import { createDeviceList } from './devices.ts'
import { complain, guarded } from './guarded.ts'
import { constraintsFor, createMicrophone } from './microphone.ts'
import { createRinger } from './ringer.ts'
import type * as SoundSoon from './soon.ts'
import { createSoundOutput } from './soundOutput.ts'
import { createSpeaker } from './speaker.ts'
import { createTracks } from './tracks.ts'
import { createVoices } from './voices.ts'

export interface AudioParts {
  readonly report: Report
  /** Read anew at each use: options may change while the phone runs. */
  readonly options: () => Pick<
    PhoneOptions,
    'region' | 'ring' | 'ringtone' | 'ringVolume' | 'audio' | 'memory'
  >
  /** The clock of the facts, ms since 1970. */
  readonly now: () => number
  /**
   * This call sends another track from now on: another microphone was chosen, or the old one pulled out. Without a
   * listener a choice takes effect with the next call.
   */
  readonly onTrackReplaced?: (id: string, track: MediaStreamTrack) => void
  readonly soon: Soon<typeof SoundSoon>
  readonly browser?: BrowserParts
}

export function createAudio(parts: AudioParts): Audio {
  const { report, options, now, onTrackReplaced, soon, browser = browserParts() } = parts
  let state: PhoneState = initialState
  let destroyed = false
  /** What of the sound comes after the phone, and the microphone that was opened before it. */
  let more: ReturnType<typeof SoundSoon.createMoreSound> | undefined
  let opened: MediaStreamTrack | undefined
  const meters = new Set<() => void>()

  const tellSound = () => {
    list.setSound(output.isLocked || speaker.isLocked ? 'locked' : 'on')
    // What was due when the sound was locked may be over by now.
    playDue()
  }
  const output = createSoundOutput(browser, tellSound)
  const voices = createVoices(browser.streamOf)
  // What cannot be listened to yet is heard as it comes.
  const speaks = (id: CallId) => more?.early.speaks(id) ?? true
  const speaker = createSpeaker(browser, speaks, tellSound)
  const list = createDeviceList({
    browser,
    report,
    memory: () => options().memory,
    plugged: () => {
      moveSound().catch(complain)
      if (tracks.isReplacing) return
      if (tracks.isCutOff || list.isMicrophoneBack) tracks.replace().catch(complain)
    },
  })
  const microphone = createMicrophone({
    browser,
    constraints: () => constraintsFor(options().audio, list.devices.microphone),
    opened: (track) => {
      list.opened(track)
      opened = track
      guarded(() => more?.ownVoice.microphoneOpened(track))
    },
    released: list.released,
    refused: list.refused,
    lost: () => {
      list.released()
      void list.refresh()
      tracks.replace().catch(complain)
    },
  })
  const tracks = createTracks(
    microphone,
    onTrackReplaced &&
      ((id, track) => (more ? more.mixer.microphoneChanged(id, track) : onTrackReplaced(id, track))),
  )
  const ringer = createRinger(options)
  soon.use(({ createMoreSound }) => {
    if (destroyed) return
    more = createMoreSound({
      ...{ browser, output, list, microphone, tracks, voices, now },
      region: () => options().region ?? regionOf(browser.language),
      ring: () => ringer.ring,
      send: (id, track) => onTrackReplaced?.(id, track),
      began: () => {
        speaker.follow(state.calls)
        playDue()
      },
    })
    more.early.follow(state.calls)
    speaker.follow(state.calls)
    if (opened) more.ownVoice.microphoneOpened(opened)
    more.ownVoice.follow(state.calls)
    more.mixer.follow(state.calls)
    playDue()
  })

  function playDue(): void {
    if (!more) return
    const ring = options().ring ?? true
    const due = destroyed ? undefined : more.soundFor(state.calls, now(), { ring, speaks })
    more.player.play(due)
  }

  /** Whether sound is locked must be known before the first call rings, not by its silence. */
  function checkSound(): void {
    const hasGesture = browser.hasBeenActive()
    if (state.line.phase === 'online' && !output.isOpen && hasGesture !== true) output.open()
    // The click that answered a call is as good as any.
    if (hasGesture && (output.isLocked || speaker.isLocked)) void wake()
  }

  async function wake(): Promise<void> {
    playDue()
    // Both begin before the first await: a gesture does not outlive it.
    await Promise.all([output.wake(), speaker.retry()])
  }

  async function moveSound(): Promise<void> {
    more?.player.move()
    await speaker.sendTo(list.present('speaker'))
  }

  function stillThere(): void {
    if (destroyed) throw new PhoneError('destroyed', 'The phone is gone')
  }

  return {
    follow: (next) => {
      if (destroyed) return
      const before = state
      state = next
      guarded(checkSound)
      list.setRing(ringer.ring)
      // Not the calls, but the options may have changed.
      if (next.calls === before.calls) return guarded(playDue)
      if (next.calls.some(isLive)) more?.loopBack.stop()
      guarded(() => voices.follow(next.calls))
      guarded(() => more?.early.follow(next.calls))
      guarded(() => tracks.follow(next.calls))
      guarded(() => more?.ownVoice.follow(next.calls))
      guarded(() => more?.mixer.follow(next.calls))
      guarded(() => speaker.follow(next.calls))
      guarded(playDue)
    },
    trackFor: async (id) => {
      stillThere()
      const track = await tracks.trackFor(id)
      return more?.mixer.outgoing(id, track) ?? track
    },
    heard: (id, stream) => {
      if (destroyed) return
      const isNew = voices.heard(id, stream)
      if (isNew) guarded(() => more?.early.follow(state.calls))
      speaker.heard(id, stream)
      if (!isNew) return
      guarded(() => more?.mixer.follow(state.calls))
      guarded(playDue)
    },
    playKeyTone: (digit) => {
      if (!destroyed) guarded(() => more?.player.key(digit))
    },
    chooseRing: (part) => {
      stillThere()
      ringer.choose(part)
      list.setRing(ringer.ring)
      guarded(playDue)
    },
    playRing: () => {
      if (!destroyed) guarded(() => more?.player.sample())
    },
    watchLevel: (listener) => {
      stillThere()
      const stops: (() => void)[] = []
      const stop = () => {
        meters.delete(stop)
        for (const one of stops.splice(0)) one()
      }
      meters.add(stop)
      const watch = () => {
        if (meters.has(stop) && more) stops.push(more.ownVoice.watch(listener), tracks.keepOpen())
      }
      if (more) watch()
      // Where it does not come there is no level to be seen.
      else soon.need().then(watch, complain)
      return stop
    },
    testSound: async () => {
      stillThere()
      if (state.calls.some(isLive)) throw new PhoneError('wrong-moment', 'There is a call.')
      if (!more) {
        // Inside the press that asked for it.
        const woken = output.wake()
        await soon.need()
        await woken
      }
      await more?.loopBack.start()
    },
    allowMicrophone: async () => {
      stillThere()
      await tracks.allow()
    },
    unlock: async () => {
      stillThere()
      await wake()
    },
    select: async (kind, deviceId) => {
      stillThere()
      const before = list.devices[kind] ?? ''
      list.choose(kind, deviceId)
      if (before === (list.devices[kind] ?? '')) return
      try {
        await (kind === 'microphone' ? tracks.replace() : moveSound())
      } catch (cause) {
        list.choose(kind, before)
        throw new PhoneError('refused', `The browser does not give us this ${kind}`, { cause })
      }
    },
    destroy: async () => {
      if (destroyed) return
      destroyed = true
      list.stop()
      for (const stop of [...meters]) stop()
      more?.loopBack.stop()
      more?.early.follow([])
      tracks.follow([])
      more?.ownVoice.follow([])
      more?.mixer.follow([])
      speaker.follow([])
      playDue()
      await output.close()
    },
  }
}
