// `npm run soak`: the long runs, by a seed of their own. `SEED=7 npm run soak` repeats one; `npm run soak -- calls` runs
// some. The closing line is `N passed, N failed`.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const seed = process.env.SEED ?? String(Math.floor(Math.random() * 2 ** 31))
const scratch = mkdtempSync(join(tmpdir(), 'softphone-soak-'))

// What runs in memory. Runs in a browser are programs of their own and join this list.
const runs = [
  { name: 'frames', run: () => vitest('test/sip/fuzz.test.ts') },
  { name: 'faults', run: () => vitest('test/soak/soak.test.ts', 'fails at random moments') },
  { name: 'calls', run: () => vitest('test/soak/soak.test.ts', 'one after another') },
]

const wanted = process.argv.slice(2)
const chosen = runs.filter(({ name }) => !wanted.length || wanted.includes(name))
console.log(`seed ${seed}`)
const rows = []
try {
  for (const { name, run } of chosen) {
    console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
    const began = Date.now()
    rows.push({ name, ...(await run()), seconds: (Date.now() - began) / 1000 })
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

const passed = rows.reduce((sum, row) => sum + row.passed, 0)
const failed = rows.reduce((sum, row) => sum + row.failed, 0)
console.log()
for (const { name, seconds, passed, failed } of rows)
  console.log(
    `${failed ? '✗' : '✓'} ${name.padEnd(8)} ${seconds.toFixed(1)} s  ${passed} passed, ${failed} failed`,
  )
console.log(`\nseed ${seed}; SEED=${seed} npm run soak repeats it`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed || !passed ? 1 : 0

/** Runs the tests of one file, those whose name holds the words where some are given. */
async function vitest(file, words) {
  const report = join(scratch, `${rows.length}.json`)
  const names = words ? ['-t', words] : []
  const code = await program('vitest', [
    'run',
    file,
    ...names,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = readJson(report) ?? {}
  // A run that ends badly failed at least once, even where no test says so.
  return { passed, failed: code === 0 && passed > 0 ? failed : Math.max(failed, 1) }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // it ended before it wrote any; its exit code tells
  }
}

function program(name, args) {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32'
    const path = join(root, 'node_modules', '.bin', name)
    const child = spawn(windows ? `"${path}.cmd"` : path, args, {
      cwd: root,
      stdio: 'inherit',
      shell: windows,
      env: { ...process.env, SOAK: '1', SEED: seed },
    })
    child.on('error', (error) => {
      console.error(`${name} did not start (${error.message}). Has \`npm ci\` run?`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}
