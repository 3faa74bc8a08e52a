/** What was measured, held against its gate, and how it is shown. */

import { contestants } from './contestants.ts'

/** By name: ours, and whoever is beside us. */
export type Samples = Readonly<Partial<Record<string, readonly number[]>>>
export type Medians = Readonly<Partial<Record<string, number>>>

/** Somebody beside us. */
export interface Rival {
  readonly name: string
  readonly title: string
}

export interface Gate {
  readonly text: string
  readonly holds: (medians: { readonly ours: number } & Medians) => boolean
}

export interface Row {
  readonly name: string
  readonly unit: 'ms' | 'kB' | 'MB' | ''
  readonly samples: Samples
  /** None where nothing is promised. */
  readonly gate?: Gate
  /** Absent: those who take part in everything. */
  readonly rivals?: readonly Rival[]
}

export const atMost = (most: number, unit: Row['unit']): Gate => ({
  text: `≤ ${most}${unit && ` ${unit}`}`,
  holds: ({ ours }) => ours <= most,
})

/** Ours is at most this part of SimpleUser's. */
export const partOfSimpleUser = (part: number, text: string): Gate => ({
  text,
  // Where SimpleUser failed there is nothing to be compared with, and nothing is proved.
  holds: ({ ours, 'simple-user': theirs = Number.NaN }) => Number.isFinite(theirs) && ours <= part * theirs,
})

export interface Verdict extends Row {
  readonly medians: Medians
  readonly ratios: Medians
  readonly pass?: boolean
}

export function judge(row: Row): Verdict {
  const medians: Partial<Record<string, number>> = {}
  const ratios: Partial<Record<string, number>> = {}
  for (const [name, samples] of Object.entries(row.samples))
    if (samples?.length) medians[name] = median(samples)
  const ours = medians['ours'] ?? Number.POSITIVE_INFINITY
  for (const { name } of rivalsOf(row)) {
    const theirs = medians[name]
    if (theirs && Number.isFinite(theirs)) ratios[name] = ours / theirs
  }
  return { ...row, medians, ratios, ...(row.gate && { pass: row.gate.holds({ ...medians, ours }) }) }
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const always: readonly Rival[] = contestants.filter(({ name }) => name !== 'ours')
export const rivalsOf = ({ rivals = always }: Pick<Row, 'rivals'>): readonly Rival[] => rivals

export const heading = (rivals: readonly Rival[]): string =>
  line(
    'median of five',
    'ours',
    rivals.flatMap(({ title }) => [title, 'ratio']),
    'gate',
    '',
  )

export function shown(verdict: Verdict): string {
  const { name, unit, medians, ratios, gate, pass } = verdict
  const value = (one: string) =>
    medians[one] === undefined ? '–' : `${rounded(medians[one])} ${unit}`.trim()
  const ratio = (one: string) => (ratios[one] === undefined ? '' : `× ${rounded(ratios[one])}`)
  const beside = rivalsOf(verdict).flatMap((rival) => [value(rival.name), ratio(rival.name)])
  return line(
    name,
    value('ours'),
    beside,
    gate?.text ?? '–',
    pass === undefined ? '' : pass ? 'PASS' : 'FAIL',
  )
}

function line(name: string, ours: string, beside: readonly string[], gate: string, pass: string): string {
  const others = beside.map((cell, i) => cell.padStart(i % 2 ? 7 : 11))
  return [name.padEnd(40), ours.padStart(10), ...others, gate.padEnd(24), pass].join('  ').trimEnd()
}

function rounded(value: number): string {
  if (!Number.isFinite(value)) return 'failed'
  if (Number.isInteger(value)) return value.toLocaleString('en')
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3)
}
