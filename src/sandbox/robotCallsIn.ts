/** A robot is called: it refuses, rings, or answers, as is its habit. */

import { parseAddress, parseUri } from './address.ts'
import { dialogOfInvite, sdpType } from './dialog.ts'
import type { Habit } from './habits.ts'
import { type Header, header, type SipRequest, tokens } from './message.ts'
import { askToCall } from './referring.ts'
import { replyTo } from './replies.ts'
import { createRobotCall, type RobotCall, warningOf } from './robotCall.ts'
import { type RobotWorld, robotHost } from './robotWorld.ts'
import { tellTrouble } from './trouble.ts'

/** `replaced`: the call that this one takes the place of (RFC 3891). */
export async function beCalled(
  world: RobotWorld,
  request: SipRequest,
  habit: Habit,
  replaced?: RobotCall,
): Promise<void> {
  const { timers, send } = world
  const unknown = tokens(request, 'require').filter((token) => token !== 'replaces')
  const required = unknown.map((value) => ({ name: 'Unsupported', value }))
  if (required.length) return send(replyTo(request, 420, { headers: required }))
  if (habit.does === 'refuse') return send(replyTo(request, habit.status))

  const timer = sessionTimerOf(world, request)
  if (timer === 'too short')
    return send(replyTo(request, 422, { headers: [{ name: 'Min-SE', value: String(shortestSession) }] }))

  const robot = parseUri(request.uri)?.user ?? ''
  const contact = `<sip:${robot}@${robotHost};transport=ws>`
  const dialog = dialogOfInvite(request, contact)
  const user = parseUri(parseAddress(dialog.remote).uri)?.user ?? ''
  const ears = world.openEars({ callId: dialog.callId, user, robot })
  const media = world.newMedia(ears, () => call.hangUp())
  const call = createRobotCall(world, { dialog, media, ears })
  const offerless = request.body === ''

  function reply(status: number, sdp?: string, more: readonly Header[] = []) {
    const headers = [{ name: 'Contact', value: contact }, ...(sdp === undefined ? [] : [sdpType]), ...more]
    send(replyTo(request, status, { toTag: dialog.localTag, headers, body: sdp ?? '' }))
  }
  function refuse(status: number, ...more: Header[]): undefined {
    if (!world.stopRinging(request)) return
    reply(status, undefined, more)
    call.end()
  }

  world.startRinging(request, () => refuse(487))
  reply(180)
  if (habit.does === 'ring') return
  const sdp = await (offerless ? media.offer() : media.answer(request.body)).catch((cause: unknown) =>
    refuse(488, warningOf(cause)),
  )
  if (sdp === undefined) return
  if (habit.earlyFor !== undefined && !offerless && !call.hasEnded()) {
    media.playTone()
    reply(183, sdp)
    await new Promise<void>((resolve) => timers.after(habit.earlyFor ?? 0, resolve))
  }
  if (!world.stopRinging(request)) return
  if (offerless) call.expectAnswer()
  call.answered(() => {
    const { holds, refers, isApp } = habit
    if (isApp) world.runApp(call, user)
    if (refers) timers.after(refers.after, () => void askToCall(world, call, refers.to).catch(tellTrouble))
    if (!holds) return
    timers.after(holds.after, () => call.direct('sendonly').catch(tellTrouble))
    timers.after(holds.until, () => call.direct('sendrecv').catch(tellTrouble))
  })
  if (habit.plays) media.playTone(habit.plays)
  else media.playEcho()
  reply(200, sdp, [supported, ...timer])
  replaced?.hangUp()
}

const supported: Header = { name: 'Supported', value: 'replaces' }

const shortestSession = 120

/** Whoever offers a session timer to this server gets it, and the work of it (RFC 4028 §9). */
function sessionTimerOf(world: RobotWorld, request: SipRequest): readonly Header[] | 'too short' {
  const asked = header(request, 'session-expires')
  if (world.manners().sessionRefresh === undefined) return []
  if (asked !== undefined && Number.parseInt(asked, 10) < shortestSession) return 'too short'
  if (!tokens(request, 'supported').includes('timer')) return []
  return [
    { name: 'Require', value: 'timer' },
    {
      name: 'Session-Expires',
      value: `${Number.parseInt(asked ?? '', 10) || shortestSession};refresher=uac`,
    },
  ]
}
