/** What was measured, held against its gate, and how it is shown. */

import { contestants, type Name } from './contestants.ts'

export type Samples = Readonly<Partial<Record<Name, readonly number[]>>>
export type Medians = Readonly<Partial<Record<Name, number>>>

export interface Gate {
  readonly text: string
  readonly holds: (medians: Required<Pick<Medians, 'ours'>> & Medians) => boolean
}

export interface Row {
  readonly name: string
  readonly unit: 'ms' | 'kB' | 'MB' | ''
  readonly samples: Samples
  /** None where nothing is promised. */
  readonly gate?: Gate
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
  const medians: Partial<Record<Name, number>> = {}
  const ratios: Partial<Record<Name, number>> = {}
  for (const { name } of contestants) {
    const samples = row.samples[name]
    if (samples?.length) medians[name] = median(samples)
  }
  const mine = medians.ours ?? Number.POSITIVE_INFINITY
  for (const { name } of contestants) {
    const theirs = medians[name]
    if (name !== 'ours' && theirs && Number.isFinite(theirs)) ratios[name] = mine / theirs
  }
  return { ...row, medians, ratios, ...(row.gate && { pass: row.gate.holds({ ...medians, ours: mine }) }) }
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const columns = [40, 10, 12, 7, 10, 7, 24, 4]
const peers = contestants.filter(({ name }) => name !== 'ours')

export const heading = line([
  'median of five',
  'ours',
  ...peers.flatMap(({ title }) => [title, 'ratio']),
  'gate',
  '',
])

export function shown({ name, unit, medians, ratios, gate, pass }: Verdict): string {
  const value = (one: Name) => (medians[one] === undefined ? '–' : `${rounded(medians[one])} ${unit}`.trim())
  const ratio = (one: Name) => (ratios[one] === undefined ? '' : `× ${rounded(ratios[one])}`)
  return line([
    name,
    value('ours'),
    ...peers.flatMap((peer) => [value(peer.name), ratio(peer.name)]),
    gate?.text ?? '–',
    pass === undefined ? '' : pass ? 'PASS' : 'FAIL',
  ])
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, i) => (i === 0 || i >= 6 ? cell.padEnd(columns[i] ?? 0) : cell.padStart(columns[i] ?? 0)))
    .join('  ')
    .trimEnd()
}

function rounded(value: number): string {
  if (!Number.isFinite(value)) return 'failed'
  if (Number.isInteger(value)) return value.toLocaleString('en')
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3)
}
