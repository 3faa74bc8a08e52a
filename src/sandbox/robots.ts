/** The robots: phones without a person, living in the sandbox itself and reached by plain SIP like any other. */

import { parseCSeq, parseUri, parseVia, tagOf } from './address.ts'
import { dialogOfInvite, sdpType } from './dialog.ts'
import { type Habit, habitOf } from './habits.ts'
import { header, type SipMessage, type SipRequest, type SipResponse, tokens } from './message.ts'
import { replyTo } from './replies.ts'
import { createRobotCall, type RobotCall } from './robotCall.ts'
import { type CallOut, callOut } from './robotCallsOut.ts'
import { createRobotMedia } from './robotMedia.ts'
import { type RobotWorld, robotHost } from './robotWorld.ts'
import type { Timers } from './timers.ts'
import { transactionLife } from './transactions.ts'

export interface Robots {
  receive(message: SipMessage): void
  /** A robot calls somebody; the id names the call in the answer of `POST /sandbox/call`. */
  call(wish: CallOut): string
  close(): void
}

interface Asked {
  readonly finish: (response: SipResponse) => void
  readonly onProgress?: ((response: SipResponse) => void) | undefined
  onLate?: (response: SipResponse) => void
  done: boolean
}

const branchOf = (message: SipMessage): string => parseVia(header(message, 'via'))?.branch ?? ''
const dialogKey = (callId: string | undefined, localTag: string | undefined) => `${callId} ${localTag}`

export function createRobots(timers: Timers, send: (message: SipMessage) => void): Robots {
  const calls = new Map<string, RobotCall>()
  const asked = new Map<string, Asked>()
  /** INVITEs that were not answered yet, by what their CANCEL will name. */
  const ringing = new Map<string, () => void>()

  const world: RobotWorld = {
    timers,
    send,
    ask(request, onProgress) {
      const branch = branchOf(request)
      return new Promise((finish) => {
        asked.set(branch, { finish, onProgress, done: false })
        send(request)
        // Ringing has its own end in the proxy; twice that is beyond any answer.
        timers.after(request.method === 'INVITE' ? 150_000 : transactionLife, () => {
          asked.delete(branch)
          finish(replyTo(request, 408))
        })
      })
    },
    onLateAnswer(request, listener) {
      const entry = asked.get(branchOf(request))
      if (entry) entry.onLate = listener
    },
    keep: (call) => void calls.set(dialogKey(call.dialog.callId, call.dialog.localTag), call),
    forget: (call) => void calls.delete(dialogKey(call.dialog.callId, call.dialog.localTag)),
  }

  function receiveResponse(response: SipResponse) {
    const entry = asked.get(branchOf(response))
    if (!entry || parseCSeq(header(response, 'cseq'))?.method === 'CANCEL') return
    if (response.status < 200) return entry.onProgress?.(response)
    if (entry.done) return response.status < 300 ? entry.onLate?.(response) : undefined
    entry.done = true
    entry.finish(response)
  }

  function receiveRequest(request: SipRequest) {
    if (request.method === 'CANCEL') {
      const stop = ringing.get(branchOf(request))
      send(replyTo(request, stop ? 200 : 481))
      return stop?.()
    }
    const toTag = tagOf(header(request, 'to'))
    if (toTag !== undefined) {
      const call = calls.get(dialogKey(header(request, 'call-id'), toTag))
      if (call) return call.receive(request)
      return request.method === 'ACK' ? undefined : send(replyTo(request, 481))
    }
    const habit = habitOf(parseUri(request.uri)?.user ?? '')
    if (request.method === 'INVITE' && habit) return void beCalled(request, habit)
    const status = request.method === 'OPTIONS' ? 200 : request.method === 'REFER' ? 603 : 405
    send(replyTo(request, status))
  }

  async function beCalled(request: SipRequest, habit: Habit) {
    const required = tokens(request, 'require').map((value) => ({ name: 'Unsupported', value }))
    if (required.length) return send(replyTo(request, 420, { headers: required }))
    if (habit.does === 'refuse') return send(replyTo(request, habit.status))

    const user = parseUri(request.uri)?.user ?? ''
    const contact = `<sip:${user}@${robotHost};transport=ws>`
    const branch = branchOf(request)
    const dialog = dialogOfInvite(request, contact)
    const media = createRobotMedia(timers, () => call.hangUp())
    const call = createRobotCall({
      dialog,
      media,
      timers,
      ask: world.ask,
      send,
      reply: (_, response) => send(response),
      onEnd: () => world.forget(call),
    })
    const reply = (status: number, body?: string) =>
      send(
        replyTo(request, status, {
          toTag: dialog.localTag,
          headers: [{ name: 'Contact', value: contact }, ...(body === undefined ? [] : [sdpType])],
          ...(body !== undefined && { body }),
        }),
      )
    function finish(status: number) {
      if (!ringing.delete(branch)) return
      reply(status)
      call.end()
    }

    world.keep(call)
    ringing.set(branch, () => finish(487))
    reply(180)
    if (habit.does === 'ring') return
    const sdp = await (request.body === '' ? media.offer() : media.answer(request.body)).catch(
      () => undefined,
    )
    if (sdp === undefined) return finish(488)
    if (habit.earlyFor !== undefined && ringing.has(branch)) {
      if (request.body !== '') media.playTone()
      reply(183, request.body === '' ? undefined : sdp)
      await new Promise<void>((resolve) => timers.after(habit.earlyFor ?? 0, resolve))
    }
    if (!ringing.delete(branch)) return
    if (request.body === '') call.expectAnswer()
    call.answered(() => {
      if (!habit.holds) return
      timers.after(habit.holds.after, () => void call.direct('sendonly'))
      timers.after(habit.holds.until, () => void call.direct('sendrecv'))
    })
    media.playEcho()
    reply(200, sdp)
  }

  return {
    receive: (message) => ('method' in message ? receiveRequest(message) : receiveResponse(message)),
    call: (wish) => callOut(world, wish),
    close() {
      for (const call of [...calls.values()]) call.end()
    },
  }
}
