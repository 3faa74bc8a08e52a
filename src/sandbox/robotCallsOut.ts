/** A robot calls a user of the sandbox (`POST /sandbox/call`). */

import { sandboxDomain } from './accounts.ts'
import { tagOf } from './address.ts'
import { dialogOfAnswer, newVia, requestIn, sdpType } from './dialog.ts'
import type { CallEars } from './digitLog.ts'
import { cancelOf } from './hop.ts'
import { type Header, header, type SipRequest, type SipResponse } from './message.ts'
import { askToCall } from './referring.ts'
import { newToken } from './replies.ts'
import { createRobotCall } from './robotCall.ts'
import type { RobotMedia } from './robotMedia.ts'
import { type RobotWorld, robotHost } from './robotWorld.ts'
import { tellTrouble } from './trouble.ts'

export interface CallOut {
  readonly from: string
  readonly to: string
  readonly displayName?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly lateOffer?: boolean
  /** Says a tone in what a 183 describes, until the answer. */
  readonly earlyMedia?: boolean
  /** Asks for a digest when the user hangs up or changes the call, as only a thief of one would. */
  readonly challengeBye?: boolean | 401 | 407
  /** Counted from the answer, ms. */
  readonly hangUpAfter?: number
  /** Asks the user to call this one instead: a SIP address, or a user or number of the sandbox. */
  readonly transferTo?: string
  /** Counted from the answer, ms; 1000 unless told. */
  readonly transferAfter?: number
  /** Counted from the start, ms; an answered call is not cancelled. */
  readonly cancelAfter?: number
}

export function callOut(world: RobotWorld, wish: CallOut): string {
  const id = newToken()
  void placeCall(world, wish).catch(tellTrouble)
  return id
}

/** What a call is to be where its wish does not say it. */
interface More {
  readonly uri?: string
  readonly headers?: readonly Header[]
  /** What comes of it, status by status, without the 100. */
  readonly heard?: (status: number) => void
}

export async function placeCall(world: RobotWorld, wish: CallOut, more: More = {}): Promise<void> {
  const { timers, ask, send } = world
  let end = () => media.close()
  const callId = newToken(16)
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
  await early
  more.heard?.(answer.status)
  if (answer.status >= 300) return media.close()
  end = await converse(world, wish, { media, ears }, invite, answer, taken)
}

/** The answer that counts, and what was said to it. */
interface Taken {
  tag?: string
  ack?: SipRequest
}

/** Resolves with what ends the call. */
async function converse(
  world: RobotWorld,
  wish: CallOut,
  { media, ears }: { readonly media: RobotMedia; readonly ears: CallEars },
  invite: SipRequest,
  answer: SipResponse,
  taken: Taken,
): Promise<() => void> {
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
  return call.hangUp
}

/** A second phone that answered in the same moment: taken and ended at once (RFC 3261 §13.2.2.4). */
function refuseFork(world: RobotWorld, invite: SipRequest, answer: SipResponse) {
  const dialog = dialogOfAnswer(invite, answer, header(invite, 'contact') ?? '')
  world.send(requestIn(dialog, 'ACK'))
  void world.ask(requestIn(dialog, 'BYE'))
}

/** FreeSWITCH asks phones behind NAT for it, and every WebSocket counts as that. */
const sessionTimer: readonly Header[] = [
  { name: 'Session-Expires', value: '120;refresher=uac' },
  { name: 'Min-SE', value: '120' },
]

interface Invite {
  readonly uri: string
  readonly callId: string
  readonly sdp: string | undefined
  readonly more: readonly Header[]
}

function inviteFor(wish: CallOut, { uri, callId, sdp, more }: Invite): SipRequest {
  const name = wish.displayName === undefined ? '' : `"${wish.displayName.replace(/["\\]/g, '\\$&')}" `
  const wished: Header[] = Object.entries(wish.headers ?? {}).map(([key, value]) => ({ name: key, value }))
  return {
    method: 'INVITE',
    uri,
    version: 'SIP/2.0',
    headers: [
      newVia(robotHost),
      { name: 'Max-Forwards', value: '70' },
      { name: 'From', value: `${name}<sip:${wish.from}@${sandboxDomain}>;tag=${newToken()}` },
      { name: 'To', value: `<${uri}>` },
      { name: 'Call-ID', value: callId },
      { name: 'CSeq', value: '1 INVITE' },
      { name: 'Contact', value: `<sip:${wish.from}@${robotHost};transport=ws>` },
      { name: 'Allow', value: 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, REFER, NOTIFY, UPDATE' },
      { name: 'Supported', value: 'replaces' },
      ...wished,
      ...more,
      ...(sdp === undefined ? [] : [sdpType]),
    ],
    body: sdp ?? '',
  }
}
