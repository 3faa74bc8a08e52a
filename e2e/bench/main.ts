/** Measures section by section, prints a line for each row, and writes them all to `.lab/bench.json`. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { byteRows } from './bytes.ts'
import { answerRows, inviteRows, pageRows, reconnectRows } from './clicks.ts'
import { interleaved } from './contestants.ts'
import { hostRows } from './hostPage.ts'
import { interactionRows } from './interactions.ts'
import { keyRows, swapRows } from './keys.ts'
import { listRows } from './lists.ts'
import { leftOverRows, manyCallRows } from './manyCalls.ts'
import type { Bench } from './pages.ts'
import { parseOnce } from './parse.ts'
import { heading, judge, partOfSimpleUser, type Row, rivalsOf, shown, type Verdict } from './rows.ts'
import { startSite } from './site.ts'
import { storyRows } from './stories.ts'
import { startStun } from './stun.ts'
import { startVisitor } from './visitor.ts'

const file = fileURLToPath(new URL('../../.lab/bench.json', import.meta.url))

async function* parseRows(): AsyncGenerator<Row> {
  const third = partOfSimpleUser(1 / 3, 'SIP.js / 3')
  yield { name: 'parse an INVITE', unit: 'ms', samples: await interleaved(parseOnce), gate: third }
}

const sections: Readonly<Record<string, (bench: Bench) => AsyncGenerator<Row>>> = {
  parse: parseRows,
  invite: inviteRows,
  answer: answerRows,
  page: pageRows,
  reconnect: reconnectRows,
  keys: keyRows,
  swap: swapRows,
  calls: manyCallRows,
  destroy: leftOverRows,
  story: storyRows,
  lists: listRows,
  interactions: interactionRows,
  host: hostRows,
  bytes: byteRows,
}

/** The exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = args.filter((arg) => arg !== '--gate')
  const unknown = asked.find((name) => !sections[name])
  if (unknown !== undefined) {
    console.error(`There is no ${unknown}. The sections are ${Object.keys(sections).join(', ')}; and --gate.`)
    return 1
  }
  const verdicts = await measureAll(asked.length ? asked : Object.keys(sections))
  save(verdicts)
  const failed = verdicts.filter(({ pass }) => pass === false)
  console.log(`\n${verdicts.length} rows, ${failed.length} failed. Written to .lab/bench.json.`)
  return args.includes('--gate') && failed.length ? 1 : 0
}

async function measureAll(names: readonly string[]): Promise<Verdict[]> {
  console.log('Building the pages …')
  const site = await startSite()
  const stun = await startStun()
  const visitor = await startVisitor(site.origin)
  const bench: Bench = { visitor, stun, calls: Number(process.env['BENCH_CALLS'] ?? 1000) }
  const verdicts: Verdict[] = []
  try {
    console.log('Times are of this machine and this hour: read the ratios.\n')
    let headed = ''
    for (const name of names)
      for await (const row of sections[name]?.(bench) ?? []) {
        const verdict = judge(row)
        verdicts.push(verdict)
        const head = heading(rivalsOf(row))
        if (head !== headed) console.log(head)
        headed = head
        console.log(shown(verdict))
      }
  } finally {
    await visitor.close()
    stun.close()
    await site.close()
  }
  return verdicts
}

function save(verdicts: readonly Verdict[]) {
  const rows = verdicts.map(({ gate, rivals: _, ...row }) => ({ ...row, ...(gate && { gate: gate.text }) }))
  const [cpu] = cpus()
  const machine = { node: process.version, cpu: cpu?.model, cpus: cpus().length, load: loadavg() }
  mkdirSync(new URL('.', `file://${file}`), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2)}\n`)
}
