import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const lockfile = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')

test('the lockfile names no registry host, so that any mirror can serve it', () => {
  const named = lockfile.split('\n').filter((line) => /"resolved":\s*"(https?:|git)/.test(line))
  expect(named, 'run: npm install --package-lock-only --omit-lockfile-registry-resolved').toEqual([])
})

// Development tools' binaries for other systems, which not every mirror carries; `npm ci` skips them by `os` and `cpu`.
const elsewhere = /^node_modules\/(@biomejs\/cli|@oxc-parser\/binding)-/

interface Entry {
  readonly integrity?: string
  readonly optional?: boolean
  readonly os?: readonly string[]
}

test('the lockfile pins every package of a registry by its checksum', () => {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, Entry> }
  const unpinned = Object.entries(packages).filter(
    ([path, { integrity, optional, os }]) =>
      path !== '' && !integrity && !(optional && os?.length && elsewhere.test(path)),
  )
  expect(unpinned.map(([path]) => path)).toEqual([])
})
