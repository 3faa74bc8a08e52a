/** The body of `POST /sandbox/faults`, or what is wrong with it. */

import type { Faults, PacketTrouble } from './faults.ts'
import {
  type Body,
  isOneOf,
  isWholeWithin,
  isWithin,
  misfit,
  type Rule,
  type Rules,
  timeRule,
} from './rules.ts'

export interface FaultWish {
  readonly faults: Faults
  /** ms until they end by themselves. */
  readonly lasting?: number
}

const socketRule: Rule = {
  fits: isOneOf('drop', 'refuse', 'freeze', 'restart'),
  must: 'be drop, refuse, freeze or restart',
}
const ignoreRule: Rule = { fits: isOneOf('ignore'), must: 'be "ignore"' }
const packetTimeRule: Rule = { fits: isWithin(0, 10_000), must: 'be milliseconds, 10000 at most' }

const packetRules: Rules<keyof PacketTrouble> = {
  loss: { fits: isWithin(0, 1), must: 'be between 0 and 1' },
  delay: packetTimeRule,
  jitter: packetTimeRule,
}

const rules: Rules<keyof Faults | 'for'> = {
  sip: socketRule,
  feed: socketRule,
  crlf: ignoreRule,
  options: ignoreRule,
  register: { fits: isWholeWithin(400, 699), must: 'be a SIP status from 400 to 699' },
  retryAfter: { fits: isWholeWithin(0, 3600), must: 'be a number of seconds, 3600 at most' },
  reinvite: { fits: isOneOf(488, 491), must: 'be 488 or 491' },
  rtp: {
    fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    must: 'be an object with loss, delay or jitter',
  },
  for: timeRule,
}

export function readFaults(body: Body): FaultWish | string {
  const wrong = misfit(body, rules) ?? misfit((body['rtp'] ?? {}) as Body, packetRules, 'rtp.')
  if (wrong) return wrong
  const { for: lasting, rtp, ...plain } = body
  if (Object.keys(plain).length === 0 && rtp === undefined)
    return `Say what shall go wrong: ${Object.keys(rules).join(', ')}.`
  if (plain['retryAfter'] !== undefined && plain['register'] === undefined)
    return 'retryAfter belongs to register.'
  const packets = rtp as Partial<PacketTrouble> | undefined
  return {
    faults: { ...(plain as Faults), ...(packets && { rtp: { loss: 0, delay: 0, jitter: 0, ...packets } }) },
    ...(lasting !== undefined && { lasting: lasting as number }),
  }
}
