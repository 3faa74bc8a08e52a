/** Events as the platform sent them in 2021 and 2022: the call is the payload, times in ms. */

import { causeOf, isNumber, iso, type Json, stampNames, stateMessage } from './eventShapes.ts'
import type { Command, Leg, LegState } from './leg.ts'
import { controlApp, eventAccount, tn } from './platformAccount.ts'

const { max_call_length_min: _, ...appBefore } = controlApp('')

const app = (name: string) => ({
  ...appBefore,
  name,
  tech_prefix: 100001,
  webhook_url: null,
  webhook_method: 'GET',
  webhook_request_timeout: 0,
})

function flatCall(leg: Leg, stamps: Json): Json {
  return {
    uuid: leg.uuid,
    direction: leg.direction,
    state: leg.state,
    from: leg.from,
    to: leg.to,
    created_on: iso(leg.createdAt),
    modified_on: iso(leg.modifiedAt),
    ...stamps,
    duration: leg.modifiedAt - leg.createdAt,
    type: 'CallSCA',
    ...causeOf(leg),
    ...(leg.parent && { parent: { uuid: leg.parent.uuid, thread: leg.thread } }),
    ...(leg.direction === 'in' && isNumber(leg.to) && { tn: tn(leg.to) }),
    ...(leg.app !== undefined && { sip_control_app: app(leg.app) }),
    account: eventAccount,
  }
}

/** A command's event says of every moment whether it came. */
function allStamps(leg: Leg): Json {
  const named = Object.entries(stampNames).map(([state, name]) => {
    const at = leg.stamps[state as LegState]
    return [name, at === undefined ? null : iso(at)]
  })
  const cause = { q850_cause: null, q850_cause_string: null, ...causeOf(leg) }
  return { ...Object.fromEntries(named), finished_on: null, state_end: null, ...cause }
}

const envelope = (type: string, message: string, payload: Json, more: Json = {}): Json => ({
  timestamp: iso(Date.now()),
  ...more,
  message,
  type,
  payload,
})

export function callState2022(leg: Leg): Json {
  const passed = Object.entries(leg.stamps).map(([state, at]) => [stampNames[state as LegState], iso(at)])
  return envelope('call_state', stateMessage(leg), flatCall(leg, Object.fromEntries(passed)))
}

export function callFlow2022(leg: Leg, command: Command): Json {
  const { name, success, reason, path, element = [], error = [], payload } = command
  const message = `[${success ? 'success' : 'failed'}] command ${path}, reason: ${reason}`
  return envelope(
    'call_flow',
    message,
    {
      command: { name, success, reason, path, children: element, error, ...payload },
      call: flatCall(leg, allStamps(leg)),
    },
    { success, command: name },
  )
}

export const aboutRecord2022 = (type: string, message: string, leg: Leg, payload: Json): Json =>
  envelope(type, message, { ...payload, call: flatCall(leg, allStamps(leg)) })
