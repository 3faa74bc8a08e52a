/** What the calls of all robots share. */

import type { SipMessage, SipRequest, SipResponse } from './message.ts'
import type { RobotCall } from './robotCall.ts'
import type { Timers } from './timers.ts'

/** The host in every robot's Contact. */
export const robotHost = 'robots.sandbox.invalid'

export interface RobotWorld {
  readonly timers: Timers
  readonly send: (message: SipMessage) => void
  /** The final answer to a request, also when none comes. Provisional ones go to `onProgress`. */
  ask(request: SipRequest, onProgress?: (response: SipResponse) => void): Promise<SipResponse>
  /** Later 2xx answers of other forks to the same INVITE. */
  onLateAnswer(request: SipRequest, listener: (response: SipResponse) => void): void
  keep(call: RobotCall): void
  forget(call: RobotCall): void
}
