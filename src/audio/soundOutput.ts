/** The one AudioContext of the page: made when first needed, woken by a gesture, and whether it may sound. */

import type { BrowserParts } from './browser.ts'

/** How long a context may take to start before it counts as locked; Bluetooth is the slowest. */
const patienceMs = 500

export interface SoundOutput {
  /** Makes the context at the first call; undefined where there is no Web Audio. */
  open(): AudioContext | undefined
  readonly isOpen: boolean
  readonly isLocked: boolean
  /** To be called inside a gesture. Resolves when it runs, or soon after when it may not. */
  wake(): Promise<void>
  /** Sends the sound to this device. Undefined: nothing to wait for. */
  sendTo(deviceId: string): Promise<void> | undefined
  close(): Promise<void>
}

/** Young browsers can choose where a context plays (Web Audio API 1.1). */
type WithSink = AudioContext & { setSinkId?: (id: string) => Promise<void> }

export function createSoundOutput(browser: BrowserParts, changed: () => void): SoundOutput {
  let context: WithSink | undefined
  let isLocked = false
  let sink = ''
  let giveUp: (() => void) | undefined

  function lock(value: boolean): void {
    if (isLocked === value) return
    isLocked = value
    changed()
  }

  /**
   * A fresh context is `suspended` for a moment even where it may sound, and for good where it may not: only time
   * tells (autoplay policy). iOS says `interrupted` while a phone call or Siri has the speaker.
   */
  function watch(): void {
    giveUp?.()
    giveUp = undefined
    const state = context?.state
    if (state === 'running') lock(false)
    if (state !== 'suspended' && state !== 'interrupted') return
    // Without leave this promise stays open until a gesture, so nobody waits for it; `interrupted` rejects it.
    if (state === 'suspended') void resume()
    giveUp = browser.later(patienceMs, () => lock(context?.state !== 'running'))
  }

  function resume(): Promise<void> {
    return context?.resume().catch(() => undefined) ?? Promise.resolve()
  }

  function open(): AudioContext | undefined {
    if (!context && browser.audioContext) {
      context = browser.audioContext()
      context.addEventListener('statechange', watch)
      watch()
    }
    return context
  }

  async function wake(): Promise<void> {
    open()
    await Promise.race([resume(), new Promise<void>((done) => browser.later(patienceMs, done))])
    if (context?.state === 'running') watch()
  }

  function sendTo(deviceId: string): Promise<void> | undefined {
    if (!context?.setSinkId || sink === deviceId) return undefined
    sink = deviceId
    // A device just pulled out refuses; the browser then plays on the system's own.
    return context.setSinkId(deviceId).catch(() => {
      sink = ''
    })
  }

  async function close(): Promise<void> {
    giveUp?.()
    context?.removeEventListener('statechange', watch)
    const closing = context
    context = undefined
    if (closing && closing.state !== 'closed') await closing.close()
  }

  return {
    open,
    wake,
    sendTo,
    close,
    get isOpen() {
      return context !== undefined
    },
    get isLocked() {
      return isLocked
    },
  }
}
