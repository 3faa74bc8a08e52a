/** A robot calls a user of the sandbox (`POST /sandbox/call`). */

import { sandboxDomain } from './accounts.ts'
import { tagOf } from './address.ts'
import { causeIn } from './callStory.ts'
import { dialogOfAnswer, requestIn } from './dialog.ts'
import type { CallEars } from './digitLog.ts'
import { cancelOf } from './hop.ts'
import type { Cause } from './leg.ts'
import { type Header, header, type SipRequest, type SipResponse } from './message.ts'
import { askToCall } from './referring.ts'
import { newToken } from './replies.ts'
import { createRobotCall, type RobotCall } from './robotCall.ts'
import { type CallOut, inviteFor, sessionTimer } from './robotInvite.ts'
import type { RobotMedia } from './robotMedia.ts'
import type { RobotWorld } from './robotWorld.ts'
import { tellTrouble } from './trouble.ts'

export function callOut(world: RobotWorld, wish: CallOut): string {
  const id = newToken()
  placeCall(world, wish).outcome.catch(tellTrouble)
  return id
}

/** What a call is to be where its wish does not say it. */
interface More {
  readonly callId?: string
  readonly uri?: string
  readonly headers?: readonly Header[]
  /** What comes of it, status by status, without the 100. */
  readonly heard?: (status: number) => void
}

export interface Placed {
  /** Gives up, while nobody answered. */
  cancel(): void
  readonly outcome: Promise<Outcome>
}

interface Outcome {
  readonly cause: Cause
  /** When it was answered. */
  readonly call?: RobotCall
}

export function placeCall(world: RobotWorld, wish: CallOut, more: More = {}): Placed {
  const rings: { over: boolean; cancel: () => void } = { over: false, cancel: () => undefined }
  const outcome = place(world, wish, more, rings)
  return {
    outcome,
    cancel() {
      rings.over = true
      rings.cancel()
    },
  }
}

interface Rings {
  /** Given up, perhaps before there was anything to cancel. */
  readonly over: boolean
  cancel: () => void
}

async function place(world: RobotWorld, wish: CallOut, more: More, rings: Rings): Promise<Outcome> {
  const { timers, ask, send } = world
  let end = () => media.close()
  const { callId = newToken(16) } = more
  const ears = world.openEars({ callId, user: wish.to, robot: wish.from })
  const media = world.newMedia(ears, () => end())
  const sdp = wish.lateOffer ? undefined : await media.offer()
  const refreshed = world.manners().sessionRefresh !== undefined
  const invite = inviteFor(wish, {
    uri: more.uri ?? `sip:${wish.to}@${sandboxDomain}`,
    callId,
    sdp,
    more: [...(more.headers ?? []), ...(refreshed ? sessionTimer : [])],
  })

  const giveUp =
    wish.cancelAfter === undefined
      ? () => undefined
      : timers.after(wish.cancelAfter, () => send(cancelOf(invite)))
  const answering = ask(invite)
  rings.cancel = () => send(cancelOf(invite))
  if (rings.over) rings.cancel()
  const taken: Taken = {}
  world.onLateAnswer(invite, (late) => {
    if (tagOf(header(late, 'to')) !== taken.tag) refuseFork(world, invite, late)
    // The same answer once more: the ACK was late (RFC 3261 §13.2.2.4).
    else if (taken.ack) send(taken.ack)
  })
  let early: Promise<void> | undefined
  const playsEarly = wish.earlyMedia && !wish.lateOffer
  if (playsEarly || more.heard)
    world.onProgress(invite, ({ status, body }) => {
      if (status > 100) more.heard?.(status)
      if (!playsEarly || early || body === '') return
      media.playTone()
      early = media.accept(body).catch(tellTrouble)
    })
  const answer = await answering
  const tag = tagOf(header(answer, 'to'))
  if (tag !== undefined) taken.tag = tag
  giveUp()
  rings.cancel = () => undefined
  await early
  more.heard?.(answer.status)
  const cause = causeIn(answer)
  if (answer.status >= 300) {
    media.close()
    return { cause }
  }
  const call = await converse(world, wish, { media, ears }, invite, answer, taken)
  end = call.hangUp
  return { cause, call }
}

/** The answer that counts, and what was said to it. */
interface Taken {
  tag?: string
  ack?: SipRequest
}

async function converse(
  world: RobotWorld,
  wish: CallOut,
  { media, ears }: { readonly media: RobotMedia; readonly ears: CallEars },
  invite: SipRequest,
  answer: SipResponse,
  taken: Taken,
): Promise<RobotCall> {
  const { timers, send } = world
  const acknowledge = (sdp?: string) => {
    taken.ack = requestIn(dialog, 'ACK', sdp === undefined ? {} : { sdp })
    send(taken.ack)
  }
  const dialog = dialogOfAnswer(invite, answer, header(invite, 'contact') ?? '')
  const status = wish.challengeBye === true ? 401 : wish.challengeBye
  const call = createRobotCall(world, {
    dialog,
    media,
    ears,
    agreed: true,
    ...(status && { challenge: status }),
  })
  media.playEcho()
  try {
    const sdp = wish.lateOffer ? await media.answer(answer.body) : undefined
    acknowledge(sdp)
    if (!wish.lateOffer) await media.accept(answer.body)
  } catch {
    if (wish.lateOffer) acknowledge()
    call.hangUp()
  }
  call.keepFresh()
  const { transferTo, transferAfter = 1000 } = wish
  if (transferTo !== undefined)
    timers.after(transferAfter, () => void askToCall(world, call, transferTo).catch(tellTrouble))
  if (wish.hangUpAfter !== undefined) timers.after(wish.hangUpAfter, call.hangUp)
  return call
}

/** A second phone that answered in the same moment: taken and ended at once (RFC 3261 §13.2.2.4). */
function refuseFork(world: RobotWorld, invite: SipRequest, answer: SipResponse) {
  const dialog = dialogOfAnswer(invite, answer, header(invite, 'contact') ?? '')
  world.send(requestIn(dialog, 'ACK'))
  void world.ask(requestIn(dialog, 'BYE'))
}
