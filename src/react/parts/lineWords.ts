/** How the line stands, in one short text. */

import { isLive } from '../../phone/call.ts'
import type { PhoneState } from '../../phone/state.ts'
import type { Words } from '../words/words.ts'

export type LineTone = 'online' | 'waiting' | 'offline'

export function lineWords(
  state: PhoneState,
  words: Words,
): { readonly text: string; readonly tone: LineTone; readonly keepTalking: boolean } {
  const { line, calls, devices } = state
  const w = words.line
  const talking = calls.some((call) => call.state.phase === 'connected' && isLive(call))
  switch (line.phase) {
    case 'online':
      return { text: devices.sound === 'locked' ? w.soundOff : w.online, tone: 'online', keepTalking: false }
    case 'offline':
      return { text: w.offline, tone: 'offline', keepTalking: false }
    default: {
      const again = line.phase === 'waiting' || line.attempt > 1
      const text = talking ? w.keepTalking : again ? w.reconnecting : w.connecting
      return { text, tone: 'waiting', keepTalking: talking }
    }
  }
}
