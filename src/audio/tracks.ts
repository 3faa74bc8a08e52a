/** What each call sends: a clone of the one microphone, silent until the state says the far side hears us. */

import { type Call, type CallId, heardBy, isLive } from '../phone/call.ts'
import { PhoneError } from '../phone/errors.ts'
import type { Microphone } from './microphone.ts'

export interface Tracks {
  trackFor(id: CallId): Promise<MediaStreamTrack>
  /** The track of this call, where it has one already. */
  current(id: CallId): MediaStreamTrack | undefined
  follow(calls: readonly Call[]): void
  /** Opens the microphone and lets go of it again, unless a call has it. */
  allow(): Promise<void>
  /** Keeps the microphone open without a call, until stopped. */
  keepOpen(): () => void
  /** Whether another microphone is on its way. */
  readonly isReplacing: boolean
  /** Whether a call has lost its microphone. */
  readonly isCutOff: boolean
  /** Opens the microphone anew and gives each call a new clone. */
  replace(): Promise<void>
}

export function createTracks(
  microphone: Microphone,
  replaced?: (id: CallId, track: MediaStreamTrack) => void,
): Tracks {
  const tracks = new Map<CallId, MediaStreamTrack>()
  const asked = new Map<CallId, Promise<MediaStreamTrack>>()
  let keepers = 0
  let replacing = 0
  let live: ReadonlySet<CallId> = new Set()
  let heard: ReadonlySet<CallId> = new Set()

  function follow(calls: readonly Call[]): void {
    live = new Set(calls.filter(isLive).map((call) => call.id))
    heard = new Set(heardBy(calls).map((call) => call.id))
    for (const [id, track] of tracks) {
      if (live.has(id)) {
        track.enabled = heard.has(id)
      } else {
        track.stop()
        tracks.delete(id)
      }
    }
    releaseWhenUnused()
  }

  function trackFor(id: CallId): Promise<MediaStreamTrack> {
    const has = tracks.get(id)
    if (has?.readyState === 'live') return Promise.resolve(has)
    const waiting = asked.get(id)
    if (waiting) return waiting
    const asking = cloneFor(id).finally(() => {
      asked.delete(id)
      releaseWhenUnused()
    })
    asked.set(id, asking)
    return asking
  }

  async function cloneFor(id: CallId): Promise<MediaStreamTrack> {
    if (!live.has(id)) throw isOver(id)
    let source = await microphone.open()
    // Another microphone may have been chosen meanwhile.
    if (source.readyState === 'ended') source = await microphone.open()
    // The person may have hung up while the browser's prompt stood open.
    if (!live.has(id)) throw isOver(id)
    return put(id, source)
  }

  function put(id: CallId, source: MediaStreamTrack): MediaStreamTrack {
    const track = source.clone()
    track.enabled = heard.has(id)
    tracks.get(id)?.stop()
    tracks.set(id, track)
    return track
  }

  async function replace(): Promise<void> {
    if ((!replaced || !tracks.size) && !keepers) return
    replacing++
    try {
      const source = await microphone.reopen()
      for (const id of [...tracks.keys()]) replaced?.(id, put(id, source))
    } finally {
      replacing--
      releaseWhenUnused()
    }
  }

  async function allow(): Promise<void> {
    await microphone.open()
    releaseWhenUnused()
  }

  function releaseWhenUnused(): void {
    if (!tracks.size && !keepers && ![...asked.keys()].some((id) => live.has(id))) microphone.release()
  }

  function keepOpen(): () => void {
    keepers++
    // Refused, it shows in the devices; nothing is heard then.
    microphone.open().catch(() => undefined)
    let kept = true
    return () => {
      if (!kept) return
      kept = false
      keepers--
      releaseWhenUnused()
    }
  }

  return {
    trackFor,
    current: (id) => tracks.get(id),
    follow,
    allow,
    keepOpen,
    replace,
    get isReplacing() {
      return replacing > 0
    },
    get isCutOff() {
      return [...tracks.values()].some((track) => track.readyState === 'ended')
    },
  }
}

function isOver(id: CallId): PhoneError {
  return new PhoneError('wrong-moment', `Call ${id} is over and sends nothing`)
}
