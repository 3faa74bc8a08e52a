/** What a command of the call flow did (Opentact XML): where its parts stand differs by generation, and may differ again. */

import type { PlatformFlow } from '../phone/events.ts'
import { field, list, text } from './clean.ts'
import { isOurs, type Self } from './ours.ts'

export function flowOf(read: object, self: Self): PlatformFlow | undefined {
  const payload = field(read, 'payload')
  const outer = firstOf(field(read, 'call_flow')) ?? firstOf(field(payload, 'call_flow'))
  const inner = firstOf(field(outer, 'command')) ?? firstOf(field(payload, 'command'))
  const message = text(read, 'message') ?? ''
  const command =
    text(outer, 'name') ??
    text(inner, 'name') ??
    text(read, 'command') ??
    text(payload, 'command') ??
    /^(?:\[\w+\] command )?([A-Z]\w*)\b/.exec(message)?.[1]
  if (!command) return undefined
  const success = [outer, inner, read, payload]
    .map((one) => field(one, 'success'))
    .find((one): one is boolean => typeof one === 'boolean')
  const reason =
    text(outer, 'reason') ?? text(inner, 'reason') ?? /\breason: (.*)$/s.exec(message)?.[1]?.trim()
  const state = text(outer, 'state')
  const path = text(inner, 'path')
  const elements = [...list(outer, 'element'), ...list(inner, 'children'), ...list(inner, 'element')]
  const destinations = elements
    .filter((one) => /^(?:To|Number|Sip)$/i.test(text(one, 'name') ?? ''))
    .map(textOf)
  const errors = list(inner, 'error').concat(list(outer, 'error'))
  const branch = elements.find((one) => text(one, 'name') === 'Error')
  const cause = causeIn(errors, reason)
  return {
    command: command.slice(0, 64),
    destinations: destinations.filter((one) => one !== undefined),
    toUs: destinations.some((one) => one !== undefined && isOurs(one, self)),
    /** What the flow goes on with after the failure. */
    branch: list(branch, 'children')
      .map((one) => text(one, 'name'))
      .filter((one) => one !== undefined),
    ...(success !== undefined && { success }),
    ...(reason && { reason }),
    ...(state && { state }),
    ...(path && { path }),
    ...(cause && { cause }),
  }
}

/** FreeSWITCH says it by name in the reason, the platform by number in its own list. */
function causeIn(errors: readonly unknown[], reason: string | undefined): PlatformFlow['cause'] {
  for (const error of errors) {
    const code = Number(text(error, 'code'))
    const name = text(error, 'text') ?? text(error, 'name')
    if (Number.isInteger(code) && code > 0) return { code, ...(name && { name }) }
  }
  const name = /\b(?:ERR\s+)?([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+)\b/.exec(reason ?? '')?.[1]
  return name ? { name } : undefined
}

/** An object, an array of one, or nothing at all: all three have to do. */
function firstOf(value: unknown): object | undefined {
  const one = Array.isArray(value) ? value[0] : value
  return typeof one === 'object' && one !== null ? one : undefined
}

function textOf(element: unknown): string | undefined {
  return (text(element, 'text') ?? text(element, 'value') ?? text(element, 'content'))?.trim()
}
