/** New peer connections, also when the browser says that it has too many. */

import type { Clock } from '../phone/clock.ts'

export type NewPeer = (configuration: RTCConfiguration) => RTCPeerConnection

const tries = 5
const pause = 100

/**
 * Chromium counts closed connections until they are collected and refuses the 501st (crbug 825576). Allocating some
 * memory makes it collect; nothing else a page can do does. Rejects where even that does not help.
 */
export async function openPeer(
  newPeer: NewPeer,
  configuration: RTCConfiguration,
  clock: Clock,
): Promise<RTCPeerConnection> {
  for (let left = tries; ; left--) {
    try {
      return newPeer(configuration)
    } catch (error) {
      const tooMany = error instanceof Error && error.name === 'UnknownError'
      if (!tooMany || left <= 1) throw error
      const ballast = Array.from({ length: 4 }, () => new ArrayBuffer(64 * 1024 * 1024))
      await new Promise<void>((resolve) => clock.after(pause, resolve))
      ballast.length = 0
    }
  }
}
