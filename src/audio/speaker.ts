/** Plays the far side of each call, and knows when the browser refuses to (autoplay policy). */

import type { Call, CallId } from '../phone/call.ts'
import type { BrowserParts } from './browser.ts'

export interface Speaker {
  heard(id: CallId, stream: MediaStream): void
  follow(calls: readonly Call[]): void
  readonly isLocked: boolean
  /** Plays again what the browser refused; to be called inside a gesture. */
  retry(): Promise<void>
  /** Plays on this device. Rejects where the browser refuses it. */
  sendTo(deviceId: string): Promise<void>
}

/** Older browsers play on the system's own device only. */
type WithSink = HTMLAudioElement & { setSinkId?: (id: string) => Promise<void> }

export function createSpeaker(
  browser: BrowserParts,
  speaks: (id: CallId) => boolean,
  changed: () => void,
): Speaker {
  // An <audio> of its own per call: Web Audio alone does not make Chromium pull remote WebRTC sound, and an element
  // needs no place in the page.
  const elements = new Map<CallId, WithSink>()
  let calls: readonly Call[] = []
  let isLocked = false
  let sink = ''

  function lock(value: boolean): void {
    if (isLocked === value) return
    isLocked = value
    changed()
  }

  async function play(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play()
      if (!element.muted) lock(false)
    } catch (error) {
      // AbortError only says that a newer stream or a pause came in between.
      if ((error as DOMException).name === 'NotAllowedError') lock(true)
    }
  }

  function heard(id: CallId, stream: MediaStream): void {
    const call = calls.find((one) => one.id === id)
    if (!call || isGone(call) || !browser.audioElement) return
    let element = elements.get(id)
    if (!element) {
      element = browser.audioElement()
      element.autoplay = true
      if (sink) element.setSinkId?.(sink).catch(() => undefined)
      elements.set(id, element)
    }
    element.muted = !isAudible(call, speaks)
    if (element.srcObject !== stream) element.srcObject = stream
    void play(element)
  }

  function follow(next: readonly Call[]): void {
    calls = next
    for (const [id, element] of elements) {
      const call = calls.find((one) => one.id === id)
      if (!call || isGone(call)) {
        element.pause()
        element.srcObject = null
        elements.delete(id)
      } else if (element.muted === isAudible(call, speaks)) {
        element.muted = !element.muted
        // A browser that let it play only because it was muted may pause it now, and says so only here.
        if (!element.muted) void play(element)
      }
    }
  }

  return {
    heard,
    follow,
    get isLocked() {
      return isLocked
    },
    retry: async () => {
      const refused = [...elements.values()].filter((element) => element.paused)
      await Promise.all(refused.map(play))
      if (!refused.length) lock(false)
    },
    sendTo: async (deviceId) => {
      if (sink === deviceId) return
      await Promise.all([...elements.values()].map((element) => element.setSinkId?.(deviceId)))
      sink = deviceId
    },
  }
}

function isGone({ state }: Call): boolean {
  return state.phase === 'ending' || state.phase === 'ended'
}

/**
 * Nothing before we answered (the caller must not speak into our room), nothing while we hold the call; of a line
 * that rings what it plays by itself, from the moment on at which our ringback gives way.
 */
function isAudible({ id, direction, state }: Call, speaks: (id: CallId) => boolean): boolean {
  if (state.phase === 'connected') return !state.held.us
  return direction === 'outgoing' ? state.phase === 'ringing' && speaks(id) : state.phase === 'answering'
}
