/** The robots: phones without a person, living in the sandbox itself and reached by plain SIP like any other. */

import { parseCSeq, parseUri, parseVia, tagOf } from './address.ts'
import type { AppFlow } from './appFlow.ts'
import { speakBarely } from './bareMedia.ts'
import { createCarrier } from './carrier.ts'
import type { DigitLog } from './digitLog.ts'
import type { PacketTrouble } from './faults.ts'
import { echoHabit, habitOf } from './habits.ts'
import type { Manners } from './manners.ts'
import { header, type SipMessage, type SipRequest, type SipResponse } from './message.ts'
import { obeyRefer } from './referred.ts'
import { parseReplaces } from './replaces.ts'
import { replyTo } from './replies.ts'
import type { RobotCall } from './robotCall.ts'
import { beCalled } from './robotCallsIn.ts'
import { callOut } from './robotCallsOut.ts'
import type { CallOut } from './robotInvite.ts'
import { createRobotMedia } from './robotMedia.ts'
import type { RobotWorld } from './robotWorld.ts'
import type { Timers } from './timers.ts'
import { transactionLife } from './transactions.ts'
import { tellTrouble } from './trouble.ts'

export interface Robots {
  receive(message: SipMessage): void
  /** A robot calls somebody; the id names the call in the answer of `POST /sandbox/call`. */
  call(wish: CallOut): string
  close(): void
}

interface Asked {
  readonly finish: (response: SipResponse) => void
  onLate?: (response: SipResponse) => void
  onProgress?: (response: SipResponse) => void
  done: boolean
}

/** Ringing has its own end in the proxy; this is beyond it. */
const longestInvite = 150_000

const branchOf = (message: SipMessage): string => parseVia(header(message, 'via'))?.branch ?? ''
const dialogKey = (callId: string | undefined, localTag: string | undefined) => `${callId} ${localTag}`

export interface RobotsOptions {
  readonly timers: Timers
  readonly send: (message: SipMessage) => void
  readonly manners: () => Manners
  /** What befalls the packets they send. */
  readonly packetTrouble: () => PacketTrouble | undefined
  readonly digits: DigitLog
  readonly app: AppFlow
}

export function createRobots(options: RobotsOptions): Robots {
  const { timers, send, manners, packetTrouble, digits, app } = options
  const calls = new Map<string, RobotCall>()
  const asked = new Map<string, Asked>()
  const ringing = new Map<string, () => void>()

  const world: RobotWorld = {
    timers,
    send,
    manners,
    openEars: (call) => digits.open(call),
    newMedia(ears, onLost) {
      const carry = createCarrier(timers, packetTrouble)
      const media = createRobotMedia({ timers, onLost, carry, digits: ears })
      return manners().bareSdp ? speakBarely(media) : media
    },
    ask(request) {
      const branch = branchOf(request)
      return new Promise((finish) => {
        asked.set(branch, { finish, done: false })
        send(request)
        timers.after(request.method === 'INVITE' ? longestInvite : transactionLife, () => {
          asked.delete(branch)
          finish(replyTo(request, 408))
        })
      })
    },
    onLateAnswer(request, listener) {
      const entry = asked.get(branchOf(request))
      if (entry) entry.onLate = listener
    },
    onProgress(request, listener) {
      const entry = asked.get(branchOf(request))
      if (entry) entry.onProgress = listener
    },
    keep: (call) => void calls.set(dialogKey(call.dialog.callId, call.dialog.localTag), call),
    runApp: (call, from) => app(world, call, from),
    obey: (call, refer) => obeyRefer(world, call, refer),
    forget: (call) => void calls.delete(dialogKey(call.dialog.callId, call.dialog.localTag)),
    startRinging: (invite, cancelled) => void ringing.set(branchOf(invite), cancelled),
    stopRinging: (invite) => ringing.delete(branchOf(invite)),
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
      const cancelled = ringing.get(branchOf(request))
      send(replyTo(request, cancelled ? 200 : 481))
      return cancelled?.()
    }
    const toTag = tagOf(header(request, 'to'))
    if (toTag !== undefined) {
      const call = calls.get(dialogKey(header(request, 'call-id'), toTag))
      if (call) return call.receive(request)
      const taken = request.method === 'INFO' && manners().takesAnyInfo
      return request.method === 'ACK' ? undefined : send(replyTo(request, taken ? 200 : 481))
    }
    const replaces = header(request, 'replaces')
    if (request.method === 'INVITE' && replaces !== undefined) return takeOver(request, replaces)
    const habit = habitOf(parseUri(request.uri)?.user ?? '')
    if (request.method === 'INVITE' && habit) return void beCalled(world, request, habit).catch(tellTrouble)
    const status = request.method === 'OPTIONS' ? 200 : request.method === 'REFER' ? 603 : 405
    send(replyTo(request, status))
  }

  /** RFC 3891 §3. */
  function takeOver(invite: SipRequest, replaces: string) {
    const wanted = parseReplaces(replaces)
    if (!wanted) return send(replyTo(invite, 400))
    const call = calls.get(dialogKey(wanted.callId, wanted.localTag))
    if (!call?.isAnswered() || tagOf(call.dialog.remote) !== wanted.remoteTag)
      return send(replyTo(invite, 481))
    if (wanted.earlyOnly) return send(replyTo(invite, 486))
    void beCalled(world, invite, echoHabit, call).catch(tellTrouble)
  }

  return {
    receive: (message) => ('method' in message ? receiveRequest(message) : receiveResponse(message)),
    call: (wish) => callOut(world, wish),
    close() {
      for (const call of [...calls.values()]) call.end()
    },
  }
}
