/** Which call is meant when a page says only "hang up". */

import { type CallId, isLive } from '../../phone/call.ts'
import { PhoneError } from '../../phone/errors.ts'
import type { Phone } from '../../phone/phone.ts'

/** The one that is talked to, else the newest of those we placed or took; never one that only rings here. */
export async function hangUpFrontOf(phone: Phone, id?: CallId): Promise<void> {
  if (id !== undefined) return phone.hangUp(id)
  const ours = phone.store
    .getState()
    .calls.filter(
      (call) => isLive(call) && !(call.direction === 'incoming' && call.state.phase === 'ringing'),
    )
  const front = ours.find(({ state }) => state.phase === 'connected' && !state.held.us) ?? ours.at(-1)
  if (!front) throw new PhoneError('wrong-moment', 'There is no call.')
  return phone.hangUp(front.id)
}
