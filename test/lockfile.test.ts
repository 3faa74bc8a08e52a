import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const lockfile = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')

test('the lockfile names no registry host, so that any mirror can serve it', () => {
  const named = lockfile.split('\n').filter((line) => /"resolved":\s*"(https?:|git)/.test(line))
  expect(named, 'run: npm install --package-lock-only --omit-lockfile-registry-resolved').toEqual([])
})

test('the lockfile pins every package of a registry by its checksum', () => {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, { integrity?: string }> }
  const unpinned = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.integrity)
  expect(unpinned.map(([path]) => path)).toEqual([])
})
