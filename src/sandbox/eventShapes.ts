/** Events as the platform sends them since 2024: the call stands beside a short payload. */

import { randomUUID } from 'node:crypto'
import type { Command, Leg, LegState } from './leg.ts'
import { controlApp, eventAccount, tn } from './platformAccount.ts'

export type Json = Readonly<Record<string, unknown>>

export const iso = (at: number): string => new Date(at).toISOString()

export const stampNames = {
  init: 'init_on',
  ringing: 'ring_on',
  live: 'answer_on',
  hangup: 'hangup_on',
  destroyed: 'destroy_on',
} as const satisfies Record<LegState, string>

/** What FreeSWITCH calls the same. */
const channelStates: Readonly<Record<LegState, readonly [call: string, channel: string]>> = {
  init: ['DOWN', 'CS_INIT'],
  ringing: ['RINGING', 'CS_CONSUME_MEDIA'],
  live: ['ACTIVE', 'CS_EXECUTE'],
  hangup: ['HANGUP', 'CS_HANGUP'],
  destroyed: ['HANGUP', 'CS_REPORTING'],
}

export const isNumber = (party: string): boolean => /^\+?\d{5,}$/.test(party)

export const causeOf = ({ cause }: Leg) => cause && { q850_cause: cause.code, q850_cause_string: cause.text }

export const seconds = ({ createdAt, modifiedAt }: Leg): number => Math.round((modifiedAt - createdAt) / 1000)

export function callJson(leg: Leg): Json {
  const { state, stamps, parent, app } = leg
  // A leg that never came to life says DOWN at its end; one that an app answered is EARLY until it is bridged.
  const [callState, channelState] = channelStates[state]
  const shown =
    state === 'hangup' && !stamps.live ? 'DOWN' : state === 'live' && app !== undefined ? 'EARLY' : callState
  return {
    uuid: leg.uuid,
    direction: leg.direction,
    from: leg.from,
    to: leg.to,
    state,
    duration: seconds(leg),
    type: 'CallSCA',
    created_on: iso(leg.createdAt),
    modified_on: iso(leg.modifiedAt),
    [stampNames[state]]: iso(stamps[state] ?? leg.modifiedAt),
    ...causeOf(leg),
    freeswitch_call_state: shown,
    freeswitch_channel_state: channelState,
    stir_shaken_attest_level: null,
    ...(leg.direction === 'in' && isNumber(leg.to) && { tn: tn(leg.to) }),
    ...(app !== undefined && { sip_control_app: controlApp(app) }),
    account: eventAccount,
    thread: leg.thread,
    parent: parent ? parentJson(parent) : null,
    country: null,
    lerg: null,
    sip_connection: null,
    hotkey: null,
    batch_item: null,
    records: leg.records,
    logs: leg.commands.map(({ name, success, reason, path }) => ({ name, success, reason, path })),
    children: [],
  }
}

function parentJson(leg: Leg): Json {
  const { stamps, cause } = leg
  const named = Object.entries(stampNames).map(([state, name]) => {
    const at = stamps[state as LegState]
    return [name, at === undefined ? null : iso(at)]
  })
  return {
    type: 'CallSCA',
    created_on: iso(leg.createdAt),
    modified_on: iso(leg.modifiedAt),
    uuid: leg.uuid,
    state: leg.state,
    direction: leg.direction,
    from: leg.from,
    to: leg.to,
    duration: seconds(leg),
    ...Object.fromEntries(named),
    finished_on: null,
    q850_cause: cause?.code ?? null,
    q850_cause_string: cause?.text ?? null,
    release_cause_from_protocol_stack: null,
    stir_shaken_attest_level: null,
    stir_shaken_identity: null,
    thread: leg.thread,
    sip_user: null,
  }
}

let lastStamp = 0

/** No two events of the same millisecond: by its time alone a listener must be able to tell which came first. */
function nextStamp(): number {
  lastStamp = Math.max(Date.now(), lastStamp + 1)
  return lastStamp
}

/** `body` comes where the documented examples have it: after the payload, before the account. */
export function envelope(type: string, message: string, payload: Json, body: Json = {}): Json {
  const now = iso(nextStamp())
  return {
    uuid: randomUUID(),
    created_on: now,
    type,
    message,
    payload,
    ...body,
    account: eventAccount,
    modified_on: now,
    delivery_report: [],
  }
}

export const stateMessage = ({ direction, from, to, state }: Leg): string =>
  `CallSCA ${direction} ${from} > ${to} - ${state}`

export const callState = (leg: Leg): Json =>
  envelope(
    'call_state',
    stateMessage(leg),
    { state: leg.state, duration: seconds(leg) },
    { call: callJson(leg), ref_id: leg.uuid },
  )

export function callFlow(leg: Leg, command: Command): Json {
  const { name, success, reason, path, attributes = {}, element = [], error = [], payload } = command
  return envelope(
    'call_flow',
    `${name}: success ${success}, reason: ${reason}`,
    { command: name, ...payload },
    {
      call: callJson(leg),
      call_flow: {
        uuid: randomUUID(),
        success,
        state: success ? 'success' : 'failed',
        reason,
        name,
        element,
        command: { name, attributes, success, path, error },
      },
    },
  )
}

/** No example of these is documented: named as the subscription is, with all that can be said in the payload. */
export const aboutRecord = (type: string, message: string, leg: Leg, payload: Json): Json =>
  envelope(type, message, payload, { call: callJson(leg), ref_id: leg.uuid })
