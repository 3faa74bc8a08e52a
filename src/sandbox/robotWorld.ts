/** What the calls of all robots share. */

import type { CallEars, DigitCall } from './digitLog.ts'
import type { Manners } from './manners.ts'
import type { SipMessage, SipRequest, SipResponse } from './message.ts'
import type { RobotCall } from './robotCall.ts'
import type { RobotMedia } from './robotMedia.ts'
import type { Timers } from './timers.ts'

/** The host in every robot's Contact. */
export const robotHost = 'robots.sandbox.invalid'

export interface RobotWorld {
  readonly timers: Timers
  readonly manners: () => Manners
  readonly send: (message: SipMessage) => void
  /** Ears and a voice for one call; told when the path stays broken. */
  newMedia(digits: CallEars, onLost: () => void): RobotMedia
  /** Does for the caller what the control app says. */
  runApp(call: RobotCall, from: string): void
  /** Keeps the digits of this call. */
  openEars(call: DigitCall): CallEars
  /** The final answer to a request, also when none comes. */
  ask(request: SipRequest): Promise<SipResponse>
  /** Later 2xx answers of other forks to the same INVITE. */
  onLateAnswer(request: SipRequest, listener: (response: SipResponse) => void): void
  /** Provisional answers to an INVITE. */
  onProgress(request: SipRequest, listener: (response: SipResponse) => void): void
  keep(call: RobotCall): void
  forget(call: RobotCall): void
  /** Somebody in that call asks the robot to call another. */
  obey(call: RobotCall, refer: SipRequest): void
  /** An INVITE that is not answered yet may be cancelled. */
  startRinging(invite: SipRequest, cancelled: () => void): void
  /** False when it was cancelled already. */
  stopRinging(invite: SipRequest): boolean
}
