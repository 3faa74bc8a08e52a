/** All that helps to find out what went wrong, as one piece of JSON without secrets. */

import type { CallId } from '../phone/call.ts'
import type { PhoneEvent, PlatformEvent } from '../phone/events.ts'
import type { PhoneReport } from '../phone/phone.ts'
import type { PhoneState } from '../phone/state.ts'
import type { Journal } from './journal.ts'

export interface ReportParts {
  readonly at: number
  readonly versions: Readonly<Record<string, string>>
  readonly state: PhoneState
  readonly journal: Journal
  readonly trace: PhoneReport['trace']
  readonly media: Readonly<Record<CallId, readonly Record<string, unknown>[]>>
}

export function makeReport(parts: ReportParts): PhoneReport {
  const { state } = parts
  return {
    at: parts.at,
    versions: parts.versions,
    line: state.line,
    feed: state.feed,
    devices: state.devices,
    calls: state.calls.map((call) => ({ ...call, headers: hidden(call.headers) })),
    journal: parts.journal.facts().map(withoutPrivate),
    trace: parts.trace,
    media: parts.media,
  }
}

/** Digits may be a PIN, headers of a host page anything; the platform's events carry balances and addresses. */
function withoutPrivate(fact: PhoneEvent): Readonly<Record<string, unknown>> {
  switch (fact.type) {
    case 'call-digits-sent':
      return { ...fact, digits: '•'.repeat(fact.digits.length) }
    case 'call-added':
      return { ...fact, headers: hidden(fact.headers) }
    case 'platform-event':
      return { ...fact, event: bare(fact.event) }
    case 'directory-changed':
      return { ...fact, directory: fact.directory.length }
    default:
      return fact
  }
}

/** What was said, texted or pressed stands in the words of an event: of them the report has only what kind they are. */
function bare({ id, at, kind, source, leg, flow }: PlatformEvent): Readonly<Record<string, unknown>> {
  const { reason: _reason, ...command } = flow ?? {}
  return { id, at, kind, ...(source && { source }), ...(leg && { leg }), ...(flow && { flow: command }) }
}

function hidden(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, '(hidden)']))
}

/** Which statistics say something about a path; addresses stay, keys and identifiers of the browser go. */
const telling = new Set([
  'inbound-rtp',
  'outbound-rtp',
  'remote-inbound-rtp',
  'candidate-pair',
  'local-candidate',
  'remote-candidate',
  'codec',
  'transport',
])

export function tellingStats(entries: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return entries
    .filter((entry) => telling.has(String(entry['type'])))
    .map((entry) =>
      Object.fromEntries(
        Object.entries(entry).filter(([name]) => !/ufrag|certificate|usernameFragment/i.test(name)),
      ),
    )
}
