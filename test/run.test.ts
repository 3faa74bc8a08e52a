import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

function node(file: string, ...args: string[]) {
  const path = fileURLToPath(new URL(file, import.meta.url))
  return spawnSync(process.execPath, [path, ...args], { encoding: 'utf8' })
}

test('a test run in which nothing ran closes with its counts and fails', () => {
  const { status, stdout } = node('run.mjs', 'no-such-step')
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 0 failed')
  expect(status).toBe(1)
})

test('a command of a later release says so in one sentence and fails', () => {
  const { status, stderr } = node('notYet.mjs', 'soak')
  expect(stderr).toBe('`npm run soak` comes with a later release.\n')
  expect(status).toBe(1)
})
