/** One event of the platform as a sentence: what happened, and why. What it carries is somebody else's text. */

import type { PlatformEvent, PlatformFlow, PlatformLeg } from '../phone/events.ts'
import { isolated, safeText } from './safeText.ts'
import type { Words } from './words/words.ts'

export interface Told {
  readonly sentence: string
  readonly tone: 'plain' | 'good' | 'bad'
  readonly why?: string
}

/** Cheap, and the same that `tellEvent` says: for counting and sorting out what is not in sight. */
export function toneOfEvent({ kind, flow, leg }: PlatformEvent): Told['tone'] {
  if (flow) return flow.success === false ? 'bad' : 'plain'
  if (kind !== 'call_state') return 'plain'
  return isFailed(leg) ? 'bad' : leg?.state === 'live' ? 'good' : 'plain'
}

/** A leg that ends without ever having been answered was not reached. */
const isFailed = (leg: PlatformLeg | undefined) =>
  leg?.state === 'hangup' && leg.cause !== undefined && leg.cause.code !== 16

export function tellEvent(event: PlatformEvent, words: Words): Told {
  if (event.flow) return flow(event.flow, words)
  if (event.kind === 'call_state' && event.leg?.state) return state(event.leg, event.leg.state, words)
  const kind = safeText(event.kind)
  const message = safeText(event.message)
  const known = Object.entries(words.platform.kinds).find(([name]) => kind.toLowerCase().includes(name))?.[1]
  const sentence = known ?? (message || kind)
  const why = known ? message : kind
  return { sentence, tone: 'plain', ...(why && why !== sentence && { why }) }
}

function state(leg: PlatformLeg, name: string, words: Words): Told {
  const { states, notReached, side } = words.platform
  const [from, to] = [named(leg.from), named(leg.to)]
  const failed = isFailed(leg)
  const known =
    Object.hasOwn(states, name) && name !== 'other'
      ? (name as Exclude<keyof typeof states, 'other'>)
      : undefined
  const sentence = failed
    ? notReached(to)
    : known
      ? states[known](from, to)
      : states.other(named(name), from, to)
  const party = leg.direction === 'in' ? from : to
  // A call has a leg on each side, and both are told in the same words.
  const why = [leg.cause && causeOf(leg.cause, words), party && side(party)].filter(Boolean).join(' · ')
  return { sentence, tone: failed ? 'bad' : name === 'live' ? 'good' : 'plain', ...(why && { why }) }
}

function flow(told: PlatformFlow, words: Words): Told {
  const { flow: f } = words.platform
  const command = named(told.command)
  const to = told.destinations.map(bareName).join(', ') || f.somebody
  const cause = told.cause && causeOf(told.cause, words)
  const reason = told.reason && safeText(told.reason)
  const then = told.branch.length ? f.goesOn(told.branch.map(named).join(', ')) : undefined
  const bad = told.success === false
  const why =
    [cause ?? (bad ? reason : undefined), then].filter(Boolean).join(' · ') || (bad ? undefined : reason)
  const plain: unknown = Object.hasOwn(f, command) ? f[command as keyof typeof f] : undefined
  const good = command === 'Dial' ? f.Dial(to) : typeof plain === 'string' ? plain : f.other(command)
  const sentence = !bad ? good : command === 'Dial' ? f.dialFailed(to) : f.failed(command)
  return { sentence, tone: bad ? 'bad' : 'plain', ...(why && { why }) }
}

/** `front.desk` of `sip:front.desk@acme.sip.opentact.org`: the rest is in the raw event. */
function bareName(address: string): string {
  return named(address.replace(/^sips?:/i, '').replace(/(.)@.*$/, '$1'))
}

const named = (text: string) => isolated(safeText(text))

/** Q.850 by number, FreeSWITCH by name: `NO_USER_RESPONSE` and 18 are the same. */
export function causeOf(cause: { readonly code?: number; readonly name?: string }, words: Words): string {
  const { causes, cause: say } = words.platform
  const code = cause.code ?? codes[cause.name ?? '']
  const known: string | undefined = (causes as Readonly<Record<string, string>>)[String(code)]
  return say(
    known ??
      safeText(cause.name ?? '')
        .toLowerCase()
        .replaceAll('_', ' '),
    code,
  )
}

/** FreeSWITCH's names (switch_types.h) for the causes of ITU-T Q.850 table 1. */
const codes: Readonly<Record<string, number>> = {
  UNALLOCATED_NUMBER: 1,
  NORMAL_CLEARING: 16,
  USER_BUSY: 17,
  NO_USER_RESPONSE: 18,
  NO_ANSWER: 19,
  SUBSCRIBER_ABSENT: 20,
  USER_NOT_REGISTERED: 20,
  CALL_REJECTED: 21,
  NUMBER_CHANGED: 22,
  DESTINATION_OUT_OF_ORDER: 27,
  INVALID_NUMBER_FORMAT: 28,
  NORMAL_UNSPECIFIED: 31,
  NORMAL_CIRCUIT_CONGESTION: 34,
  NETWORK_OUT_OF_ORDER: 38,
  NORMAL_TEMPORARY_FAILURE: 41,
  INCOMPATIBLE_DESTINATION: 88,
  RECOVERY_ON_TIMER_EXPIRE: 102,
  ORIGINATOR_CANCEL: 487,
}
