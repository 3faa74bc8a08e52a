/** What the platform tells of each call: its legs and their states, and the commands of its control app. */

import { randomUUID } from 'node:crypto'
import { parseAddress, parseUri } from './address.ts'
import { aboutRecord, callFlow, callJson, callState, type Json, seconds } from './eventShapes.ts'
import { aboutRecord2022, callFlow2022, callState2022 } from './eventShapes2022.ts'
import type { TwoForms } from './feed.ts'
import { type Cause, type Command, createLeg, isOver, type Leg, type LegState, move } from './leg.ts'
import { causeOf } from './manners.ts'
import { header, type SipRequest, type SipResponse } from './message.ts'
import { appNumber } from './platformAccount.ts'

/** What the SIP side reports; no event ever names a Call-ID, it is only how the two sides are kept together. */
export interface CallWatch {
  /** An INVITE may be served. `reached`: there is a place to send it to; `trusted`: it comes from a robot. */
  begins(invite: SipRequest, reached: boolean, trusted: boolean): void
  /** The INVITE got this answer. */
  answered(invite: SipRequest, response: SipResponse): void
  /** A BYE is on its way. */
  ends(bye: SipRequest): void
}

export interface CallStory extends CallWatch {
  /** The next INVITE with this Call-ID is a leg of that call; why it ends if it is cancelled. */
  adopt(callId: string, parentCallId: string, cancelled: Cause): void
  /** Why this call will end, said before it does. */
  blame(callId: string, cause: Cause): void
  command(callId: string, command: Command): void
  /** All legs so far, the latest first. */
  legs(): readonly { readonly leg: Leg; readonly json: Json }[]
}

interface Call {
  readonly legs: readonly Leg[]
  /** Of the first INVITE: later ones change no state. */
  readonly cseq: string
  readonly robot: string
  /** Why it ends if it is cancelled. */
  readonly cancelled?: Cause | undefined
  cause?: Cause
}

export interface CallStoryOptions {
  readonly publish: (event: TwoForms) => void
  /** The control app that answers at this name itself; nobody else is called then. */
  readonly appAt: (user: string) => string | undefined
}

const mostCalls = 500

export function createCallStory({ publish, appAt }: CallStoryOptions): CallStory {
  const calls = new Map<string, Call>()
  const parents = new Map<string, { readonly leg: Leg; readonly cancelled: Cause }>()
  const told: Leg[] = []

  function tellState(leg: Leg) {
    publish({ now: callState(leg), in2022: callState2022(leg) })
  }

  function begin(leg: Leg): Leg {
    told.unshift(leg)
    told.splice(mostCalls)
    tellState(leg)
    return leg
  }

  /** The leg to who is called first: the other one follows it. */
  function moveAll(call: Call, state: LegState) {
    for (const leg of call.legs.toReversed()) if (move(leg, state)) tellState(leg)
  }

  function end(call: Call, cause: Cause) {
    for (const leg of call.legs.toReversed()) {
      if (isOver(leg)) continue
      leg.cause = call.cause ?? cause
      for (const state of ['hangup', 'destroyed'] as const) if (move(leg, state)) tellState(leg)
    }
    const [first] = call.legs
    if (call.robot === 'echo' && first?.stamps.live && first.records.length === 0) tellRecord(first)
  }

  function tellRecord(leg: Leg) {
    const uuid = randomUUID()
    const url = `https://records.opentact.test/${uuid}.wav`
    const record = { uuid, tag: 'echo', duration: seconds(leg), format: 'wav', url }
    leg.records.push(record)
    const transcript = { uuid: randomUUID(), record: record.uuid, lang: 'en-US', text: 'What you said.' }
    for (const [type, message, payload] of [
      ['call_record', `Record ${record.tag} is available`, record],
      ['call_transcript', `Transcript of record ${record.tag} is available`, transcript],
    ] as const)
      publish({
        now: aboutRecord(type, message, leg, payload),
        in2022: aboutRecord2022(type, message, leg, payload),
      })
  }

  const callOf = (message: SipRequest) => calls.get(header(message, 'call-id') ?? '')

  return {
    begins(invite, reached, trusted) {
      const callId = header(invite, 'call-id') ?? ''
      if (calls.has(callId)) return
      const from = userIn(header(invite, 'from'))
      const to = parseUri(invite.uri)?.user ?? ''
      const { leg: parent, cancelled } = parents.get(callId) ?? {}
      parents.delete(callId)
      const app = appAt(to) ?? (trusted && !parent ? reception : undefined)
      // Who calls from outside knows a number; to whom it leads is the app's affair.
      const dialled = app === reception ? appNumber : to.replace(/^\+/, '')
      const legs: Leg[] = []
      if (!parent)
        legs.push(begin(createLeg({ direction: 'in', from, to: dialled, ...(app !== undefined && { app }) })))
      const [above = parent] = legs
      if (parent || (reached && appAt(to) === undefined))
        legs.push(
          begin(
            createLeg({
              direction: 'out',
              from: from.replace(/^\+/, ''),
              to,
              ...(above && { parent: above }),
            }),
          ),
        )
      calls.set(callId, { legs, cseq: header(invite, 'cseq') ?? '', robot: to, cancelled })
      const [oldest] = calls.keys()
      if (calls.size > mostCalls && oldest !== undefined) calls.delete(oldest)
    },

    answered(invite, response) {
      const call = callOf(invite)
      if (!call || call.cseq !== header(invite, 'cseq') || response.status === 100) return
      if (response.status < 200) moveAll(call, 'ringing')
      else if (response.status < 300) moveAll(call, 'live')
      else if (call.legs.every(({ stamps }) => !stamps.live))
        end(call, (response.status === 487 && call.cancelled) || causeIn(response))
    },

    ends(bye) {
      const call = callOf(bye)
      if (call) end(call, normal)
    },

    adopt(callId, parentCallId, cancelled) {
      const [leg] = calls.get(parentCallId)?.legs ?? []
      if (leg) parents.set(callId, { leg, cancelled })
    },

    blame(callId, cause) {
      const call = calls.get(callId)
      if (call) call.cause = cause
    },

    command(callId, command) {
      const [leg] = calls.get(callId)?.legs ?? []
      if (!leg) return
      leg.commands.push(command)
      publish({ now: callFlow(leg, command), in2022: callFlow2022(leg, command) })
    },

    legs: () => told.map((leg) => ({ leg, json: callJson(leg) })),
  }
}

const reception = 'Reception app'
const normal: Cause = { code: 16, text: 'NORMAL_CLEARING' }

const userIn = (address: string | undefined): string => parseUri(parseAddress(address ?? '').uri)?.user ?? ''

/** What the answer itself says of it (RFC 3326), or what FreeSWITCH makes of its status. */
export function causeIn(response: SipResponse): Cause {
  const said = /cause=(\d+)\s*;\s*text="([A-Z_]+)"/.exec(header(response, 'reason') ?? '')
  const found = said ?? /cause=(\d+);text="([A-Z_]+)"/.exec(causeOf(response.status) ?? '')
  return found ? { code: Number(found[1]), text: found[2] ?? '' } : { code: 31, text: 'NORMAL_UNSPECIFIED' }
}
