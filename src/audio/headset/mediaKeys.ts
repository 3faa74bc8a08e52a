/** The browser's own keys for calls (Media Session): headsets without HID, picture-in-picture, the lock screen. */

import { type Call, inFront } from '../../phone/call.ts'
import type { HeadsetKey } from '../../phone/ports.ts'
import { isEngaged } from '../soundFor.ts'

/** What of `navigator.mediaSession` is used; each part may be missing. */
export interface MediaKeySession {
  metadata: MediaMetadata | null
  setActionHandler?(action: string, handler: (() => void) | null): void
  setMicrophoneActive?(active: boolean): unknown
}

const actions: Readonly<Record<string, HeadsetKey>> = { hangup: 'hang-up', togglemicrophone: 'mute' }

export interface MediaKeysParts {
  readonly session: MediaKeySession
  readonly metadata: (title: string) => MediaMetadata | null
  readonly pressed: (key: HeadsetKey) => void
}

/** Taken while a call lives, and given back: the page may play something of its own. */
export function createMediaKeys({ session, metadata, pressed }: MediaKeysParts) {
  let title: string | undefined
  let before: MediaMetadata | null = null
  let isOpen: boolean | undefined

  function handle(on: boolean): void {
    for (const [action, key] of Object.entries(actions))
      attempt(() => session.setActionHandler?.(action, on ? () => pressed(key) : null))
  }

  return {
    follow: (calls: readonly Call[]) => {
      const call = inFront(calls)[0] ?? calls.find(isEngaged)
      const next = call && titleOf(call)
      if (next !== undefined && title === undefined) {
        before = session.metadata
        handle(true)
      }
      if (next !== title) attempt(() => (session.metadata = next === undefined ? before : metadata(next)))
      if (next === undefined && title !== undefined) {
        handle(false)
        before = null
      }
      title = next
      const open = call && !call.muted
      if (open !== isOpen) attempt(() => session.setMicrophoneActive?.(open ?? false))
      isOpen = open
    },
  }
}

/** It comes from the network, and is shown where it could turn other text round. */
function titleOf({ party }: Call): string {
  return (party.name ?? party.user).replace(/[\p{Cc}\p{Cf}]/gu, '')
}

/** Browsers throw for an action they do not know. */
function attempt(what: () => unknown): void {
  try {
    const done = what()
    if (done instanceof Promise) done.catch(() => undefined)
  } catch {
    return
  }
}
