/** The history as a file for other programs. */

import type { Call } from '../../phone/call.ts'
import { csvOf } from '../csv.ts'

export type Form = 'csv' | 'json'

interface Line {
  readonly time: string
  readonly direction: Call['direction']
  readonly name: string
  readonly number: string
  readonly address: string
  readonly outcome: string
  /** Talked, in seconds. */
  readonly seconds: number
}

export function exportCalls(calls: readonly Call[], form: Form): string {
  const lines = calls.map(lineOf)
  if (form === 'json') return `${JSON.stringify(lines, null, 2)}\n`
  const head = ['time', 'direction', 'name', 'number', 'address', 'outcome', 'seconds'] as const
  return csvOf([head, ...lines.map((line) => head.map((name) => String(line[name])))])
}

function lineOf({ direction, party, createdAt, state }: Call): Line {
  const { at, since, reason } =
    state.phase === 'ended' ? state : { at: createdAt, since: undefined, reason: undefined }
  return {
    time: new Date(createdAt).toISOString(),
    direction,
    name: party.name ?? '',
    number: party.user,
    address: party.address,
    outcome: reason ? `${reason.kind}${'by' in reason ? ` by ${reason.by}` : ''}` : '',
    seconds: since === undefined ? 0 : Math.round((at - since) / 1000),
  }
}
