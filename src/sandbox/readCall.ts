/** The body of `POST /sandbox/call`, or what is wrong with it. */

import type { CallOut } from './robotInvite.ts'
import { type Body, flagRule, isLine, isOneOf, misfit, type Rules, timeRule } from './rules.ts'

const headerName =
  /^(?:x-[a-z0-9-]+|user-to-user|alert-info|call-info|subject|p-asserted-identity|diversion|answer-mode)$/i

const rules: Rules<keyof CallOut> = {
  from: {
    fits: (value) => typeof value === 'string' && /^[\w+.*#-]{1,64}$/.test(value),
    must: 'be a number or a name',
  },
  to: { fits: (value) => typeof value === 'string', must: 'be the name of a user' },
  displayName: { fits: isLine, must: 'be one line of text' },
  headers: {
    fits: isHeaders,
    must: `be an object of one-line texts whose names fit ${headerName.source}`,
  },
  lateOffer: flagRule,
  earlyMedia: flagRule,
  challengeBye: { fits: isOneOf(true, false, 401, 407), must: 'be true, false, 401 or 407' },
  transferTo: {
    fits: (value) => typeof value === 'string' && /^(?:sips?:[^\s<>"]{1,256}|[\w+.*#-]{1,64})$/i.test(value),
    must: 'be a SIP address, a number or a name',
  },
  transferAfter: timeRule,
  hangUpAfter: timeRule,
  cancelAfter: timeRule,
}

export function readCall(body: Body): CallOut | string {
  for (const name of ['from', 'to'] as const)
    if (body[name] === undefined) return `${name} must ${rules[name].must}.`
  return misfit(body, rules) ?? (body as unknown as CallOut)
}

function isHeaders(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([name, text]) => headerName.test(name) && isLine(text))
  )
}
