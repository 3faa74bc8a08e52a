/** The microphone itself: ask, open once for all calls, name the refusal. */

import { type FailureCode, MicrophoneRefused } from '../phone/errors.ts'
import type { PhoneOptions } from '../phone/options.ts'
import type { BrowserParts } from './browser.ts'

interface MicrophoneParts {
  readonly browser: BrowserParts
  readonly constraints: () => MediaTrackConstraints
  readonly opened: (track: MediaStreamTrack) => void
  readonly released: () => void
  readonly refused: (code: FailureCode) => void
  /** It was pulled out, or taken from us: every clone of it is dead too. */
  readonly lost: () => void
}

export interface Microphone {
  /** The open microphone; one prompt, however many ask. Rejects with `MicrophoneRefused`. */
  open(): Promise<MediaStreamTrack>
  /** Opens anew, with today's choice of device, and then lets go of the old one. */
  reopen(): Promise<MediaStreamTrack>
  /** Lets go: the browser's recording sign goes out. */
  release(): void
}

export function createMicrophone({
  browser,
  constraints,
  opened,
  released,
  refused,
  lost,
}: MicrophoneParts): Microphone {
  let source: Promise<MediaStreamTrack> | undefined
  /** What was asked for last; of two choices in a row the later one counts, whichever the browser answers first. */
  let newest: Promise<MediaStreamTrack> | undefined

  function open(): Promise<MediaStreamTrack> {
    source ??= newest = hold(ask())
    return source
  }

  /** The old one goes only when the new one is there: a refusal must not silence the call. */
  async function reopen(): Promise<MediaStreamTrack> {
    const fresh = hold(ask())
    newest = fresh
    const track = await fresh
    const later: MediaStreamTrack | undefined =
      newest === fresh ? undefined : await newest?.catch(() => undefined)
    if (later) {
      if (later !== track) track.stop()
      return later
    }
    if (newest !== fresh) opened(track)
    if (source !== fresh) stop(source)
    source = newest = fresh
    return track
  }

  function release(): void {
    newest = undefined
    if (!source) return
    stop(source)
    source = undefined
    released()
  }

  /** A refusal is not kept: the next call asks again. */
  function hold(asked: Promise<MediaStreamTrack>): Promise<MediaStreamTrack> {
    const kept = asked.then(
      (track) => {
        track.addEventListener('ended', () => {
          if (source !== kept) return
          source = undefined
          lost()
        })
        // Let go of before it came, or overtaken: nobody uses it.
        if (newest === kept) opened(track)
        return track
      },
      (error: unknown) => {
        if (source === kept) source = undefined
        const refusal = asRefusal(error)
        refused(refusal.failure.code)
        throw refusal
      },
    )
    return kept
  }

  async function ask(): Promise<MediaStreamTrack> {
    if (!browser.mediaDevices) {
      throw new MicrophoneRefused({ code: browser.secure ? 'unsupported-browser' : 'insecure-page' })
    }
    const stream = await given(browser.mediaDevices, constraints())
    const [track] = stream.getAudioTracks()
    if (!track) throw new MicrophoneRefused({ code: 'microphone-missing' })
    return track
  }

  return { open, reopen, release }
}

/** A headset left at home must not stop a call: where the chosen microphone is not there, any will do. */
async function given(devices: MediaDevices, { deviceId, ...wanted }: MediaTrackConstraints) {
  const open = (audio: MediaTrackConstraints) => devices.getUserMedia({ audio, video: false })
  if (!deviceId) return open(wanted)
  return open({ ...wanted, deviceId }).catch((error: unknown) => {
    const { name } = (error ?? {}) as { name?: string }
    if (name !== 'OverconstrainedError' && name !== 'NotFoundError') throw error
    return open(wanted)
  })
}

/** Stops it also when the prompt is answered only later. The one who asked hears of a refusal, nobody else. */
function stop(source: Promise<MediaStreamTrack> | undefined): void {
  source?.then(
    (track) => track.stop(),
    () => undefined,
  )
}

/** The names that getUserMedia rejects with (W3C Media Capture and Streams §10.2). */
const codes: Readonly<Record<string, FailureCode>> = {
  NotAllowedError: 'microphone-denied',
  SecurityError: 'microphone-denied',
  NotFoundError: 'microphone-missing',
  OverconstrainedError: 'microphone-missing',
  NotReadableError: 'microphone-busy',
  AbortError: 'microphone-busy',
}

function asRefusal(error: unknown): MicrophoneRefused {
  if (error instanceof MicrophoneRefused) return error
  // OverconstrainedError is not an Error in every browser, but has its fields.
  const { name = 'Error', message = '' } = (error ?? {}) as { name?: string; message?: string }
  return new MicrophoneRefused(
    { code: codes[name] ?? 'microphone-busy', detail: `${name}: ${message}` },
    error,
  )
}

type Constraints = NonNullable<PhoneOptions['audio']>

/** `exact`: of an `ideal` device Chromium takes no notice, and gives the system's own (measured). */
export function constraintsFor(wanted: Constraints = {}, deviceId?: string): MediaTrackConstraints {
  return {
    echoCancellation: wanted.echoCancellation ?? true,
    noiseSuppression: wanted.noiseSuppression ?? true,
    autoGainControl: wanted.autoGainControl ?? true,
    ...(deviceId && { deviceId: { exact: deviceId } }),
  }
}
