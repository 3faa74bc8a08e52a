/** A robot asks whom it talks with to call somebody else, and leaves once that worked (RFC 3515). */

import { sandboxDomain } from './accounts.ts'
import { parseAddress } from './address.ts'
import { requestIn } from './dialog.ts'
import { header } from './message.ts'
import { replyTo } from './replies.ts'
import type { RobotCall } from './robotCall.ts'
import type { RobotWorld } from './robotWorld.ts'

/** `to`: a SIP address, or a user or number of the sandbox. */
export async function askToCall(world: RobotWorld, call: RobotCall, to: string): Promise<void> {
  if (call.hasEnded()) return
  const { dialog } = call
  const target = /^sips?:/i.test(to) ? to : `sip:${to}@${sandboxDomain}`
  const headers = [
    { name: 'Refer-To', value: `<${target}>` },
    { name: 'Referred-By', value: `<${parseAddress(dialog.local).uri}>` },
  ]
  // Set before the answer: the first NOTIFY may overtake it (RFC 6665 §4.2.3).
  call.takeNotify = (notify) => {
    const isRefer = /^refer(?:\s*;|\s*$)/i.test(header(notify, 'event') ?? '')
    world.send(replyTo(notify, isRefer ? 200 : 489))
    if (isRefer && sipfragStatus(notify.body) >= 200 && sipfragStatus(notify.body) < 300) call.hangUp()
  }
  const { status } = await world.ask(requestIn(dialog, 'REFER', { headers }))
  if (status >= 300) delete call.takeNotify
}

const sipfragStatus = (body: string): number => Number(/^SIP\/2\.0 (\d{3})/.exec(body)?.[1] ?? 0)
