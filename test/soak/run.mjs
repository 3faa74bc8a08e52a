// `npm run soak`: the long runs, by a seed of their own. `SEED=7 npm run soak` repeats one; `npm run soak -- calls` runs
// some. The closing line is `N passed, N failed`.

import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from '../chromium.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const seed = process.env.SEED ?? String(Math.floor(Math.random() * 2 ** 31))
const scratch = mkdtempSync(join(tmpdir(), 'softphone-soak-'))

// The first four run in memory, the last four in a Chromium against the sandbox.
const runs = [
  { name: 'frames', run: () => vitest('test/sip/fuzz.test.ts') },
  { name: 'events', run: () => vitest('test/feed/parse.test.ts', 'tampered with') },
  { name: 'faults', run: () => vitest('test/soak/soak.test.ts', 'fails at random moments') },
  { name: 'calls', run: () => vitest('test/soak/soak.test.ts', 'one after another') },
  { name: 'pages', run: () => browser('pages') },
  { name: 'browserCalls', run: () => browser('browserCalls') },
  { name: 'digits', run: () => browser('digits') },
  { name: 'flood', run: () => browser('flood') },
]

const wanted = process.argv.slice(2)
const chosen = runs.filter(({ name }) => !wanted.length || wanted.includes(name))
const commit = commitHere()
console.log(`seed ${seed}, commit ${commit}`)
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
    `${failed ? '✗' : '✓'} ${name.padEnd(12)} ${seconds.toFixed(1)} s  ${passed} passed, ${failed} failed`,
  )
console.log(`\nseed ${seed}, commit ${commit}; SEED=${seed} npm run soak repeats it`)
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

/** Runs the browser tests of `e2e/soak.spec.ts` whose name begins so. */
async function browser(words) {
  const chromium = await findChromium(() => program('playwright', ['install', 'chromium']))
  if (!chromium) return { passed: 0, failed: 1 }
  const report = join(scratch, `${rows.length}.json`)
  const args = ['test', '-c', 'e2e/playwright.config.ts', 'soak.spec.ts', '-g', `${words}: `]
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const code = await program('playwright', [...args, '--reporter=list,json'], env)
  const { expected = 0, flaky = 0, unexpected = 0 } = readJson(report)?.stats ?? {}
  const passed = expected + flaky
  return { passed, failed: code === 0 && passed > 0 ? unexpected : Math.max(unexpected, 1) }
}

/** By which commit a result can be had again; `+` where files differ from it. */
function commitHere() {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') && '+')
  } catch {
    return 'unknown' // a copy without its history
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // it ended before it wrote any; its exit code tells
  }
}

function program(name, args, env = {}) {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32'
    const path = join(root, 'node_modules', '.bin', name)
    const child = spawn(windows ? `"${path}.cmd"` : path, args, {
      cwd: root,
      stdio: 'inherit',
      shell: windows,
      env: { ...process.env, SOAK: '1', SEED: seed, ...env },
    })
    child.on('error', (error) => {
      console.error(`${name} did not start (${error.message}). Has \`npm ci\` run?`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}
