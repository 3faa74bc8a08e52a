/** Fulfils the port Headset: keys on the headset by WebHID and by Media Session, whichever there is. */

import { inFront } from '../../phone/call.ts'
import { PhoneError } from '../../phone/errors.ts'
import type { Headset, HeadsetHost } from '../../phone/ports.ts'
import type { PhoneState } from '../../phone/state.ts'
import { isEngaged, ringsIn } from '../soundFor.ts'
import { createHidHeadsets, type Hid } from './hidHeadsets.ts'
import { createMediaKeys, type MediaKeySession } from './mediaKeys.ts'
import type { Lamps } from './telephony.ts'

/** The parts of the browser that headsets need; each may be missing. */
export interface HeadsetBrowser {
  readonly hid?: Hid
  readonly mediaSession?: MediaKeySession
  readonly metadata: (title: string) => MediaMetadata | null
}

export function headsetBrowser(): HeadsetBrowser {
  const { navigator, MediaMetadata } = globalThis as Partial<typeof globalThis>
  const { hid, mediaSession } = (navigator ?? {}) as { hid?: Hid; mediaSession?: MediaKeySession }
  return {
    ...(hid && { hid }),
    ...(mediaSession && { mediaSession }),
    metadata: (title) => (MediaMetadata ? new MediaMetadata({ title }) : null),
  }
}

export function createHeadset(
  { report, pressed }: HeadsetHost,
  { hid, mediaSession, metadata }: HeadsetBrowser = headsetBrowser(),
): Headset {
  const changed = (headsets: readonly string[]) => report({ type: 'headsets-changed', headsets })
  const hidHeadsets = hid && createHidHeadsets({ hid, pressed, changed })
  const mediaKeys = mediaSession && createMediaKeys({ session: mediaSession, metadata, pressed })
  let calls: PhoneState['calls'] = []
  return {
    follow: (state) => {
      if (state.calls === calls) return
      calls = state.calls
      hidHeadsets?.follow(lampsFor(calls))
      mediaKeys?.follow(calls)
    },
    connect: async () => {
      if (!hidHeadsets) throw new PhoneError('refused', 'This browser cannot use the keys of a headset.')
      await hidHeadsets.connect().catch((cause: unknown) => {
        throw new PhoneError('refused', 'The browser lets nobody choose a headset now.', { cause })
      })
    },
    destroy: async () => {
      mediaKeys?.follow([])
      await hidHeadsets?.destroy()
    },
  }
}

function lampsFor(calls: PhoneState['calls']): Lamps {
  const front = inFront(calls)
  return {
    offHook: calls.some(isEngaged),
    ring: calls.some(ringsIn),
    mute: front.length > 0 && front.every((call) => call.muted),
  }
}
