// `npm test`: types, lint, unused code, sizes, unit tests and browser tests, one after another, all of them whatever fails.
// `npm test -- unit browser` runs some. The closing line is `N passed, N failed`.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'softphone-test-'))

const steps = [
  { name: 'types', run: () => check('tsc', '-p', '.') },
  { name: 'lint', run: () => check('biome', 'ci', '.') },
  { name: 'unused', run: () => check('knip') },
  { name: 'sizes', run: () => check('node', join('test', 'sizes.mjs')) },
  { name: 'unit', run: unitTests },
  { name: 'browser', run: browserTests },
]

const wanted = process.argv.slice(2)
const chosen = steps.filter((step) => !wanted.length || wanted.includes(step.name))
const rows = []
try {
  for (const step of chosen) {
    console.log(`\n── ${step.name} ${'─'.repeat(60 - step.name.length)}`)
    const began = Date.now()
    const counted = await step.run()
    rows.push({ name: step.name, seconds: (Date.now() - began) / 1000, ...counted })
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

const passed = rows.reduce((sum, row) => sum + row.passed, 0)
const failed = rows.reduce((sum, row) => sum + row.failed, 0)
console.log()
for (const { name, seconds, passed, failed } of rows)
  console.log(
    `${failed ? '✗' : '✓'} ${name.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`,
  )
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed || !passed ? 1 : 0

/** One command that either passes or fails. */
async function check(command, ...args) {
  return (await run(command, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function unitTests() {
  const file = join(scratch, 'unit.json')
  const code = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readJson(file)
  return counts(code, report?.numPassedTests, report?.numFailedTests)
}

async function browserTests() {
  const chromium = await findChromium(() => run('playwright', ['install', 'chromium']))
  if (!chromium) return { passed: 0, failed: 1 }
  console.log(`Chromium: ${chromium}`)
  const file = join(scratch, 'browser.json')
  const code = await run('playwright', ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const { expected, flaky, unexpected } = readJson(file)?.stats ?? {}
  return counts(code, expected === undefined ? undefined : expected + flaky, unexpected)
}

/** A command that ends badly failed at least once, even where no test says so (a file that cannot be read, say). */
function counts(code, passed = 0, failed = 0) {
  return { passed, failed: code === 0 && passed > 0 ? failed : Math.max(failed, 1) }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // the command ended before it wrote any; its exit code tells
  }
}

/** Runs Node itself or a program of node_modules, with its output shown as it comes; its exit code. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const node = command === 'node'
    const program = node ? process.execPath : join(root, 'node_modules', '.bin', command)
    const windows = process.platform === 'win32' && !node
    const child = spawn(windows ? `"${program}.cmd"` : program, args, {
      cwd: root,
      stdio: 'inherit',
      shell: windows,
      env: { ...process.env, ...env },
    })
    child.on('error', (error) => {
      console.error(`${command} did not start (${error.message}). Has \`npm ci\` run?`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}
